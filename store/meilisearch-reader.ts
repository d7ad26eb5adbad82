import type { FederatedMultiSearchParams, Meilisearch, MultiSearchParams } from 'meilisearch'
import type { Passage } from '../domain/document.ts'
import type { EngineFilter, EngineHit, EngineQuery, EngineRequest, SearchReader } from '../domain/ports.ts'
import { FACETS, type Facet } from '../domain/search.ts'
import { toEngineError } from './meilisearch-client.ts'

/** The engine's attribute behind each facet of the API. */
const ATTRIBUTES: Record<Facet, string> = {
  portal: 'portal',
  level: 'level',
  province: 'province',
  kind: 'kind',
  topic: 'topics',
  year: 'year',
}
const FIELDS: Record<EngineQuery['field'], string[]> = {
  // With the numbers, so that it finds a document whose number stands nowhere in its text.
  plain: ['numbers', 'title', 'heading', 'text'],
  accented: ['titleX', 'textX'],
  number: ['numbers'],
}

/** Hits beyond which texts are fetched only for the page that is shown. */
const DEEP_HITS = 100

/** Everything of a passage but the accent codes, which only the engine needs. */
const RETRIEVED: (keyof Passage)[] = [
  'id',
  'documentId',
  'ordinal',
  'portal',
  'level',
  'province',
  'kind',
  'topics',
  'year',
  'language',
  'publishedAt',
  'url',
  'title',
  'heading',
  'text',
  'numbers',
  'documentNumber',
  'issuer',
]

export function createSearchReader({ client, indexUid }: { client: Meilisearch; indexUid: string }): SearchReader {
  /**
   * The engine keeps one passage of a document within each query, not over their union. So as many hits are asked for as
   * there could be twins, and the best of each document is kept; far down the list first only their ids.
   */
  const search = async (request: EngineRequest): Promise<EngineHit[]> => {
    const filter = filterOf(request.filter)
    const isSingle = request.queries.length === 1
    const wanted = (request.offset + request.limit) * request.queries.length
    const isDeep = !isSingle && wanted > DEEP_HITS
    const { hits } = await client.multiSearch<FederatedMultiSearchParams, Passage>({
      federation: isSingle ? { limit: request.limit, offset: request.offset } : { limit: wanted, offset: 0 },
      queries: request.queries.map((query) => ({
        ...toQuery(indexUid, query, filter),
        attributesToRetrieve: isDeep ? ['id', 'documentId'] : RETRIEVED,
        federationOptions: { weight: query.weight },
        ...(request.sort === 'date' ? { sort: ['publishedAt:desc'] } : {}),
      })),
    })
    const found = hits.map((hit) => ({ passage: hit as unknown as Passage, score: hit._federation?.weightedRankingScore ?? 0 }))
    if (isSingle) return found
    const page = bestOfEachDocument(found).slice(request.offset, request.offset + request.limit)
    if (!isDeep) return page
    const passages = await index.getDocuments({
      ids: page.map(({ passage }) => passage.id),
      limit: page.length,
      fields: RETRIEVED,
    })
    const byId = new Map(passages.results.map((passage) => [passage.id, passage as Passage]))
    return page.flatMap(({ passage, score }) => {
      const whole = byId.get(passage.id)
      return whole ? [{ passage: whole, score }] : []
    })
  }
  const index = client.index<Passage>(indexUid)

  return {
    search: (request) => translated(() => search(request)),
    count: (request) =>
      translated(async () => {
        const chosen = FACETS.filter((facet) => (request.filter[facet]?.length ?? 0) > 0)
        const asked = [
          { facets: FACETS.filter((facet) => !chosen.includes(facet)), filter: request.filter },
          ...chosen.map((facet) => ({ facets: [facet], filter: { ...request.filter, [facet]: [] } })),
        ]
        // Not federated: only then does the engine count documents, by its distinct attribute, and not passages. With
        // `hitsPerPage` it counts to the end instead of estimating.
        const { results } = await client.multiSearch<MultiSearchParams, Passage>({
          queries: asked.map(({ facets, filter }) => ({
            ...toQuery(indexUid, request.widest, filterOf(filter)),
            facets: facets.map((facet) => ATTRIBUTES[facet]),
            attributesToRetrieve: ['id'],
            hitsPerPage: 1,
            page: 1,
          })),
        })
        const counts = Object.assign({}, ...results.map((result) => result.facetDistribution ?? {})) as Record<
          string,
          Record<string, number>
        >
        return {
          total: results[0]?.totalHits ?? 0,
          facets: Object.fromEntries(FACETS.map((facet) => [facet, counts[ATTRIBUTES[facet]] ?? {}])) as Record<
            Facet,
            Record<string, number>
          >,
        }
      }),
    health: async () => {
      try {
        await client.health()
        return true
      } catch {
        // Not reachable is the answer.
        return false
      }
    },
  }
}

function toQuery(indexUid: string, { text, field, matching }: EngineQuery, filter: string[]) {
  const fields = text ? FIELDS[field] : undefined
  return { indexUid, q: text, filter, matchingStrategy: matching, ...(fields ? { attributesToSearchOn: fields } : {}) }
}

function bestOfEachDocument(hits: readonly EngineHit[]): EngineHit[] {
  const seen = new Set<string>()
  return hits.filter(({ passage }) => !seen.has(passage.documentId) && seen.add(passage.documentId))
}

/** Values of one facet are joined by OR, facets by AND. Values are quoted: they come from whoever asks. */
function filterOf(filter: EngineFilter): string[] {
  return FACETS.flatMap((facet) => {
    const values = filter[facet] ?? []
    return values.length > 0
      ? [
          `${ATTRIBUTES[facet]} IN [${values.map((value) => (typeof value === 'number' ? value : JSON.stringify(value))).join(', ')}]`,
        ]
      : []
  })
}

async function translated<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw toEngineError(error)
  }
}
