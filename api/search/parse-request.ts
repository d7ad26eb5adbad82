import { FACETS, MAX_HIT_OFFSET, type SearchRequest, searchRequestSchema } from '../../domain/search.ts'
import { badQuery, queryFaults } from '../query-faults.ts'

const LISTS = new Set<string>(FACETS)

/**
 * Reads a question from URL parameters. Facets may be repeated (`kind=news&kind=notice`) or joined by commas.
 * @throws {AppError BAD_QUERY} with a fault for every parameter that is wrong
 */
export function parseSearchRequest(parameters: URLSearchParams): SearchRequest {
  const read = (name: string): string | string[] => {
    const values = parameters.getAll(name)
    return LISTS.has(name) ? [...new Set(values.flatMap((value) => value.split(',')).filter(Boolean))] : (values.at(-1) ?? '')
  }
  // Not by assignment: a parameter may be called `__proto__`.
  const given = Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, read(name)]))
  const parsed = searchRequestSchema.safeParse(given)
  if (!parsed.success) throw badQuery(queryFaults(parsed.error, Object.keys(searchRequestSchema.shape)))
  const { page, perPage } = parsed.data
  if (page * perPage > MAX_HIT_OFFSET)
    throw badQuery([{ path: 'page', message: `hits beyond ${MAX_HIT_OFFSET} cannot be paged to: refine the question` }])
  return parsed.data
}
