import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine()
  await engine.index(
    { title: 'Sửa chữa đường tỉnh', text: 'Mặt đường hư hỏng được sửa trước mùa mưa.' },
    { title: 'Khởi công đường ven biển', text: 'Tuyến đường dài hai mươi cây số.' },
    { title: 'Lịch âm và lịch dương', text: 'Ngày dương lịch và ngày âm lịch.' },
    { title: 'Chợ đêm Bình Dương', text: 'Bình Dương mở chợ đêm.' },
    { title: 'Bồi dưỡng cán bộ xã', text: 'Lớp bồi dưỡng kéo dài ba ngày.' },
    { title: 'Thong bao cap ho chieu', text: 'Trang cu khong dau ve ho chieu.' },
    { title: 'Cấp hộ chiếu phổ thông', text: 'Thủ tục cấp hộ chiếu cho công dân.' },
    { title: 'Hoà giải ở cơ sở', text: 'Tổ hòa giải của thôn.' },
  )
})
afterAll(() => engine?.stop())

test.each([
  ['đường', ['Sửa chữa đường tỉnh', 'Khởi công đường ven biển']],
  ['dương', ['Lịch âm và lịch dương', 'Chợ đêm Bình Dương']],
  ['dưỡng', ['Bồi dưỡng cán bộ xã']],
])('%s finds the pages with these very accents and no others', async (q, expected) => {
  const { hits, total } = await engine.ask({ q })
  expect(new Set(hits.map(({ title }) => title))).toEqual(new Set(expected))
  expect(total).toBe(expected.length)
})

test('duong finds all of them', async () => {
  const titles = await engine.titles({ q: 'duong' })
  expect(new Set(titles)).toEqual(
    new Set([
      'Sửa chữa đường tỉnh',
      'Khởi công đường ven biển',
      'Lịch âm và lịch dương',
      'Chợ đêm Bình Dương',
      'Bồi dưỡng cán bộ xã',
    ]),
  )
})

test('typed accents rank the page that has them above the page without, and both are found', async () => {
  const titles = await engine.titles({ q: 'hộ chiếu' })
  expect(titles).toEqual(['Cấp hộ chiếu phổ thông', 'Thong bao cap ho chieu'])
})

test('who types no accents finds both, and a word whose accents were left out is found among accented ones', async () => {
  expect(new Set(await engine.titles({ q: 'ho chieu' }))).toEqual(new Set(['Cấp hộ chiếu phổ thông', 'Thong bao cap ho chieu']))
  expect((await engine.titles({ q: 'sửa chữa duong' }))[0]).toBe('Sửa chữa đường tỉnh')
  expect(await engine.titles({ q: 'ven duong' })).toEqual(['Khởi công đường ven biển'])
})

test('a word without accents in an accented page is another word than the accented one that was asked for', async () => {
  await engine.index(
    { title: 'Bà cụ được khen', text: 'Bà cụ nhặt được của rơi.' },
    { title: 'Ba người được khen', text: 'Ba người nhặt được của rơi.' },
  )
  const { hits, total } = await engine.ask({ q: 'bà' })
  expect(hits.map(({ title }) => title)).toEqual(['Bà cụ được khen'])
  expect(total).toBe(1)
})

test('an accented word is not found by a word that looks like its code: á is not A1', async () => {
  await engine.index({ title: 'Châu Á', text: 'Châu Á rộng.' }, { title: 'Châu lục', text: 'Phòng A1 có bản đồ các châu.' })
  const { hits, total } = await engine.ask({ q: 'châu Á' })
  expect(hits.map(({ title }) => title)).toEqual(['Châu Á'])
  expect(total).toBe(1)
})

test('old and new tone placement and decomposed letters are one', async () => {
  for (const q of ['hòa giải', 'hoà giải', 'hoà giải'.normalize('NFD')])
    expect((await engine.titles({ q }))[0]).toBe('Hoà giải ở cơ sở')
})

test('only what was typed is marked: đường does not mark dương', async () => {
  const { hits } = await engine.ask({ q: 'đường' })
  const marked = hits.flatMap(({ titleHtml, snippetHtml }) =>
    [...`${titleHtml} ${snippetHtml}`.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, word]) => word?.toLowerCase()),
  )
  expect(new Set(marked)).toEqual(new Set(['đường']))
})

test('a long page only a part of which is written without accents is counted as it is found', { fails: true }, async () => {
  const accented = 'Nội dung có dấu của trang này được viết rất dài. '.repeat(100)
  await engine.index({
    pageId: 'nua',
    title: 'Bai viet cu',
    text: `${accented}\n${'Trang cu khong dau ve tau hoa chay cham. '.repeat(100)}`,
  })
  for (const sort of ['relevance', 'date'] as const) {
    const { hits, total } = await engine.ask({ q: 'tàu hỏa', sort })
    expect(hits).toHaveLength(total)
  }
})
