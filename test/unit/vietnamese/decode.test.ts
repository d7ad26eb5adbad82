import { expect, test } from 'vitest'
import { decodeBytes } from '../../../vietnamese/decode.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** `Tiếng Việt` in windows-1258: ê and Latin letters as in Latin-1, tones as combining bytes. */
const TIENG_VIET_1258 = Uint8Array.from([0x54, 0x69, 0xea, 0xec, 0x6e, 0x67, 0x20, 0x56, 0x69, 0xea, 0xf2, 0x74])

test('UTF-8 is read as such, declared, undeclared or declared as Latin-1', () => {
  for (const contentType of ['text/html; charset=utf-8', 'text/html', null, 'text/html; charset=iso-8859-1']) {
    expect(decodeBytes(utf8('Tiếng Việt'), { contentType })).toEqual({ text: 'Tiếng Việt', encoding: 'utf-8' })
  }
})

test('windows-1258 is read composed, declared or wrongly declared as UTF-8', () => {
  for (const contentType of ['text/html; charset=windows-1258', 'text/html; charset=utf-8', null]) {
    expect(decodeBytes(TIENG_VIET_1258, { contentType })).toEqual({ text: 'Tiếng Việt', encoding: 'windows-1258' })
  }
})

test('a charset declared in the page counts', () => {
  const head = utf8('<meta charset="windows-1258">')
  expect(decodeBytes(Uint8Array.from([...head, ...TIENG_VIET_1258]), { contentType: 'text/html' }).text).toContain('Tiếng Việt')
})

test('a byte order mark wins over everything declared', () => {
  expect(
    decodeBytes(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('Việt')]), { contentType: 'text/html; charset=windows-1258' }).text,
  ).toBe('Việt')
})

test('an unknown charset name declares nothing', () => {
  expect(decodeBytes(utf8('Việt'), { contentType: 'text/html; charset=x-unknown' }).text).toBe('Việt')
})

const LONG = 'Ủy ban nhân dân tỉnh tổ chức hội nghị. '.repeat(5)

test('a UTF-8 page with one broken byte, or cut off inside a letter, keeps all its other letters', () => {
  const bytes = utf8(LONG)
  for (const contentType of ['text/html; charset=utf-8', 'text/html; charset=iso-8859-1', null]) {
    const pasted = decodeBytes(Uint8Array.from([...bytes, 0xff, ...bytes]), { contentType })
    expect(pasted).toEqual({ text: `${LONG}\uFFFD${LONG}`, encoding: 'utf-8' })
    expect(decodeBytes(Uint8Array.from([...bytes, ...utf8('Ủ').subarray(0, 2)]), { contentType }).text.startsWith(LONG)).toBe(
      true,
    )
  }
})

test('what only looks like a declaration declares nothing', () => {
  const form = '<form accept-charset="windows-1258">Tiếng Việt'
  expect(decodeBytes(utf8(form), { contentType: null }).text).toBe(form)
  const utf16 = '<meta charset="utf-16">Tiếng Việt'
  expect(decodeBytes(utf8(utf16), { contentType: null }).text).toBe(utf16)
})
