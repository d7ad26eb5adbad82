import { randomUUID } from 'node:crypto'
import { answerSearch } from '../../api/search/answer.ts'
import type { Names } from '../../config/names.ts'
import { createNames } from '../../config/names.ts'
import type { StoredDocument } from '../../domain/document.ts'
import type { SearchReader, SearchWriter } from '../../domain/ports.ts'
import { type SearchRequest, type SearchResult, searchRequestSchema } from '../../domain/search.ts'
import { indexSettings } from '../../indexer/index-settings.ts'
import { toPassages } from '../../indexer/passages.ts'
import { push } from '../../indexer/push.ts'
import { startEmbeddedMeilisearch } from '../../store/embedded-meilisearch.ts'
import { createMeilisearch } from '../../store/meilisearch-client.ts'
import { createSearchReader } from '../../store/meilisearch-reader.ts'
import { createSearchWriter } from '../../store/meilisearch-writer.ts'
import { addCounts, emptyCounts, type TermCounts } from '../../vietnamese/term-counts.ts'
import { createTermStatistics } from '../../vietnamese/term-statistics.ts'
import { aStoredDocument } from './a-document.ts'
import { aPortal, aRegistry } from './a-portal.ts'
import { temporaryFolder } from './liencong.ts'

/** A real engine of a test's own, with what asks it and what fills it. */
export type TestEngine = {
  writer: SearchWriter
  reader: SearchReader
  names: Names
  /** Indexes documents of which a test names only what matters. */
  index(...documents: Partial<StoredDocument>[]): Promise<void>
  ask(question: Partial<SearchRequest>): Promise<SearchResult>
  /** Titles of the hits, best first. */
  titles(question: Partial<SearchRequest>): Promise<string[]>
  stop(): Promise<void>
}

const PORTALS = [
  aPortal({ id: 'mot', name: 'Cổng một', level: 'ministry', baseUrls: ['http://mot.test'] }),
  aPortal({ id: 'hai', name: 'Cổng hai', level: 'province', province: 'quang-ninh', baseUrls: ['http://hai.test'] }),
  aPortal({ id: 'ba', name: 'Cổng ba', level: 'government', baseUrls: ['http://ba.test'] }),
]

export async function startTestEngine(): Promise<TestEngine> {
  const engine = await startEmbeddedMeilisearch({ dataDir: temporaryFolder('engine') })
  const index = { client: createMeilisearch(engine), indexUid: `test-${randomUUID()}` }
  const writer = createSearchWriter({ ...index, settings: indexSettings() })
  const reader = createSearchReader(index)
  const registry = aRegistry(...PORTALS)
  const names = createNames(registry)
  const statistics = createTermStatistics()
  /** What the present version of each document adds to the statistics. */
  const counted = new Map<string, TermCounts>()
  await writer.prepare()
  const ask = (question: Partial<SearchRequest>) =>
    answerSearch({ reader, registry, names, statistics, clock: () => new Date() }, searchRequestSchema.parse(question))
  return {
    writer,
    reader,
    names,
    index: async (...documents) => {
      const read = (partial: Partial<StoredDocument>) => {
        const document = aStoredDocument(partial)
        const portal = registry.byId.get(document.portalId)
        if (!portal) throw new Error(`no portal ${document.portalId}`)
        return toPassages(document, portal)
      }
      const [pushed] = await push(writer, [documents], () => ({ documents: documents.map(read), removedIds: [] }))
      if (pushed?.refusal) throw pushed.refusal
      for (const { documentId, counts } of pushed?.documents ?? []) {
        const before = counted.get(documentId)
        if (before) statistics.apply(minus(before))
        statistics.apply(counts)
        counted.set(documentId, counts)
      }
    },
    ask,
    titles: async (question) => (await ask(question)).hits.map(({ title }) => title),
    stop: () => engine.stop(),
  }
}

function minus(counts: TermCounts): TermCounts {
  const negative = emptyCounts()
  addCounts(negative, counts, -1)
  return negative
}
