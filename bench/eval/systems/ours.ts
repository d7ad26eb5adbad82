import { answerSearch } from '../../../api/search/answer.ts'
import { createNames } from '../../../config/names.ts'
import { loadRegistry } from '../../../config/portal-registry.ts'
import type { StoredDocument } from '../../../domain/document.ts'
import type { Portal } from '../../../domain/portal.ts'
import { MAX_QUERY_CHARS, searchRequestSchema } from '../../../domain/search.ts'
import { factsOf } from '../../../indexer/describe/describe.ts'
import { indexSettings } from '../../../indexer/index-settings.ts'
import { toPassages } from '../../../indexer/passages.ts'
import { push } from '../../../indexer/push.ts'
import { createSearchReader } from '../../../store/meilisearch-reader.ts'
import { createSearchWriter } from '../../../store/meilisearch-writer.ts'
import { createTermStatistics } from '../../../vietnamese/term-statistics.ts'
import type { EvalDocument, EvalSystem } from '../eval-system.ts'
import { engineKey, ordinalOf, startScratchEngine, toEngineBatches } from '../scratch-engine.ts'

/** Most hits that one call of the API gives. */
const MAX_PER_PAGE = 50

/** This project: documents described, split and written as the indexer does, questions answered by the path of the API. */
export async function createOursSystem(): Promise<EvalSystem> {
  const engine = await startScratchEngine()
  const registry = loadRegistry('config/portals')
  const [portal] = registry.portals as [Portal, ...Portal[]]
  const parts = { client: engine.client, indexUid: 'eval' }
  const writer = createSearchWriter({ ...parts, settings: indexSettings() })
  const statistics = createTermStatistics()
  const asked = { reader: createSearchReader(parts), registry, names: createNames(registry), statistics, clock: () => new Date() }
  const ids: string[] = []
  return {
    name: 'ours',
    index: async (documents) => {
      await writer.prepare()
      await push(writer, toEngineBatches(documents), (batch) => {
        const read = batch.map((document) => toPassages(toStored(document, engineKey(ids.push(document.id) - 1), portal), portal))
        for (const { counts } of read) statistics.apply(counts)
        return { documents: read, removedIds: [] }
      })
    },
    search: async (question, limit) => {
      const perPage = Math.min(limit, MAX_PER_PAGE)
      const found: string[] = []
      for (let page = 1; found.length < limit; page += 1) {
        const request = searchRequestSchema.parse({ q: cut(question), page, perPage })
        const { hits } = await answerSearch(asked, request)
        found.push(...hits.map(({ documentId }) => ids[ordinalOf(documentId)] ?? ''))
        if (hits.length < perPage) break
      }
      return found
    },
    close: () => engine.stop(),
  }
}

function toStored({ title, text }: EvalDocument, pageId: string, portal: Portal): StoredDocument {
  const url = `${portal.baseUrls[0]}/${pageId}`
  return {
    pageId,
    portalId: portal.id,
    url,
    seenAt: '2026-01-01T00:00:00Z',
    title,
    summary: null,
    text,
    language: 'vi',
    publishedAt: null,
    updatedAt: null,
    author: null,
    breadcrumb: [],
    attachments: [],
    image: null,
    pageStarts: null,
    story: null,
    // The store tells copies, and there is none here.
    ...factsOf({ url, title, text, breadcrumb: [], publishedAt: null }),
  }
}

/** The API refuses longer questions, so a person would have to shorten them too. */
function cut(question: string): string {
  return question.length <= MAX_QUERY_CHARS ? question : question.slice(0, MAX_QUERY_CHARS).replace(/\s\S*$/, '')
}
