import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { type ConstructorOptions, fromPglite } from 'pg-boss'
import { AppError } from '../domain/errors.ts'
import { lockDataDir } from './data-lock.ts'
import { migrateToLatest } from './migrations.ts'
import type { Schema } from './schema.ts'

/** An open database with what pg-boss needs to share it. */
export type Database = {
  kysely: Kysely<Schema>
  /** True for PGlite in `dataDir`: one process owns it, so nobody else can hold a job or a run. */
  embedded: boolean
  bossOptions: ConstructorOptions
  /** The clock of the database. */
  now(): Promise<Date>
  /** All of the embedded database as a compressed archive. @throws of a server */
  dump(): Promise<Uint8Array>
  close(): Promise<void>
}

/**
 * Opens the database and brings its schema up to date: a PostgreSQL server when `databaseUrl` is given, else PGlite in
 * `dataDir/postgres`, which only one process at a time may use.
 * @throws {AppError STORE_LOCKED} another process uses `dataDir` · {AppError STORE_UNAVAILABLE} it cannot be opened
 */
export async function openDatabase(options: {
  databaseUrl?: string | undefined
  dataDir: string
  /** What `dump` gave, to begin a new embedded database with. */
  archive?: Uint8Array<ArrayBuffer> | undefined
}): Promise<Database> {
  const database = options.databaseUrl ? openServer(options.databaseUrl) : await openEmbedded(options.dataDir, options.archive)
  try {
    await migrateToLatest(database.kysely)
    return database
  } catch (cause) {
    await database.close()
    const where = options.databaseUrl ? 'the PostgreSQL server of DATABASE_URL' : `the embedded database in ${options.dataDir}`
    throw new AppError('STORE_UNAVAILABLE', `${where} cannot be used: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
}

function openServer(databaseUrl: string): Database {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, connectionTimeoutMillis: 10_000 })
  // An idle connection that the server drops must not end the process; the next query reports the trouble.
  pool.on('error', () => {})
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return {
    kysely,
    embedded: false,
    bossOptions: { connectionString: databaseUrl },
    now: () => clockOf(kysely),
    dump: () => Promise.reject(new Error('a server is dumped by its own tools')),
    close: () => kysely.destroy(),
  }
}

async function clockOf(kysely: Kysely<Schema>): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(kysely)
  return rows[0]?.now ?? new Date(Number.NaN)
}

async function openEmbedded(dataDir: string, archive?: Uint8Array<ArrayBuffer>): Promise<Database> {
  mkdirSync(dataDir, { recursive: true })
  const unlock = lockDataDir(dataDir, 'postgres')
  let pglite: PGlite
  try {
    pglite = await PGlite.create(join(dataDir, 'postgres'), archive ? { loadDataDir: new Blob([archive]) } : {})
  } catch (cause) {
    unlock()
    throw new AppError('STORE_UNAVAILABLE', `the embedded database in ${dataDir} cannot be opened`, { cause })
  }
  const kysely = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) })
  return {
    kysely,
    embedded: true,
    bossOptions: { db: fromPglite(pglite), backend: 'pglite' },
    now: () => clockOf(kysely),
    dump: async () => new Uint8Array(await (await pglite.dumpDataDir('gzip')).arrayBuffer()),
    close: async () => {
      if (!pglite.closed) await pglite.close()
      unlock()
    },
  }
}
