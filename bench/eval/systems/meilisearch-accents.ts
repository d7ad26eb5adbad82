import type { FederatedMultiSearchParams } from 'meilisearch'
import { accentCode } from '../../../vietnamese/accent-code.ts'
import { hasAccents } from '../../../vietnamese/normalize.ts'
import type { EvalSystem } from '../eval-system.ts'
import { engineKey, ordinalOf, startScratchEngine, toEngineBatches } from '../scratch-engine.ts'

const INDEX = 'eval'
const PLAIN = ['title', 'text']
const ENCODED = ['titleX', 'textX']
const WEIGHTS = { encoded: 1, plain: 0.8 }

/**
 * Meilisearch with accents that count: beside each field its accent code, and a question with accents asked of both in one
 * federated search.
 */
export async function createMeilisearchAccentsSystem(): Promise<EvalSystem> {
  const engine = await startScratchEngine()
  const index = engine.client.index(INDEX)
  const ids: string[] = []
  return {
    name: 'meilisearch-accents',
    index: async (documents) => {
      const tasks = [
        await index.updateSettings({
          searchableAttributes: [...PLAIN, ...ENCODED],
          typoTolerance: { disableOnAttributes: ENCODED },
        }),
      ]
      for (const batch of toEngineBatches(documents)) {
        const records = batch.map(({ id, title, text }) => ({
          id: engineKey(ids.push(id) - 1),
          title,
          text,
          titleX: accentCode(title),
          textX: accentCode(text),
        }))
        tasks.push(await index.addDocuments(records, { primaryKey: 'id' }))
      }
      await engine.untilDone(tasks)
    },
    search: async (question, limit) => {
      const queries = [
        ...(hasAccents(question) ? [{ q: accentCode(question), fields: ENCODED, weight: WEIGHTS.encoded }] : []),
        { q: question, fields: PLAIN, weight: WEIGHTS.plain },
      ]
      const { hits } = await engine.client.multiSearch<FederatedMultiSearchParams, { id: string }>({
        federation: { limit },
        queries: queries.map(({ q, fields, weight }) => ({
          indexUid: INDEX,
          q,
          attributesToSearchOn: fields,
          attributesToRetrieve: ['id'],
          federationOptions: { weight },
        })),
      })
      return hits.map((hit) => ids[ordinalOf(String(hit.id))] ?? '')
    },
    close: () => engine.stop(),
  }
}
