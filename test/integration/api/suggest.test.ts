import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSuggester } from '../../../api/suggest/answer-suggest.ts'
import type { StoredDocument } from '../../../domain/document.ts'
import type { Suggestion, SuggestResult } from '../../../domain/search.ts'
import { toPassages } from '../../../indexer/passages.ts'
import { foldText } from '../../../vietnamese/normalize.ts'
import { createTermStatistics } from '../../../vietnamese/term-statistics.ts'
import { aStoredDocument } from '../../support/a-document.ts'
import { aPortal } from '../../support/a-portal.ts'
import { NOW, type RunningApp, startApp } from '../../support/an-app.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

const DOCUMENTS: Partial<StoredDocument>[] = [
  { title: 'Thủ tục cấp hộ chiếu phổ thông', text: 'Hồ sơ gồm tờ khai và ảnh. Nộp tại cơ quan xuất nhập cảnh.' },
  { title: 'Cấp lại hộ chiếu bị mất', text: 'Người bị mất hộ chiếu trình báo, rồi làm thủ tục cấp lại.' },
  { title: 'Thủ tục hải quan điện tử', text: 'Khai tờ khai hải quan trước khi hàng đến.' },
  { title: 'Đơn giản hóa thủ tục hành chính', text: 'Rà soát từng thủ tục hành chính của bộ phận một cửa.' },
  { title: 'Công khai thủ tục hành chính', text: 'Niêm yết tại trụ sở và trên cổng.' },
  { title: 'Sửa đường sắt qua thị xã', text: 'Đường sắt được sửa ban đêm.' },
  { title: 'An toàn đường sắt', text: 'Không họp chợ bên đường sắt.' },
  { title: 'Tin <b>nóng</b> & "lạ" thủ tục', text: 'Chuyện chỉ một người biết.' },
  {
    title: 'Nghị định 42/2022/NĐ-CP về dịch vụ công trực tuyến',
    text: 'Nghị định này quy định việc cung cấp thông tin và dịch vụ công trực tuyến.',
    documentNumber: '42/2022/NĐ-CP',
    issuer: 'Chính phủ',
    kind: 'legal-document',
  },
  {
    title: 'Bãi bỏ Quyết định 42/2022/QĐ-UBND',
    text: 'Ủy ban nhân dân tỉnh bãi bỏ quyết định.',
    documentNumber: '7/2024/QĐ-UBND',
    issuer: 'Ủy ban nhân dân tỉnh',
    kind: 'legal-document',
  },
]

let engine: TestEngine
let app: RunningApp
beforeAll(async () => {
  engine = await startTestEngine()
  await engine.index(...DOCUMENTS)
  const statistics = createTermStatistics()
  for (const document of DOCUMENTS) statistics.apply(toPassages(aStoredDocument(document), aPortal({ id: 'mot' })).counts)
  const suggest = createSuggester({
    reader: engine.reader,
    names: engine.names,
    statistics: () => statistics,
    clock: () => NOW,
    onError: (error) => {
      throw error
    },
  })
  app = await startApp({ suggest })
})
afterAll(async () => {
  await app.close()
  await engine.stop()
})

const ask = async (typed: string, limit = 8): Promise<SuggestResult> => {
  const response = await fetch(`${app.url}/api/v1/suggest?q=${encodeURIComponent(typed)}&limit=${limit}`)
  expect(response.status).toBe(200)
  return (await response.json()) as SuggestResult
}
const ofKind = async (kind: Suggestion['kind'], typed: string) =>
  (await ask(typed)).suggestions.filter((suggestion) => suggestion.kind === kind)
const htmlOf = async (kind: Suggestion['kind'], typed: string) => (await ofKind(kind, typed)).map(({ html }) => html)

describe('terms', () => {
  test.each([
    ['thu tu', '<mark>thủ tụ</mark>c hành chính'],
    ['thủ tục h', '<mark>thủ tục h</mark>ành chính'],
    ['ho chi', '<mark>hộ chi</mark>ếu'],
    ['hô chi', '<mark>hộ chi</mark>ếu'],
    ['cap lai ho chi', '<mark>cấp lại hộ chi</mark>ếu'],
    ['duo', '<mark>đườ</mark>ng sắt'],
    ['đươ', '<mark>đườ</mark>ng sắt'],
    ['dduow', '<mark>đườ</mark>ng sắt'],
    ['thur tuj', '<mark>thủ tụ</mark>c hành chính'],
  ])('%s is completed to %s', async (typed, html) => {
    expect(await htmlOf('term', typed)).toContain(html)
  })

  test('known phrases stand first', async () => {
    expect((await ask('thu tu')).suggestions[0]).toEqual({
      text: 'thủ tục hành chính',
      html: '<mark>thủ tụ</mark>c hành chính',
      kind: 'term',
    })
  })

  test('what stands in one document is not told', async () => {
    const terms = (await Promise.all(['chuyện', 'thị', 'một ng', 'người b'].map((typed) => ofKind('term', typed)))).flat()
    expect(terms.map(({ text }) => text)).toEqual([])
  })

  test('no completion stands nowhere', async () => {
    for (const typed of ['t', 'th', 'ho', 'hộ', 'đ', 'c', 'thủ tục ']) {
      for (const { text } of await ofKind('term', typed)) {
        const holding = DOCUMENTS.filter((document) => foldText(`${document.title}\n${document.text}`).includes(foldText(text)))
        expect([text, holding.length >= 2]).toEqual([text, true])
      }
    }
  })
})

describe('titles', () => {
  test('have every finished word and one that begins as the last does, best first', async () => {
    expect(await ofKind('title', 'hộ chi')).toEqual([
      expect.objectContaining({ text: 'Cấp lại hộ chiếu bị mất', html: 'Cấp lại <mark>hộ chi</mark>ếu bị mất' }),
      expect.objectContaining({ text: 'Thủ tục cấp hộ chiếu phổ thông' }),
    ])
  })

  test('say where they are from', async () => {
    expect((await ofKind('title', 'cap lai'))[0]).toEqual({
      text: 'Cấp lại hộ chiếu bị mất',
      html: '<mark>Cấp lại</mark> hộ chiếu bị mất',
      kind: 'title',
      documentId: expect.any(String),
      url: expect.stringMatching(/^http:\/\/mot\.test\//),
      portal: { id: 'mot', name: 'Cổng một', level: 'ministry' },
    })
  })

  test('are found by a word that no other document has', async () => {
    expect((await ofKind('title', 'đơn giản hóa ')).map(({ text }) => text)).toEqual(['Đơn giản hóa thủ tục hành chính'])
  })

  test('are safe to put into a page', async () => {
    expect(await htmlOf('title', 'tin ')).toEqual(['<mark>Tin</mark> &lt;b&gt;nóng&lt;/b&gt; &amp; &quot;lạ&quot; thủ tục'])
  })
})

describe('numbers', () => {
  test.each([
    ['42/', '<mark>42/</mark>2022/NĐ-CP'],
    ['42/20', '<mark>42/20</mark>22/NĐ-CP'],
    ['42/2022', '<mark>42/2022</mark>/NĐ-CP'],
    ['42/2022/n', '<mark>42/2022/N</mark>Đ-CP'],
    ['nghị định 42', '<mark>42</mark>/2022/NĐ-CP'],
    ['7/2024/qd', '<mark>7/2024/QĐ</mark>-UBND'],
  ])('%s leads to documents that bear such a number: %s', async (typed, html) => {
    expect(await htmlOf('number', typed)).toEqual([html])
  })

  test('come with their title and portal', async () => {
    expect((await ask('42/2022')).suggestions[0]).toMatchObject({
      text: '42/2022/NĐ-CP',
      kind: 'number',
      title: 'Nghị định 42/2022/NĐ-CP về dịch vụ công trực tuyến',
      portal: { id: 'mot' },
    })
  })
})

test('no more are given than are asked for', async () => {
  expect((await ask('thu', 2)).suggestions).toHaveLength(2)
})

test.each(['', ' ', '…', '<script>', '"; --', '\u0000', '%', 'x'.repeat(500), 'site:', '-', '((('])(
  '%j is answered, safely',
  async (typed) => {
    for (const { html } of (await ask(typed)).suggestions) expect(html.replace(/<\/?mark>/g, '')).not.toMatch(/[<>"']/)
  },
)

test('pages of any site may read the answer, and the browser keeps it for a minute', async () => {
  const response = await fetch(`${app.url}/api/v1/suggest?q=h`)

  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('cache-control')).toBe('private, max-age=60')
  expect(await response.json()).toEqual({ query: 'h', suggestions: expect.any(Array), tookMs: expect.any(Number) })
})

test('every fault of a bad question is named', async () => {
  const response = await fetch(`${app.url}/api/v1/suggest?q=h&limit=99&page=1`)

  expect(response.status).toBe(400)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const { error } = await response.json()
  expect([error.code, error.faults.map(({ path }: { path: string }) => path).sort()]).toEqual(['BAD_QUERY', ['limit', 'page']])
})

test('other methods are refused', async () => {
  const response = await fetch(`${app.url}/api/v1/suggest`, { method: 'POST' })

  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
})

test('an engine that is away is said so', async () => {
  const over = await startApp()
  over.engine.isAway = true
  const response = await fetch(`${over.url}/api/v1/suggest?q=${encodeURIComponent('hộ ch')}`)
  await over.close()

  expect(response.status).toBe(503)
  expect((await response.json()).error.code).toBe('ENGINE_UNAVAILABLE')
})
