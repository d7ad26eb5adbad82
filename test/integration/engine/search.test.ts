import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

const ARTICLES = Array.from(
  { length: 60 },
  (_, index) =>
    `Điều ${index + 1}. Nhiệm vụ thứ ${index + 1}\n${'Cơ quan thực hiện nhiệm vụ được giao theo quy định. '.repeat(6)}`,
)
ARTICLES[39] = `Điều 40. Nuôi trồng rong biển\n${'Việc nuôi trồng rong biển phải có giấy xác nhận. '.repeat(6)}`

let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine()
  await engine.index(
    {
      title: 'Nghị định 42/2022/NĐ-CP về dịch vụ công trực tuyến',
      kind: 'legal-document',
      documentNumber: '42/2022/NĐ-CP',
      publishedAt: '2022-06-24',
      text: ARTICLES.join('\n'),
    },
    {
      title: 'Thông tư 42/2022/TT-BTC về phí',
      kind: 'legal-document',
      documentNumber: '42/2022/TT-BTC',
      publishedAt: '2022-07-01',
      text: 'Thông tư quy định mức phí.',
    },
    {
      title: 'Tin nhắc đến nghị định 42/2022/NĐ-CP',
      publishedAt: '2023-01-01',
      text: 'Bài viết nhắc đến 42/2022/NĐ-CP nhiều lần: 42/2022/NĐ-CP, 42/2022/NĐ-CP.',
    },
    { title: '<script>alert(1)</script> & "trích"', text: 'Bản tin <img src=x onerror=alert(1)> thử.', publishedAt: null },
    ...Array.from({ length: 30 }, (_, index) => ({
      pageId: `tin${index}`,
      title: `Bản tin nông nghiệp số ${index}`,
      text: `Vụ lúa thứ ${index} được mùa.`,
      portalId: index % 3 === 0 ? 'hai' : 'mot',
      topics: ['nong-nghiep-nong-thon'],
      publishedAt: `${2020 + (index % 5)}-03-${String((index % 28) + 1).padStart(2, '0')}`,
    })),
  )
})
afterAll(() => engine?.stop())

test.each(['42/2022/NĐ-CP', '42/2022/nd-cp', 'nd 42/2022', 'nghị định 42 năm 2022', 'nghi dinh so 42/2022/NĐ-CP'])(
  'the number "%s" is answered by the decree that bears it',
  async (q) => {
    expect((await engine.titles({ q }))[0]).toBe('Nghị định 42/2022/NĐ-CP về dịch vụ công trực tuyến')
  },
)

test('a long decree is one hit, with the article that answers as its snippet', async () => {
  const { hits } = await engine.ask({ q: 'nuôi trồng rong biển' })
  expect(hits[0]?.documentNumber).toBe('42/2022/NĐ-CP')
  expect(hits[0]?.snippetHtml).toContain('<mark>Nuôi trồng rong biển</mark>')
  expect(hits.filter(({ documentNumber }) => documentNumber === '42/2022/NĐ-CP')).toHaveLength(1)
})

test('counts are of documents, and a facet is counted without its own filter', async () => {
  const all = await engine.ask({ q: 'bản tin nông nghiệp' })
  expect(all.facets.portal.map(({ value, count }) => [value, count])).toEqual([
    ['mot', expect.any(Number)],
    ['hai', 10],
  ])
  const filtered = await engine.ask({ q: 'bản tin nông nghiệp', portal: ['hai'] })
  expect(filtered.total).toBe(10)
  expect(filtered.facets.portal).toEqual(all.facets.portal.map((value) => ({ ...value, selected: value.value === 'hai' })))
  expect(filtered.facets.year.reduce((sum, { count }) => sum + count, 0)).toBe(10)
  expect(filtered.facets.province).toEqual([{ value: 'quang-ninh', label: 'Quảng Ninh', count: 10, selected: false }])
})

test('values of one facet are joined by OR, facets by AND', async () => {
  const { total } = await engine.ask({ q: 'bản tin nông nghiệp', year: [2020, 2021] })
  expect(total).toBe(12)
  expect((await engine.ask({ q: 'bản tin nông nghiệp', year: [2020, 2021], portal: ['hai'] })).total).toBe(4)
})

test('pages follow one another without gaps or twins, with accents and without', async () => {
  for (const q of ['bản tin nông nghiệp', 'ban tin nong nghiep']) {
    const { total } = await engine.ask({ q })
    const ids: string[] = []
    for (let page = 1; page <= Math.ceil(total / 7); page += 1)
      ids.push(...(await engine.ask({ q, page, perPage: 7 })).hits.map(({ documentId }) => documentId))
    expect(ids).toHaveLength(total)
    expect(new Set(ids).size).toBe(total)
  }
})

test('by date the newest come first and undated ones last; no words show what is newest', async () => {
  for (const question of [{ q: 'bản tin', sort: 'date' as const }, { q: '' }]) {
    const dates = (await engine.ask({ ...question, perPage: 50 })).hits.map(({ publishedAt }) => publishedAt)
    expect(dates.at(-1)).toBeNull()
    const dated = dates.filter((date) => date !== null)
    expect(dated).toEqual([...dated].sort().reverse())
  }
})

test('hostile text is shown as text', async () => {
  const [hit] = (await engine.ask({ q: 'trích' })).hits
  expect(hit?.titleHtml).toBe('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;<mark>trích</mark>&quot;')
  expect(hit?.snippetHtml).not.toMatch(/<(?!\/?mark>)/)
})

test('pushing a shorter version of a document leaves nothing of the longer one', async () => {
  await engine.index({ pageId: 'dai', title: 'Quy chế dài', text: ARTICLES.join('\n') })
  await engine.index({ pageId: 'dai', title: 'Quy chế ngắn', text: 'Chỉ còn một câu.' })
  expect(await engine.titles({ q: 'quy chế' })).toContain('Quy chế ngắn')
  expect((await engine.ask({ q: 'quy chế dài', perPage: 50 })).hits.filter(({ title }) => title === 'Quy chế dài')).toEqual([])
})

test('a removed document is found no more', async () => {
  await engine.index({ pageId: 'tam', title: 'Trang tạm thời' })
  await engine.writer.untilDone(await engine.writer.remove([], ['tam']))
  expect(await engine.titles({ q: 'trang tạm thời' })).not.toContain('Trang tạm thời')
})
