import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

const STORY = [
  'Sáng nay, tàu khảo sát của viện nghiên cứu đã rời cảng để lập bản đồ các rạn san hô ven bờ trong ba tháng tới.',
  'Theo kế hoạch, các nhà khoa học sẽ lặn ở ba mươi điểm, chụp ảnh đáy biển và lấy mẫu nước để theo dõi nhiệt độ.',
  'Kết quả được công bố trên bản đồ số để ngư dân và người làm du lịch cùng giữ gìn.',
].join('\n')

let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine()
  // What copies is indexed first, so that the order of arrival cannot decide.
  await engine.index(
    {
      pageId: 'dang-lai',
      portalId: 'ba',
      title: 'Lập bản đồ rạn san hô',
      text: `${STORY}\nTheo Cổng một`,
      publishedAt: '2026-01-10',
    },
    {
      pageId: 'dang-sau',
      portalId: 'hai',
      title: 'Lập bản đồ san hô ven bờ',
      text: STORY.replaceAll('Theo', 'THEO').normalize('NFD'),
      publishedAt: '2026-01-12',
    },
    { pageId: 'goc', portalId: 'mot', title: 'Tàu khảo sát rạn san hô rời cảng', text: STORY, publishedAt: '2026-01-11' },
    { pageId: 'khac', portalId: 'hai', title: 'Bảo vệ rạn san hô', text: 'Thả phao ngăn tàu neo vào rạn san hô.' },
    ...['mot', 'hai', 'ba'].map((portalId) => ({
      pageId: `trong-${portalId}`,
      portalId,
      title: 'Lịch tiếp công dân',
      text: 'Đang cập nhật.',
    })),
  )
})
afterAll(() => engine?.stop())

test('an article on three portals is one hit with two copies, the issuer first', async () => {
  const { hits, total, pages } = await engine.ask({ q: 'rạn san hô' })
  expect(total).toBe(4)
  expect(pages).toBe(1)
  const story = hits.find(({ documentId }) => documentId === 'goc')
  expect(story).toMatchObject({ title: 'Tàu khảo sát rạn san hô rời cảng', portal: { id: 'mot', name: 'Cổng một' } })
  expect(story?.copies).toEqual([
    { documentId: 'dang-sau', url: 'http://mot.test/dang-sau', portal: { id: 'hai', name: 'Cổng hai', level: 'province' } },
    { documentId: 'dang-lai', url: 'http://mot.test/dang-lai', portal: { id: 'ba', name: 'Cổng ba', level: 'government' } },
  ])
  expect(hits.map(({ documentId }) => documentId).toSorted()).toEqual(['goc', 'khac'])
})

test('copies count in totals and facets: each is a document of its portal', async () => {
  const { facets } = await engine.ask({ q: 'rạn san hô' })
  expect(Object.fromEntries(facets.portal.map(({ value, count }) => [value, count]))).toEqual({ mot: 1, hai: 2, ba: 1 })
})

test('who chooses a portal gets the copy that stands there', async () => {
  const { hits, total } = await engine.ask({ q: 'rạn san hô', portal: ['ba'] })
  expect(total).toBe(1)
  expect(hits).toMatchObject([{ documentId: 'dang-lai', copies: [] }])
})

test('by date every copy has its own place', async () => {
  const { hits, total } = await engine.ask({ q: 'rạn san hô', sort: 'date' })
  expect(total).toBe(4)
  expect(hits.map(({ documentId }) => documentId)).toEqual(['dang-sau', 'goc', 'dang-lai', 'khac'])
  expect(hits.every(({ copies }) => copies.length === 0)).toBe(true)
})

test('pages are counted by hits, so that none of them is empty', async () => {
  const first = await engine.ask({ q: 'rạn san hô', perPage: 1 })
  expect(first.pages).toBe(2)
  const second = await engine.ask({ q: 'rạn san hô', perPage: 1, page: 2 })
  expect(second.hits).toHaveLength(1)
  expect(second.hits[0]?.documentId).not.toBe(first.hits[0]?.documentId)
})

test('pages that have nothing to tell yet are no copies of one another', async () => {
  const hits = (await engine.ask({ q: 'lịch tiếp công dân' })).hits.slice(0, 3)
  expect(hits.map(({ documentId }) => documentId).toSorted()).toEqual(['trong-ba', 'trong-hai', 'trong-mot'])
  expect(hits.every(({ copies }) => copies.length === 0)).toBe(true)
})
