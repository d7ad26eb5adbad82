import { openDatabase } from '../../store/database.ts'
import { startEmbeddedMeilisearch } from '../../store/embedded-meilisearch.ts'
import { createMeilisearch } from '../../store/meilisearch-client.ts'

export type KeptPage = { url: string; portalId: string; outcome: string | null; settled: boolean; fetchedAt: Date | null }

/** Every page that a stopped or killed process left in its data folder. */
export async function keptPages(dataDir: string): Promise<KeptPage[]> {
  const database = await openDatabase({ dataDir })
  try {
    const rows = await database.kysely
      .selectFrom('pages')
      .select(['url', 'portal_id', 'outcome', 'settled_run', 'fetched_at'])
      .execute()
    return rows.map((row) => ({
      url: row.url,
      portalId: row.portal_id,
      outcome: row.outcome,
      settled: row.settled_run !== null,
      fetchedAt: row.fetched_at,
    }))
  } finally {
    await database.close()
  }
}

/** The URLs of all documents that the engine of a data folder holds: what can be found. */
export async function searchableUrls(dataDir: string, indexUid = 'passages'): Promise<string[]> {
  const engine = await startEmbeddedMeilisearch({ dataDir })
  try {
    const index = createMeilisearch(engine).index<{ url: string; ordinal: number }>(indexUid)
    const { results } = await index.getDocuments({ filter: 'ordinal = 0', fields: ['url'], limit: 100_000 })
    return results.map(({ url }) => url)
  } finally {
    await engine.stop()
  }
}
