import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBytes } from '../../../vietnamese/decode.ts'
import { toTcvn3, toViscii, toVni, toVps, toWindows1258 } from '../../support/practice-portals/files/old-encodings.ts'

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

const OLD = [
  ['tcvn3', (text: string) => Buffer.from(toTcvn3(text), 'latin1')],
  ['vni', (text: string) => Buffer.from(toVni(text), 'latin1')],
  ['vps', (text: string) => Buffer.from(toVps(text), 'latin1')],
  ['viscii', (text: string) => Buffer.from(toViscii(text), 'latin1')],
  ['windows-1258', toWindows1258],
] as const
const PAGE =
  '<html><body class="trang">\r\n<p>Thị trấn mở phiên chợ vùng cao, bán rau quả và thổ cẩm.</p><p>Mời bà con đến dự từ sáng sớm.</p>'

test.each(OLD)(
  'bytes in %s come out right, undeclared, wrongly declared or declared by a name that no browser knows',
  (encoding, encode) => {
    for (const charset of [
      '',
      'utf-8',
      'iso-8859-1',
      'windows-1252',
      'windows-1258',
      'x-user-defined',
      'x-viet-tcvn5712',
      'viscii',
    ]) {
      const contentType = charset ? `text/html; charset=${charset}` : 'text/html'
      expect(decodeBytes(encode(PAGE), { contentType })).toEqual({ text: PAGE, encoding })
      const inPage = `<meta http-equiv="Content-Type" content="${contentType}">${PAGE}`
      expect(decodeBytes(encode(inPage), { contentType: null })).toEqual({ text: inPage, encoding })
    }
  },
)

test.each(OLD)('a short title in %s is enough', (encoding, encode) => {
  const title = 'quyết định thành lập ban quản lý chợ'
  expect(decodeBytes(encode(title), { contentType: null })).toEqual({ text: title, encoding })
})

test('capitals of encodings that have them are told from quotation marks', () => {
  const text = 'HỘI NÔNG DÂN HUYỆN MỞ LỚP TẬP HUẤN KỸ THUẬT'
  for (const [encoding, encode] of OLD.filter(([name]) => name !== 'tcvn3'))
    expect(decodeBytes(encode(text), { contentType: null })).toEqual({ text, encoding })
})

test('Latin-1 pages in other languages stay what they are, and other declarations are believed', () => {
  const french = 'Le café où l’élève a dîné est fermé; déjà vu, naïf, garçon, «été», 5 µm, 20 °C'.replaceAll('’', "'")
  const latin1 = Buffer.from(french, 'latin1')
  expect(decodeBytes(latin1, { contentType: 'text/html; charset=iso-8859-1' })).toEqual({
    text: french,
    encoding: 'windows-1252',
  })
  expect(decodeBytes(Buffer.from('Så gå på må nå', 'latin1'), { contentType: 'text/html; charset=iso-8859-1' }).encoding).toBe(
    'windows-1252',
  )
  const czech = Uint8Array.from([0x9a, 0x6b, 0x6f, 0x6c, 0x61, 0x20, 0xf8, 0x65, 0xe8])
  expect(decodeBytes(czech, { contentType: 'text/html; charset=windows-1250' })).toEqual({
    text: 'škola řeč',
    encoding: 'windows-1250',
  })
})

test('any bytes are decoded, and nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom(null, 'text/html; charset=iso-8859-1'),
      (bytes, contentType) => {
        const { text } = decodeBytes(bytes, { contentType })
        expect(text).toBe(text.normalize('NFC'))
      },
    ),
    { numRuns: 1000 },
  )
})
