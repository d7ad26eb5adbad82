import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repairHtml } from '../../../vietnamese/old-encodings/repair-html.ts'
import { toTcvn3, toUtf8Twice, toVni } from '../../support/practice-portals/files/old-encodings.ts'

const RIGHT = 'Phòng Văn hóa mở lớp dạy hát then cho học sinh vào các buổi tối thứ bảy.'
const WRONG = 'Tr¹m y tÕ x· kh¸m bÖnh cho ng­êi cao tuæi, cÊp thuèc miÔn phÝ.'
const MENDED = 'Trạm y tế xã khám bệnh cho người cao tuổi, cấp thuốc miễn phí.'

test('texts of a page are repaired between its tags, and all else stays byte for byte', () => {
  const page = (text: string) =>
    `<!doctype html>\n<html><head><style>.a::before{content:"»"}</style></head><body class=x><p>${RIGHT} &amp; <b>A</b>&nbsp;B\n<p id='y'>${text}</p><!-- ho¹t ®éng --><script>const a = "ViÖt"</script></body>`
  expect(repairHtml(page(WRONG))).toEqual({
    html: page(MENDED),
    repaired: [{ encoding: 'tcvn3', characters: expect.any(Number) }],
  })
})

test('a right page is given back as it is', () => {
  for (const text of [RIGHT, 'Müller &amp; S&ouml;hne, 5 &micro;m', 'Größe'])
    expect(repairHtml(`<p>${text}</p>`)).toEqual({ html: `<p>${text}</p>`, repaired: [] })
})

test('letters may be written as entities', () => {
  const entities = WRONG.replace(/[^\0-\x7F]/g, (letter) => `&#${letter.charCodeAt(0)};`)
  expect(repairHtml(`<p>${entities}</p>`).html).toBe(`<p>${MENDED}</p>`)
  expect(repairHtml('<p>Thuèc mi&Ocirc;n ph&Yacute; &lt;b&gt; &amp;c</p><p>kh&cedil;m bÖnh</p>').html).toBe(
    '<p>Thuốc miễn phí &lt;b> &amp;c</p><p>khám bệnh</p>',
  )
})

test('tags inside a sentence and inside a word part nothing', () => {
  expect(repairHtml('<p>Tr¹m <b>y</b> tÕ <a href="/x?a=1&amp;b=®">kh¸<i>m</i> bÖnh</a>\ncho</p>').html).toBe(
    '<p>Trạm <b>y</b> tế <a href="/x?a=1&amp;b=®">khá<i>m</i> bệnh</a>\ncho</p>',
  )
})

test('title, description and headings are repaired by what the whole page says', () => {
  const { html } = repairHtml(
    `<head><title>§Êt ®ai</title><meta name="description" content='Tin "nhµ" ®Êt' /><meta property="og:title" content="§Êt ®ai"><meta charset="utf-8"></head><h1>®Êt</h1><p>${WRONG}</p>`,
  )
  expect(html).toBe(
    `<head><title>Đất đai</title><meta name="description" content="Tin &quot;nhà&quot; đất"><meta property="og:title" content="Đất đai"><meta charset="utf-8"></head><h1>đất</h1><p>${MENDED}</p>`,
  )
})

test.each([
  ['<font face=".VnTimeH">', '</font>'],
  ['<span style="font-size:12pt; font-family: .VnArialH, sans-serif">', '</span>'],
  [`<p style='font-family:".VnTimeH"'>`, '</p>'],
  ['<div style="font-family:.VnTimeH"><b>', '</b></div>'],
])('in a font of capitals small letters are capitals: %s', (open, close) => {
  expect(repairHtml(`<p>${WRONG}</p>${open}ñy ban nh©n d©n x·${close}<p>${WRONG}</p>`).html).toBe(
    `<p>${MENDED}</p>${open}ỦY BAN NHÂN DÂN XÃ${close}<p>${MENDED}</p>`,
  )
})

test('a font of small letters inside a font of capitals is one of small letters', () => {
  const page = (outer: string, inner: string) =>
    `<font face=".VnTimeH">${outer}<font face=".VnTime">${inner}</font></font><p style="font-family: Arial">`
  expect(repairHtml(page('quyÕt ®Þnh ', 'cña ñy ban nh©n d©n')).html).toBe(page('QUYẾT ĐỊNH ', 'của ủy ban nhân dân'))
})

test('every encoding may stand in a page, beside right text', () => {
  for (const encode of [toTcvn3, toVni, toUtf8Twice]) {
    const page = (text: string) => `<td>${RIGHT}</td><td>${text}</td><td>Noël</td>`
    const small = MENDED.toLowerCase()
    expect(repairHtml(page(encode(small))).html).toBe(page(small))
  }
})

test('any source is taken, and right texts come back from it unharmed', () => {
  const part = fc.constantFrom(
    '<p>',
    '</p>',
    '<b',
    '>',
    '<!--',
    '-->',
    '&',
    ';',
    '\0',
    '\n',
    '"',
    '<script>',
    RIGHT,
    WRONG,
    'é',
    '<font face=.VnTimeH>',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      expect(repairHtml(parts.join('')).html).toEqual(expect.any(String))
      const right = parts.filter((text) => text !== WRONG).join('')
      expect(repairHtml(`${right}ö`)).toEqual({ html: `${right}ö`, repaired: [] })
    }),
    { numRuns: 500 },
  )
})
