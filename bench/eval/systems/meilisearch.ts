import type { EvalSystem } from '../eval-system.ts'
import { engineKey, ordinalOf, startScratchEngine, toEngineBatches } from '../scratch-engine.ts'

/** Meilisearch as it comes: one index, default settings, documents and questions as they are. */
export async function createMeilisearchSystem(): Promise<EvalSystem> {
  const engine = await startScratchEngine()
  const index = engine.client.index<{ id: string; title: string; text: string }>('eval')
  const ids: string[] = []
  return {
    name: 'meilisearch',
    index: async (documents) => {
      const tasks = []
      for (const batch of toEngineBatches(documents)) {
        const records = batch.map(({ id, title, text }) => ({ id: engineKey(ids.push(id) - 1), title, text }))
        tasks.push(await index.addDocuments(records, { primaryKey: 'id' }))
      }
      await engine.untilDone(tasks)
    },
    search: async (question, limit) => {
      const { hits } = await index.search(question, { limit, attributesToRetrieve: ['id'] })
      return hits.map((hit) => ids[ordinalOf(hit.id)] ?? '')
    },
    close: () => engine.stop(),
  }
}
