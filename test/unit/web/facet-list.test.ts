import { expect, test } from 'vitest'
import { FACETS, type FacetValue, type SearchResult, searchRequestSchema } from '../../../domain/search.ts'
import { facetList } from '../../../web/parts/facet-list.ts'

const aValue = (index: number, selected = false): FacetValue => ({
  value: `p-${index}`,
  label: `Cổng số ${index}`,
  count: 1000 - index,
  selected,
})
const aResult = (portal: FacetValue[]): SearchResult => ({
  query: '',
  understood: { corrected: null, expansions: [], isWithoutQuotes: false, isUnknownSite: false },
  bestBets: [],
  total: 5000,
  page: 1,
  perPage: 10,
  pages: 100,
  hits: [],
  facets: { ...(Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as SearchResult['facets']), portal },
  tookMs: 1,
})
const render = async (portal: FacetValue[], given: object = {}) =>
  String(await facetList(searchRequestSchema.parse(given), aResult(portal)))

test('of many values six are open, more fold out, and a chosen one is never left out', async () => {
  const values = Array.from({ length: 400 }, (_, index) => aValue(index, index === 399))

  const html = await render(values, { portal: ['p-399'] })

  const [open = '', folded = ''] = html.split('<details class="facets__more">')
  expect(open.match(/<li>/g)).toHaveLength(7)
  expect(open).toContain('Cổng số 399')
  expect(folded.match(/<li>/g)).toHaveLength(54)
  expect(html).toContain('Xem thêm 54')
  expect(Buffer.byteLength(html)).toBeLessThan(25_000)
})

test('facets without values are left out, and so is the whole column when there is nothing to choose', async () => {
  expect(await render([aValue(1)])).not.toContain('Lĩnh vực')
  expect(await render([])).toBe('')
  expect(await render([{ ...aValue(1), count: 0 }])).toBe('')
})

test('a chosen value that finds nothing stays, so that it can be taken off', async () => {
  const html = await render([{ ...aValue(7, true), count: 0 }], { portal: ['p-7'] })

  expect(html).toContain('aria-current="true"')
  expect(html).toContain('href="/tim-kiem"')
})
