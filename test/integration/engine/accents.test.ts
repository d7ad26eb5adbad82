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

test('đường ranks pages with đường above pages with dương', async () => {
  const titles = await engine.titles({ q: 'đường' })
  expect(new Set(titles.slice(0, 2))).toEqual(new Set(['Sửa chữa đường tỉnh', 'Khởi công đường ven biển']))
})

test('dương ranks pages with dương first and does not lift dưỡng', async () => {
  const titles = await engine.titles({ q: 'dương' })
  expect(new Set(titles.slice(0, 2))).toEqual(new Set(['Lịch âm và lịch dương', 'Chợ đêm Bình Dương']))
})

test('duong finds both', async () => {
  const titles = await engine.titles({ q: 'duong' })
  for (const title of ['Sửa chữa đường tỉnh', 'Khởi công đường ven biển', 'Lịch âm và lịch dương', 'Chợ đêm Bình Dương'])
    expect(titles).toContain(title)
})

test('typed accents rank the page that has them above the page without, and both are found', async () => {
  const titles = await engine.titles({ q: 'hộ chiếu' })
  expect(titles[0]).toBe('Cấp hộ chiếu phổ thông')
  expect(titles).toContain('Thong bao cap ho chieu')
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
