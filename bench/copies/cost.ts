import { randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Fingerprint } from '../../domain/document.ts'
import { fingerprintOf } from '../../indexer/describe/fingerprint.ts'
import { openDatabase } from '../../store/database.ts'
import type { Schema } from '../../store/schema.ts'
import { tellStories } from '../../store/stories.ts'
import { labelledCopies } from './labelled-copies.ts'

export type CopiesCost = {
  database: string
  documents: number
  fingerprintUs: number
  newUs: number
  copyUs: number
  unchangedUs: number
}

const BATCH = 5000
const MEASURED = 300
const MEASURED_BATCH = 25

/**
 * What a page costs beside so many others: taking its fingerprint, and finding and telling its copies in the recorder's transaction, for a
 * page that is like none, one that is a copy and one that was there already.
 */
export async function copiesCost(documents: number, databaseUrl: string | undefined): Promise<CopiesCost> {
  const folder = mkdtempSync(join(tmpdir(), 'liencong-copies-'))
  const database = await openDatabase(databaseUrl ? { databaseUrl, dataDir: folder } : { dataDir: folder })
  try {
    await fill(database.kysely, documents)
    const originals = Array.from({ length: MEASURED }, aFingerprint)
    const timed = async (prefix: string, fingerprints: readonly Fingerprint[]) => {
      const startedMs = performance.now()
      for (let from = 0; from < MEASURED; from += MEASURED_BATCH) {
        const changes = fingerprints
          .slice(from, from + MEASURED_BATCH)
          .map((fingerprint, index) => ({ pageId: `${prefix}${from + index}`, fingerprint, number: null }))
        await database.kysely.transaction().execute((trx) => tellStories(trx, changes))
      }
      return Math.round(((performance.now() - startedMs) * 1000) / MEASURED)
    }
    await timed('warm', Array.from({ length: MEASURED }, aFingerprint))
    return {
      database: databaseUrl ? 'PostgreSQL' : 'PGlite',
      documents,
      fingerprintUs: fingerprintCost(),
      newUs: await timed('new', originals),
      copyUs: await timed('copy', originals),
      unchangedUs: await timed('copy', originals),
    }
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function fingerprintCost(): number {
  const texts = labelledCopies().slice(0, 1000)
  const startedMs = performance.now()
  for (const { lines } of texts) fingerprintOf(lines)
  return Math.round(((performance.now() - startedMs) * 1000) / texts.length)
}

/** Rows in bulk, the index of bands behind them: only what one page costs more is measured. */
async function fill(db: Kysely<Schema>, documents: number): Promise<void> {
  await sql`drop index fingerprints_bands`.execute(db)
  for (let from = 0; from < documents; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, documents - from) }, (_, index) => ({
      page_id: `p${from + index}`,
      ...aFingerprint(),
    }))
    await sql`
      insert into fingerprints (page_id, story_id, exact, bands, shingles, tells, words)
      select page_id, nextval('story_ids'), exact, bands, decode(shingles, 'base64'), decode(tells, 'base64'), words
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(page_id text, exact text, bands integer[], shingles text, tells text, words integer)`.execute(db)
  }
  await sql`create index fingerprints_bands on fingerprints using gin (bands) with (fastupdate = off)`.execute(db)
}

function aFingerprint(): Fingerprint {
  return {
    exact: randomBytes(12).toString('hex'),
    bands: Array.from({ length: 21 }, () => randomInt(-(2 ** 31), 2 ** 31)),
    shingles: randomBytes(64).toString('base64'),
    tells: randomBytes(32).toString('base64'),
    words: 400,
  }
}
