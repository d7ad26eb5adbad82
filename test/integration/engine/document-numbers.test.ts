import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine()
  // What names a number is indexed first, so that the order of arrival cannot decide.
  await engine.index(
    { title: '42/2022/NĐ-CP: những điểm mới', text: 'Điểm mới của 42/2022/NĐ-CP: 42/2022/NĐ-CP thay 43/2011/NĐ-CP.' },
    { title: 'Tập huấn Nghị định 42/2022/NĐ-CP', text: 'Hội nghị tập huấn Nghị định 42/2022/NĐ-CP.' },
    { title: 'Thông tư hướng dẫn', documentNumber: '42/2022/TT-BTC', text: 'Thông tư hướng dẫn Nghị định 42/2022/NĐ-CP.' },
    { title: 'Cung cấp dịch vụ công trực tuyến', documentNumber: '42/2022/NĐ-CP', text: 'Quy định về dịch vụ công.' },
    { title: 'Cung cấp thông tin', documentNumber: '142/2022/NĐ-CP', text: 'Quy định về thông tin.' },
    { title: 'Doanh nghiệp', documentNumber: '59/2020/QH14', text: 'Quy định về thành lập, tổ chức quản lý.' },
    { title: 'Luật sư 59 tuổi kể chuyện năm 2020', text: 'Luật sư 59 tuổi, luật của nghề, luật của đời, năm 2020.' },
  )
})
afterAll(() => engine?.stop())

test.each([
  '42/2022/NĐ-CP',
  '42/2022/nđ-cp',
  '42/2022/ND-CP',
  '42 / 2022 / NĐ – CP',
  'nd 42/2022',
  'nghị định 42/2022',
  'nghi dinh so 42 nam 2022',
  'toàn văn Nghị định số 42/2022/NĐ-CP',
  'Nghị định số 42/2022/NĐ-CP'.normalize('NFD'),
])('"%s" is answered by the decree itself, then by what names it', async (q) => {
  const titles = await engine.titles({ q })
  expect(titles[0]).toBe('Cung cấp dịch vụ công trực tuyến')
  expect(new Set(titles.slice(1, 3))).toEqual(new Set(['42/2022/NĐ-CP: những điểm mới', 'Tập huấn Nghị định 42/2022/NĐ-CP']))
})

test.each(['nghị định 42', 'nd 42', 'nghi dinh so 42 ve dich vu cong'])(
  '"%s" is answered by a decree of that number, of any year',
  async (q) => {
    expect((await engine.titles({ q }))[0]).toBe('Cung cấp dịch vụ công trực tuyến')
  },
)

test('the kind of document tells numbers apart', async () => {
  expect((await engine.titles({ q: 'thông tư 42/2022' }))[0]).toBe('Thông tư hướng dẫn')
})

test('a law is found without the term of its assembly', async () => {
  for (const q of ['luật 59/2020', 'luat so 59 nam 2020', '59/2020/QH14'])
    expect((await engine.titles({ q }))[0]).toBe('Doanh nghiệp')
})

test('a number that stands nowhere in the text of its document is counted too', async () => {
  await engine.index({ title: 'Phê duyệt đề án', documentNumber: '7788/QĐ-BXD', text: 'Phê duyệt đề án nhà ở.' })
  expect(await engine.ask({ q: '7788/QĐ-BXD' })).toMatchObject({ total: 1, pages: 1, hits: [{ title: 'Phê duyệt đề án' }] })
})

test.each(['thông tin', 'thong tin', 'nghị định'])('scores of "%s" are shares of the best hit', async (q) => {
  const scores = (await engine.ask({ q })).hits.map(({ score }) => score)
  expect(scores[0]).toBe(1)
  for (const score of scores) {
    expect(score).toBeGreaterThanOrEqual(0)
    expect(score).toBeLessThanOrEqual(1)
  }
})

test('scores are shares where a number decides who comes first, and 0 where nothing is ranked', async () => {
  for (const q of ['42/2022/NĐ-CP', 'thông tư 42/2022', '59/2020/QH14', '']) {
    for (const { score } of (await engine.ask({ q })).hits) {
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
    }
  }
})
