import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SearchRequest } from '../../../domain/search.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine()
  await engine.index(
    { pageId: 'cap', title: 'Cấp mới', text: 'Thủ tục cấp hộ chiếu phổ thông.' },
    { pageId: 'roi', title: 'Dệt cói', text: 'Mỗi hộ dệt một lá chiếu cói.' },
    { pageId: 'cau', title: 'Làng nghề', text: 'Làng có trăm hộ. Chiếu cói được bán xa.' },
    { pageId: 'khong-dau', title: 'Thong bao', text: 'Trang cu ve ho chieu.' },
    { pageId: 'chieu-nay', title: 'Thong bao', text: 'Chieu nay moi ho mot nguoi di hop.' },
    { pageId: 'dich', title: 'Mùa dịch', text: 'Việc cấp hộ chiếu phổ thông trong mùa dịch bệnh covid.' },
    { pageId: 'dau-de', title: 'Hộ chiếu vắc xin', text: 'Giấy chứng nhận khi có dịch covid.' },
    {
      pageId: 'dai',
      title: 'Luật dài',
      text: Array.from(
        { length: 30 },
        (_, at) =>
          `Điều ${at + 1}. ${at === 3 ? 'Phòng dịch covid' : at === 20 ? 'Công hàm và hộ chiếu' : 'Nhiệm vụ'}\n${'Cơ quan thực hiện nhiệm vụ được giao. '.repeat(8)}`,
      ).join('\n'),
    },
  )
})
afterAll(() => engine?.stop())

const found = async (question: Partial<SearchRequest>) => {
  const { hits, total } = await engine.ask({ ...question, perPage: 50 })
  expect(hits).toHaveLength(total)
  return hits.map(({ documentId }) => documentId).toSorted()
}

test('words in quotes must be neighbours: not apart, and not on two sides of a full stop', async () => {
  expect(await found({ q: 'hộ chiếu' })).toEqual(['cap', 'cau', 'chieu-nay', 'dai', 'dau-de', 'dich', 'khong-dau', 'roi'])
  const quoted = await found({ q: '"hộ chiếu"' })
  expect(quoted).toEqual(expect.arrayContaining(['cap', 'dai', 'dau-de', 'dich']))
  expect(quoted).not.toContain('roi')
  expect(quoted).not.toContain('cau')
})

test('words in quotes must be neighbours in a page without accents too', async () => {
  expect(await found({ q: '"hộ chiếu"' })).toEqual(['cap', 'dai', 'dau-de', 'dich', 'khong-dau'])
})

test('quotes of any kind are quotes, with accents and without', async () => {
  const quoted = await found({ q: '"hộ chiếu"' })
  for (const q of ['“hộ chiếu”', '«hộ chiếu»', '"HỘ CHIẾU"', '"hộ chiếu"'.normalize('NFD')])
    expect(await found({ q })).toEqual(quoted)
  const withoutAccents = await found({ q: '"ho chieu"' })
  expect(withoutAccents).toEqual(['cap', 'dai', 'dau-de', 'dich', 'khong-dau'])
})

test('by date quotes are kept too', async () => {
  expect(await found({ q: '"ho chieu"', sort: 'date' })).toEqual(['cap', 'dai', 'dau-de', 'dich', 'khong-dau'])
})

test('a quote that is never closed is no quote', async () => {
  expect(await found({ q: '"hộ chiếu' })).toEqual(await found({ q: 'hộ chiếu' }))
})

test('quotes that nothing fits are left out, and it is said', async () => {
  const { hits, understood } = await engine.ask({ q: '"chiếu lá"' })
  expect(understood.isWithoutQuotes).toBe(true)
  expect(hits.length).toBeGreaterThan(0)
  expect((await engine.ask({ q: '"hộ chiếu"' })).understood.isWithoutQuotes).toBe(false)
})

test('a page without the word is left, one with it is gone', async () => {
  expect(await found({ q: 'cấp hộ chiếu -covid', sort: 'date' })).toEqual(
    (await found({ q: 'cấp hộ chiếu', sort: 'date' })).filter((id) => !['dich', 'dau-de', 'dai'].includes(id)),
  )
  expect(await found({ q: '-covid' })).toEqual(['cap', 'cau', 'chieu-nay', 'khong-dau', 'roi'])
})

test('a word is left out with the accents that were typed', async () => {
  expect(await found({ q: 'trang -chieu' })).toEqual([])
  expect(await found({ q: 'trang -chiếu' })).toEqual(['khong-dau'])
})

test('a dash is no minus', async () => {
  expect(await found({ q: 'hộ - chiếu' })).toEqual(await found({ q: 'hộ chiếu' }))
})

test.each([
  ['in the text of a page whose title answers', 'hộ chiếu vắc xin -covid', 'dau-de'],
  ['in another article of the law', 'công hàm -covid', 'dai'],
  ['behind as many words as the engine reads', 'việc cấp hộ chiếu phổ thông trong mùa dịch bệnh -covid', 'dich'],
])('a page with the word is gone also when it stands %s', async (_where, q, pageId) => {
  expect(await found({ q })).not.toContain(pageId)
})
