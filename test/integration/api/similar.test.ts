import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerSimilar } from '../../../api/similar/answer-similar.ts'
import type { StoredDocument } from '../../../domain/document.ts'
import type { SimilarResult } from '../../../domain/search.ts'
import { type RunningApp, startApp } from '../../support/an-app.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'
import { statisticsOf } from '../../support/statistics-of.ts'

const PASSPORT_TEXT =
  'Người đề nghị cấp hộ chiếu phổ thông nộp tờ khai, ảnh chân dung và căn cước tại cơ quan quản lý xuất nhập cảnh. Thời hạn giải quyết là tám ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ; lệ phí nộp một lần khi nhận giấy hẹn.'
const RELEASE_TEXT =
  'Cơ quan quản lý xuất nhập cảnh khuyến cáo người dân làm hộ chiếu phổ thông trên mạng trước kỳ nghỉ, vì số hồ sơ hộ chiếu phổ thông nộp trực tiếp tăng gấp ba. Tờ khai điện tử và ảnh chân dung được tải lên một lần, kết quả được trả qua bưu chính.'
/** More copies of one release than the service compares at once. */
const RELEASE_COPIES = 120

const DOCUMENTS: Partial<StoredDocument>[] = [
  {
    pageId: 'ho-chieu',
    title: 'Thủ tục cấp hộ chiếu phổ thông',
    text: PASSPORT_TEXT,
    kind: 'procedure',
    publishedAt: '2026-01-13',
  },
  { pageId: 'ho-chieu-chep', portalId: 'hai', title: 'Cấp hộ chiếu', text: `${PASSPORT_TEXT}\nTheo Cổng một` },
  {
    pageId: 'gia-han',
    title: 'Hộ chiếu phổ thông hết hạn thì làm thế nào',
    text: 'Hộ chiếu phổ thông không được gia hạn. Người dân nộp tờ khai và ảnh chân dung để được cấp hộ chiếu mới tại cơ quan quản lý xuất nhập cảnh.',
    kind: 'question-answer',
    publishedAt: '2026-01-10T08:30:00+07:00',
  },
  {
    pageId: 'khong-dau',
    title: 'Huong dan lam ho chieu pho thong',
    text: 'Nguoi dan nop to khai va anh chan dung tai co quan quan ly xuat nhap canh de duoc cap ho chieu pho thong.',
  },
  ...Array.from({ length: RELEASE_COPIES }, (_, index) => ({
    pageId: `thong-cao-${index}`,
    portalId: index === 7 ? 'ba' : 'hai',
    title: 'Làm hộ chiếu phổ thông trên mạng trước kỳ nghỉ',
    text: index === 7 ? RELEASE_TEXT : `${RELEASE_TEXT}\nTheo Cổng ba`,
  })),
  {
    pageId: 'duong',
    title: 'Sửa chữa đường tỉnh 328',
    text: 'Đơn vị thi công đặt biển báo và trực phân luồng trên đường tỉnh vào giờ cao điểm. Người dân đi theo phần đường tạm.',
  },
  {
    pageId: 'duong-2',
    title: 'Phân luồng khi sửa chữa đường tỉnh',
    text: 'Phần đường tạm trên đường tỉnh chỉ dành cho xe thô sơ; đơn vị thi công trực phân luồng vào giờ cao điểm.',
  },
  { pageId: 'mot-minh', title: 'Zyxwv', text: 'Qwrtp sdfgh.' },
  { pageId: 'trong', title: '', text: '…' },
  ...Array.from({ length: 600 }, (_, index) => ({
    pageId: `tin-${index}`,
    title: `Bản tin nông nghiệp số ${index}`,
    text: `Vụ lúa thứ ${index} của người dân được mùa.`,
  })),
]

let engine: TestEngine
let app: RunningApp
beforeAll(async () => {
  engine = await startTestEngine()
  await engine.index(...DOCUMENTS)
  const statistics = statisticsOf(DOCUMENTS.map(({ title = '', text = '' }) => [title, text]))
  app = await startApp({
    similar: (request) => answerSimilar({ reader: engine.reader, statistics, names: engine.names }, request),
  })
})
afterAll(async () => {
  await app?.close()
  await engine?.stop()
})

const ask = async (id: string, query = '') => {
  const response = await fetch(`${app.url}/api/v1/documents/${id}/similar${query}`)
  expect(response.status).toBe(200)
  return (await response.json()) as SimilarResult
}
const idsOf = ({ similar }: SimilarResult) => similar.map(({ documentId }) => documentId)

test('a procedure leads to what else is said about it, with all that a link to it needs', async () => {
  const result = await ask('ho-chieu')

  expect(result).toMatchObject({ documentId: 'ho-chieu', tookMs: expect.any(Number) })
  expect(result.similar.find(({ documentId }) => documentId === 'gia-han')).toEqual({
    documentId: 'gia-han',
    url: 'http://mot.test/gia-han',
    title: 'Hộ chiếu phổ thông hết hạn thì làm thế nào',
    portal: { id: 'mot', name: 'Cổng một', level: 'ministry' },
    kind: 'question-answer',
    publishedAt: '2026-01-10T08:30:00+07:00',
    score: expect.any(Number),
  })
})

test('scores are shares that fall, and what is about something else is left out', async () => {
  const { similar } = await ask('ho-chieu', '?limit=20')

  const scores = similar.map(({ score }) => score)
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  for (const score of scores) {
    expect(score).toBeGreaterThan(0)
    expect(score).toBeLessThan(1)
  }
  expect(idsOf({ similar } as SimilarResult).filter((id) => id.startsWith('tin-') || id.startsWith('duong'))).toEqual([])
})

test('neither the document nor a copy of it is similar to it', async () => {
  expect(idsOf(await ask('ho-chieu', '?limit=20'))).not.toContain('ho-chieu-chep')
  expect(idsOf(await ask('ho-chieu-chep', '?limit=20'))).not.toContain('ho-chieu')
  expect(idsOf(await ask('ho-chieu-chep', '?limit=20'))).toContain('gia-han')
})

test('of a release on a hundred portals the one that published it is named, and it hides nothing else', async () => {
  const ids = idsOf(await ask('gia-han'))

  expect(ids.filter((id) => id.startsWith('thong-cao-'))).toEqual(['thong-cao-7'])
  expect(ids).toContain('ho-chieu')
  expect(idsOf(await ask('thong-cao-3', '?limit=20'))).toContain('gia-han')
})

test('a page written without accents is similar to pages with them, and they to it', async () => {
  expect(idsOf(await ask('khong-dau'))).toContain('gia-han')
  expect(idsOf(await ask('gia-han', '?limit=20'))).toContain('khong-dau')
})

test('no more are named than were asked for', async () => {
  expect(idsOf(await ask('ho-chieu', '?limit=1'))).toHaveLength(1)
})

test.each(['mot-minh', 'trong'])('%s has nobody like it', async (id) => {
  expect((await ask(id)).similar).toEqual([])
})

test('a document that is not there is not found, by its stable code', async () => {
  const response = await fetch(`${app.url}/api/v1/documents/khong-co/similar`)

  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ error: { code: 'NOT_FOUND', message: 'there is no document khong-co' } })
})

test('a bad id and a bad number are refused with both faults', async () => {
  const response = await fetch(`${app.url}/api/v1/documents/${encodeURIComponent('a/../b"')}/similar?limit=many`)

  expect(response.status).toBe(400)
  const { error } = await response.json()
  expect(error.code).toBe('BAD_QUERY')
  expect(error.faults.map(({ path }: { path: string }) => path)).toEqual(['id', 'limit'])
})

test('pages of any site may read it; it takes nothing but reading', async () => {
  const read = await fetch(`${app.url}/api/v1/documents/duong/similar`)
  expect(read.headers.get('access-control-allow-origin')).toBe('*')
  expect(idsOf(await read.json())).toEqual(['duong-2'])

  const written = await fetch(`${app.url}/api/v1/documents/duong/similar`, { method: 'POST' })
  expect(written.status).toBe(405)
  expect(written.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
})

test('with the engine away it says so and may be asked again', async () => {
  const memory = await startApp()
  memory.engine.isAway = true
  const response = await fetch(`${memory.url}/api/v1/documents/document-0/similar`)
  await memory.close()

  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('10')
  expect((await response.json()).error.code).toBe('ENGINE_UNAVAILABLE')
})
