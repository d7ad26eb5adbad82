import { expect, test } from 'vitest'
import { loadCmsHints } from '../../../../config/cms-hints.ts'
import type { ExtractHints } from '../../../../domain/portal.ts'
import { readPage } from '../../../../indexer/extract/read-page.ts'

const TEXT =
  'Ủy ban nhân dân xã đã tổ chức hội nghị lấy ý kiến người dân về việc mở rộng tuyến đường liên thôn, với sự tham gia của đại diện các hộ dân trong xã. '
const OTHER =
  'Đoạn văn dài này giới thiệu về xã, đứng ở mọi trang của cổng và dài hơn cả tin, nên cách đọc chung cho rằng đây là nội dung chính của trang này. '
const HTML = `<html><head><title>Cổng xã Mẫu</title></head><body><div class="gioi-thieu-chung">${`<p>${OTHER}</p>`.repeat(8)}</div>
  <div class="khung"><span class="ten">Xã Mẫu lấy ý kiến về tuyến đường</span><i class="luc">13/01/2026</i><div class="tin"><p>${TEXT}</p><p class="bo">Quảng bá của cổng</p><p>${TEXT}</p></div></div></body></html>`
const NONE: ExtractHints = { main: [], title: [], date: [], remove: [] }

function documentOf(hints: ExtractHints | undefined, engine: 'slim' | 'jsdom' = 'slim') {
  const input = {
    url: 'https://xa.gov.vn/tin/1',
    bytes: new TextEncoder().encode(HTML),
    contentType: null,
    robotsHeader: null,
    hints,
  }
  const reading = readPage(input, engine)
  if (reading.type !== 'document') throw new Error(`read as ${reading.type}`)
  return reading.document
}

test.each(['slim', 'jsdom'] as const)('selectors of the portal say what is the text, the title and the day (%s)', (engine) => {
  const hints = { main: ['.khong-co', 'div.khung > .tin'], title: ['.ten'], date: ['.luc'], remove: ['.tin p.bo'] }
  expect(documentOf(hints, engine)).toMatchObject({
    text: `${TEXT.trim()}\n${TEXT.trim()}`,
    title: 'Xã Mẫu lấy ý kiến về tuyến đường',
    publishedAt: '2026-01-13',
  })
})

test.each([
  ['no element', { ...NONE, main: ['.khong-co'], title: ['.khong-co'], date: ['.khong-co'], remove: ['.khong-co'] }],
  ['an element that holds no text', { ...NONE, main: ['.luc'], date: ['.ten'] }],
  ['nearly the whole page to remove', { ...NONE, remove: ['*', 'p', 'div'] }],
])('hints that find %s leave the general way as it is', (_what, hints) => {
  expect(documentOf(hints)).toEqual(documentOf(undefined))
})

test('the families that ship have selectors for all that can be told', () => {
  expect([...loadCmsHints().keys()]).toEqual(
    expect.arrayContaining(['liferay', 'vnpt-portal', 'sharepoint', 'dotnetnuke', 'drupal', 'wordpress']),
  )
  for (const hints of loadCmsHints().values())
    for (const selectors of Object.values(hints)) expect(selectors.length).toBeGreaterThan(0)
})
