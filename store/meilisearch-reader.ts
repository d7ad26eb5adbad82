import type { FederatedMultiSearchParams, Meilisearch, MultiSearchParams } from 'meilisearch'
import type { Passage } from '../domain/document.ts'
import type { EngineFilter, EngineQuery, SearchReader } from '../domain/ports.ts'
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
  plain: ['title', 'heading', 'text'],
  accented: ['titleX', 'textX'],
  number: ['numbers'],
}

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
  return {
    search: (request) =>
      translated(async () => {
        const filter = filterOf(request.filter)
        const { hits } = await client.multiSearch<FederatedMultiSearchParams, Passage>({
          federation: { limit: request.limit, offset: request.offset },
          queries: request.queries.map((query) => ({
            ...toQuery(indexUid, query, filter),
            attributesToRetrieve: RETRIEVED,
            federationOptions: { weight: query.weight },
            ...(request.sort === 'date' ? { sort: ['publishedAt:desc'] } : {}),
          })),
        })
        return hits.map((hit) => ({ passage: hit as unknown as Passage, score: hit._federation?.weightedRankingScore ?? 0 }))
      }),
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
