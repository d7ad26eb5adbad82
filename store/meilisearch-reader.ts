import type { FederatedMultiSearchParams, Meilisearch, MultiSearchParams } from 'meilisearch'
import type { Passage } from '../domain/document.ts'
import { AppError } from '../domain/errors.ts'
import type { EngineField, EngineFilter, EngineQuery, EngineRequest, SearchReader } from '../domain/ports.ts'
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
/** Attributes of a field. Anywhere is everywhere: naming all attributes would cost the engine three times as much. */
const FIELDS: Record<EngineField, string[] | undefined> = {
  title: ['titleTerms'],
  key: ['titleTerms', 'keyTerms'],
  any: undefined,
  number: ['numberTerms'],
}
/** The first passage of a document stands for it: counted are these, so every document counts once. */
const FIRST_PASSAGES = 'ordinal = 0'
/**
 * A federated query costs the engine some 3 ms beyond its parts (docs/search-quality.md). So few queries are asked side by
 * side, at the price of hits that come twice.
 */
const MAX_SIDE_BY_SIDE = 6

type ReaderParts = { client: Meilisearch; indexUid: string }

export function createSearchReader({ client, indexUid }: ReaderParts): SearchReader {
  const index = client.index<Passage>(indexUid)

  const sideBySide = async (request: EngineRequest, limitOf: (query: EngineQuery) => number): Promise<Passage[]> => {
    const filter = candidateFilter(request)
    const { results } = await client.multiSearch<MultiSearchParams, Passage>({
      queries: request.queries.map((query) => ({
        ...toQuery(indexUid, request, query),
        filter,
        limit: limitOf(query),
      })),
    })
    const byId = new Map(results.flatMap(({ hits }) => hits).map((hit) => [hit.id, hit as Passage]))
    return [...byId.values()]
  }

  const federated = async (request: EngineRequest, { filter, sort, offset, limit, fields }: ListOptions): Promise<Passage[]> => {
    const { hits } = await client.multiSearch<FederatedMultiSearchParams, Passage>({
      federation: { offset, limit },
      queries: request.queries.map((query) => ({
        ...toQuery(indexUid, request, query),
        filter,
        ...(sort ? { sort } : {}),
        ...(fields ? { attributesToRetrieve: fields } : {}),
        federationOptions: { weight: query.weight },
      })),
    })
    return hits as unknown as Passage[]
  }

  const single = async (request: EngineRequest, { filter, sort, offset, limit, fields }: ListOptions): Promise<Passage[]> => {
    const [query] = request.queries
    const { results } = await client.multiSearch<MultiSearchParams, Passage>({
      queries: [
        {
          ...toQuery(indexUid, request, query),
          filter,
          ...(sort ? { sort } : {}),
          offset,
          limit,
          ...(fields ? { attributesToRetrieve: fields } : {}),
        },
      ],
    })
    return (results[0]?.hits ?? []) as Passage[]
  }

  const listed = (
    request: EngineRequest,
    order: 'weight' | 'date',
    offset: number,
    limit: number,
    fields?: (keyof Passage)[],
  ): Promise<Passage[]> => {
    const options = {
      filter: [...filterOf(request.filter), FIRST_PASSAGES],
      sort: order === 'date' ? ['publishedAt:desc'] : undefined,
      offset,
      limit,
      fields,
    }
    return request.queries.length > 1 ? federated(request, options) : single(request, options)
  }

  return {
    candidates: (request, limit) =>
      nothingWhereNothingIsIndexed(() =>
        request.queries.length <= MAX_SIDE_BY_SIDE
          ? sideBySide(request, (query) => query.limit)
          : federated(request, { filter: candidateFilter(request), sort: undefined, offset: 0, limit }),
      ),
    list: (request, order, offset, limit) => translated(() => listed(request, order, offset, limit)),
    listIds: (request, order, offset, limit) =>
      translated(async () => (await listed(request, order, offset, limit, ['documentId'])).map(({ documentId }) => documentId)),
    documents: (documentIds) =>
      translated(async () => {
        const ids = documentIds.map((id) => `${id}-0`)
        if (ids.length === 0) return []
        const { results } = await index.getDocuments({ ids, limit: ids.length })
        const byId = new Map(results.map((passage) => [passage.id, passage as Passage]))
        return ids.flatMap((id) => byId.get(id) ?? [])
      }),
    passages: (documentId, limit) =>
      translated(async () => {
        const ids = Array.from({ length: limit }, (_, ordinal) => `${documentId}-${ordinal}`)
        const { results } = await index.getDocuments({ ids, limit })
        return results.map((passage) => passage as Passage).toSorted((a, b) => a.ordinal - b.ordinal)
      }),
    count: (request) =>
      translated(async () => {
        const asked = countsToAsk(request.filter)
        const answers = await (request.queries.length > 1 ? countUnion(request, asked) : countSingle(request, asked))
        const counts: Record<string, Record<string, number>> = Object.assign({}, ...answers.map(({ facets }) => facets))
        return {
          total: answers[0]?.total ?? 0,
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

  /** One query needs no federation: the engine counts to the end when it is asked for pages. */
  async function countSingle(request: EngineRequest, asked: readonly AskedCount[]): Promise<Count[]> {
    const { results } = await client.multiSearch<MultiSearchParams, Passage>({
      queries: asked.map(({ facets, filter }) => ({
        ...toQuery(indexUid, request, request.queries[0]),
        filter,
        facets,
        attributesToRetrieve: ['id'],
        hitsPerPage: 1,
        page: 1,
      })),
    })
    return results.map(({ totalHits, facetDistribution }) => ({ total: totalHits ?? 0, facets: facetDistribution ?? {} }))
  }

  /** Only a federated query counts what several queries find together. */
  function countUnion(request: EngineRequest, asked: readonly AskedCount[]): Promise<Count[]> {
    return Promise.all(
      asked.map(async ({ facets, filter }) => {
        const { estimatedTotalHits, facetsByIndex } = await client.multiSearch<FederatedMultiSearchParams, Passage>({
          federation: { offset: 0, limit: 0, facetsByIndex: { [indexUid]: facets } },
          queries: request.queries.map((query) => ({ ...toQuery(indexUid, request, query), filter })),
        })
        return { total: estimatedTotalHits ?? 0, facets: facetsByIndex?.[indexUid]?.distribution ?? {} }
      }),
    )
  }
}

type ListOptions = {
  filter: string[]
  sort: string[] | undefined
  offset: number
  limit: number
  /** Attributes to bring; all that are displayed when not given. */
  fields?: (keyof Passage)[] | undefined
}
type AskedCount = { facets: string[]; filter: string[] }
type Count = { total: number; facets: Record<string, Record<string, number>> }

/** One count of everything, and one for each facet that is filtered on, without its own filter. */
function countsToAsk(filter: EngineFilter): AskedCount[] {
  const chosen = FACETS.filter((facet) => (filter[facet]?.length ?? 0) > 0)
  return [
    { facets: FACETS.filter((facet) => !chosen.includes(facet)), filter },
    ...chosen.map((facet) => ({ facets: [facet], filter: { ...filter, [facet]: [] } })),
  ].map((asked) => ({
    facets: asked.facets.map((facet) => ATTRIBUTES[facet]),
    filter: [...filterOf(asked.filter), FIRST_PASSAGES],
  }))
}

/**
 * Every word goes as a phrase of its own: of loose neighbours the engine also looks for every way to join them, which makes a query
 * of ten words ten times as slow (docs/search-quality.md).
 */
function toQuery(indexUid: string, { without }: EngineRequest, query: EngineQuery | undefined) {
  const q = [...(query?.words ?? []).map((word) => `"${word}"`), ...without.map((word) => `-${word}`)].join(' ')
  const fields = query && FIELDS[query.field]
  return { indexUid, q, matchingStrategy: 'all' as const, ...(fields ? { attributesToSearchOn: fields } : {}) }
}

/** Values of one facet are joined by OR, facets by AND. Values are quoted: they come from whoever asks. */
function filterOf(filter: EngineFilter): string[] {
  const within = (attribute: string, values: readonly (string | number)[] = []): string[] =>
    values.length > 0
      ? [`${attribute} IN [${values.map((value) => (typeof value === 'number' ? value : JSON.stringify(value))).join(', ')}]`]
      : []
  const [from, before] = filter.published ?? [null, null]
  return [
    ...within(ATTRIBUTES.portal, filter.branch),
    ...FACETS.flatMap((facet) => within(ATTRIBUTES[facet], filter[facet])),
    ...(from === null ? [] : [`publishedAt >= ${from}`]),
    ...(before === null ? [] : [`publishedAt < ${before}`]),
  ]
}

/** A document that must not have a word must not have it anywhere: only its first passage knows the words of all. */
function candidateFilter({ filter, without }: EngineRequest): string[] {
  return without.length > 0 ? [...filterOf(filter), FIRST_PASSAGES] : filterOf(filter)
}

/** An engine without any document knows no fields yet and refuses questions about them: nothing can be found there. */
async function nothingWhereNothingIsIndexed(run: () => Promise<Passage[]>): Promise<Passage[]> {
  try {
    return await translated(run)
  } catch (error) {
    if (error instanceof AppError && error.code === 'ENGINE_REFUSED' && error.message.includes('is not searchable')) return []
    throw error
  }
}

async function translated<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw toEngineError(error)
  }
}
