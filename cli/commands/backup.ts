import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../../config/settings.ts'
import { AppError } from '../../domain/errors.ts'
import { openStore } from '../open-store.ts'
import type { Terminal } from '../terminal.ts'

const MIB = 1024 * 1024

/**
 * Writes the embedded database into one file; the engine can be made from it again. Nothing else may use this `DATA_DIR` meanwhile.
 * @throws {AppError BAD_USAGE} the database is a server, or the file is there already
 */
export async function backUp(settings: Settings, file: string, terminal: Terminal, stack: AsyncDisposableStack): Promise<void> {
  onlyEmbedded(settings, 'pg_dump "$DATABASE_URL" > liencong.sql')
  if (existsSync(file)) throw new AppError('BAD_USAGE', `${file} is there already: choose another name`)
  const { database } = await openStore(settings, stack)
  const bytes = await database.dump()
  writeFileSync(file, bytes, { mode: 0o600, flag: 'wx' })
  terminal.line(`${file}: ${Math.ceil(bytes.length / MIB)} MiB. liencong restore brings it back into an empty DATA_DIR.`)
}

/**
 * Brings a backup back into a `DATA_DIR` that has no database yet, and marks every document to be pushed to the engine.
 * @throws {AppError BAD_USAGE} there is a database already, or the file is no backup
 */
export async function restore(settings: Settings, file: string, terminal: Terminal, stack: AsyncDisposableStack): Promise<void> {
  onlyEmbedded(settings, 'psql "$DATABASE_URL" < liencong.sql')
  const folder = join(settings.DATA_DIR, 'postgres')
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new AppError('BAD_USAGE', `there is a database in ${folder} already: restore into an empty DATA_DIR`)
  if (!existsSync(file) || !statSync(file).isFile()) throw new AppError('BAD_USAGE', `there is no file ${file}`)
  const store = await openStore(settings, stack, readFileSync(file))
  await store.documents.resetIndexed()
  const { known, waitingForEngine } = await store.coverage.totals()
  terminal.line(`${known} pages and ${waitingForEngine} documents are back. liencong index pushes the documents to the engine.`)
}

function onlyEmbedded({ DATABASE_URL }: Settings, instead: string): void {
  if (DATABASE_URL) throw new AppError('BAD_USAGE', `DATABASE_URL is a server, which has tools of its own: ${instead}`)
}
