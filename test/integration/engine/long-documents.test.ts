import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

const article = (number: number, heading: string, sentence: string) => `Điều ${number}. ${heading}\n${`${sentence} `.repeat(8)}`
const ARTICLES = Array.from({ length: 60 }, (_, at) =>
  article(at + 1, `Nhiệm vụ thứ ${at + 1}`, 'Cơ quan thực hiện nhiệm vụ được giao theo quy định.'),
)
ARTICLES[9] = article(10, 'Bến thủy', 'Bến thủy nội địa có phao tiêu và đèn hiệu.')
ARTICLES[44] = article(45, 'Lặn biển', 'Người lặn biển có giấy khám sức khỏe.')

let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine()
  await engine.index(
    {
      pageId: 'luat',
      title: 'Luật Đường thủy',
      documentNumber: '9/2025/QH15',
      kind: 'legal-document',
      text: ARTICLES.join('\n'),
    },
    { pageId: 'ben', title: 'Tin về bến', text: 'Bến thủy mới đã mở.' },
    { pageId: 'lan', title: 'Tin về biển', text: 'Mùa lặn biển đã đến.' },
  )
})
afterAll(() => engine?.stop())

test.each([
  ['phao tiêu lặn', 'words of two articles'],
  ['lặn phao', 'two words, each of another article'],
  ['lan phao', 'the same without accents'],
  ['phao tiêu sức khỏe', 'expressions of two articles'],
  ['đường thủy lặn biển sức khỏe', 'the title and an article'],
  ['9/2025/QH15 phao tiêu', 'the number and an article'],
])('a long law is found by "%s", %s, and is one hit', async (q) => {
  const { hits, facets } = await engine.ask({ q })
  expect(hits.filter(({ documentId }) => documentId === 'luat')).toHaveLength(1)
  expect(facets.kind.find(({ value }) => value === 'legal-document')?.count).toBe(1)
})

test('what only the law holds together is answered by the law alone', async () => {
  for (const q of ['lặn phao', 'lan phao']) {
    const { hits, total } = await engine.ask({ q })
    expect(hits.map(({ documentId }) => documentId)).toEqual(['luat'])
    expect(total).toBe(1)
  }
})

test('the article that answers is the snippet', async () => {
  const [hit] = (await engine.ask({ q: 'phao tiêu và đèn hiệu' })).hits
  expect(hit?.documentId).toBe('luat')
  expect(hit?.snippetHtml).toContain('<mark>phao tiêu và đèn hiệu</mark>')
})

test('an article that answers better than any page comes before it, though other articles of its law answer worse', async () => {
  await engine.index({ pageId: 'den', title: 'Tin ngắn', text: 'Đèn hiệu theo quy định của cơ quan, phao cũ.' })
  const [first] = await engine.titles({ q: 'phao tiêu, đèn hiệu theo quy định' })
  expect(first).toBe('Luật Đường thủy')
})
