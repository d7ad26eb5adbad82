import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeAs, OLD_ENCODINGS, type OldEncoding } from '../../../vietnamese/old-encodings/encodings.ts'
import { repairText } from '../../../vietnamese/old-encodings/repair-text.ts'
import { allSyllables } from '../../../vietnamese/syllable.ts'
import {
  asWindows1252,
  toTcvn3,
  toUtf8Twice,
  toViscii,
  toVni,
  toVps,
  toWindows1258,
} from '../../support/practice-portals/files/old-encodings.ts'

/** What each encoding looks like when its bytes were read as Latin-1. */
const ENCODERS: Readonly<Record<OldEncoding, (text: string) => string>> = {
  tcvn3: toTcvn3,
  vni: toVni,
  vps: toVps,
  viscii: toViscii,
  'windows-1258': (text) => toWindows1258(text).toString('latin1'),
}
const READERS = { 'Latin-1': (text: string) => text, 'windows-1252': asWindows1252 }
const CASES = OLD_ENCODINGS.flatMap((encoding) =>
  Object.entries(READERS).map(([reader, read]) => [encoding, reader, (text: string) => read(ENCODERS[encoding](text))] as const),
)
/** TCVN3 has no capitals with a tone: small letters stand in. */
const inCaseOf = (encoding: string, text: string) => (encoding === 'tcvn3' ? text.toLowerCase() : text)

const VOWELS = [...'aăâeêioôơuưy'].flatMap((vowel) =>
  ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'].map((tone) => (vowel + tone).normalize('NFC')),
)
const LETTERS = [...VOWELS, 'đ'].filter((letter) => /[^\0-\x7F]/.test(letter))

const SENTENCES = [
  'Hội đồng nhân dân xã họp bàn việc sửa chữa nhà văn hóa thôn và làm đường bê tông.',
  'Người dân cần mang theo giấy tờ tùy thân khi đến bộ phận một cửa để nhận kết quả.',
  'Trường mầm non Hoa Phượng tuyển thêm giáo viên dạy nhạc, hạn nộp hồ sơ đến hết ngày 15 tháng 8.',
  'Chủ tịch huyện kiểm tra công tác phòng chống lũ quét ở vùng núi, yêu cầu dự trữ đủ lương thực.',
  'Mỗi hộ gia đình được hỗ trợ giống lúa, phân bón và kỹ thuật chăm sóc trong vụ đông xuân.',
]
const TEXT = SENTENCES.join('\n')

test.each(OLD_ENCODINGS.map((encoding) => [encoding]))('%s decodes every letter by itself, small and capital', (encoding) => {
  const capitals = encoding === 'tcvn3' ? [...'ĂÂÊÔƠƯĐ'] : LETTERS.map((letter) => letter.toUpperCase())
  for (const letter of [...LETTERS, ...capitals]) {
    const encoded = ENCODERS[encoding](letter)
    // VNI has a vowel in front of most of its marks, windows-1258 in front of its tones: each is one letter again.
    expect([encoded, decodeAs(encoding, encoded)]).toEqual([encoded, letter])
    expect(decodeAs(encoding, asWindows1252(encoded))).toBe(letter)
  }
})

test.each(CASES)('%s read as %s decodes every syllable', (encoding, _reader, encode) => {
  const wrong = allSyllables().filter((syllable) => decodeAs(encoding, encode(syllable)) !== syllable)
  expect(wrong).toEqual([])
})

test('fonts of TCVN3 have none of the capitals and tones that TCVN 5712-1 has in the gaps', () => {
  const gaps = [
    0xaf, 0xb0, 0xb1, 0xb2, 0xb3, 0xb4, 0xba, 0xbf, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xcd, 0xd9, 0xda, 0xdb, 0xe0, 0xf0, 0xff,
  ]
  const text = String.fromCharCode(...gaps, ...Array.from({ length: 0x20 }, (_, index) => 0x80 + index))
  expect(decodeAs('tcvn3', text)).toBe(text)
})

test('a mark of VNI behind a capital may be small', () => {
  expect(decodeAs('vni', 'Aùn, Oâng, ÖÙNG, Öùng')).toBe('Án, Ông, ỨNG, Ứng')
})

test.each(CASES)(
  'a text in %s that was read as %s is repaired whole, line by line and sentence by sentence',
  (encoding, _reader, encode) => {
    for (const text of [TEXT, ...SENTENCES]) {
      const { text: repaired, repaired: report } = repairText(encode(text))
      expect(inCaseOf(encoding, repaired)).toBe(inCaseOf(encoding, text))
      expect(report.map((entry) => entry.encoding)).toEqual([encoding])
      expect(report[0]?.characters).toBeGreaterThan(text.length / 4)
      expect(report[0]?.characters).toBeLessThan(encode(text).length)
    }
  },
)

test.each(CASES.filter(([encoding]) => encoding !== 'tcvn3'))(
  'capitals in %s that were read as %s stay capitals',
  (_encoding, _reader, encode) => {
    const text = SENTENCES.map((sentence) => sentence.toUpperCase()).join('\n')
    expect(repairText(encode(text)).text).toBe(text)
  },
)

test('capitals in fonts of TCVN3 are known by the letters that they share with ASCII', () => {
  expect(repairText('CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM\n§éc lËp - Tù do - H¹nh phóc').text).toBe(
    'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
  )
})

test('where only the font knows about capitals nothing is guessed, unless the caller knows the font', () => {
  const text = 'thñ tôc hµnh chÝnh cÊp huyÖn'
  expect(repairText(text).text).toBe('thủ tục hành chính cấp huyện')
  expect(repairText(text, { upperCaseFont: true }).text).toBe('THỦ TỤC HÀNH CHÍNH CẤP HUYỆN')
  expect(repairText('Thủ tục hành chính', { upperCaseFont: true }).text).toBe('Thủ tục hành chính')
})

test.each([
  ['ViÖt Nam', 'Việt Nam'],
  ['QuyÕt ®Þnh', 'Quyết định'],
  ['Quyeát ñònh', 'Quyết định'],
  ['Luaät Ñaát ñai', 'Luật Đất đai'],
  ['Thông báo s¯ 12', 'Thông báo số 12'],
  ['CÃ´ng an', 'Công an'],
  ['“ViÖt Nam” – ®Êt n­íc', '“Việt Nam” – đất nước'],
  ['Q§-UBND ngµy 5/3 cña Uû ban', 'QĐ-UBND ngày 5/3 của Uỷ ban'],
  [
    'Xem https://example.vn/ViÖt?q=®Êt hoÆc göi vÒ phßng@example.vn: QuyÕt ®Þnh',
    'Xem https://example.vn/ViÖt?q=®Êt hoặc gửi về phßng@example.vn: Quyết định',
  ],
])('%j becomes %j', (text, repaired) => {
  expect(repairText(text).text).toBe(repaired)
})

test.each(CASES)('right paragraphs beside paragraphs in %s, read as %s, stay untouched', (encoding, _reader, encode) => {
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = SENTENCES
  const mixed = [first, encode(second), third, encode(fourth), `Müller & Söhne, façade, ${fifth}`]
  const { text } = repairText(mixed.join('\n'))
  const lines = text.split('\n')
  expect([lines[0], lines[2], lines[4]]).toEqual([mixed[0], mixed[2], mixed[4]])
  expect(inCaseOf(encoding, `${lines[1]}\n${lines[3]}`)).toBe(inCaseOf(encoding, `${second}\n${fourth}`))
})

test.each(CASES)('a sentence in %s, read as %s, is found inside a right line', (encoding, _reader, encode) => {
  const [first = '', second = '', third = ''] = SENTENCES
  const { text } = repairText(`${first} ${encode(second)} ${third}`)
  expect(inCaseOf(encoding, text)).toBe(inCaseOf(encoding, `${first} ${second} ${third}`))
})

test('one text may hold several encodings, and the report names each', () => {
  const encoders = { ...ENCODERS, 'utf-8-twice': toUtf8Twice }
  const mixed = Object.values(encoders).map((encode) => encode(SENTENCES[1] ?? ''))
  const { text, repaired } = repairText(mixed.join('\n'))
  expect(text.split('\n')).toEqual(mixed.map(() => SENTENCES[1]))
  expect(repaired.map(({ encoding }) => encoding).sort()).toEqual(Object.keys(encoders).sort())
})

test.each([
  ['by windows-1252', toUtf8Twice],
  ['by Latin-1', (text: string) => Buffer.from(text).toString('latin1')],
  ['three times', (text: string) => toUtf8Twice(toUtf8Twice(text))],
  ['decomposed', (text: string) => toUtf8Twice(text.normalize('NFD'))],
])('UTF-8 that was read byte by byte is read right, %s', (_how, encode) => {
  for (const text of [TEXT, TEXT.toUpperCase(), `${TEXT}\n“Đúng” – 30 °C, 5 m², 10.000₫…`]) {
    const { text: repaired, repaired: report } = repairText(encode(text))
    expect(repaired).toBe(text)
    expect(report.map(({ encoding }) => encoding)).toEqual(['utf-8-twice'])
  }
})

test('of UTF-8 that was read byte by byte the right text in the same line stays, and lost non-breaking spaces are found', () => {
  expect(repairText('Tổng cục Thuế: lÃ m viá»‡c vÃ  nghá»‰').text).toBe('Tổng cục Thuế: làm việc và nghỉ')
  expect(repairText('vÃ tá»•ng káº¿t').text).toBe('và tổng kết')
})

/** Words and phrases as they stand in right texts, with what could be taken for something else. */
const RIGHT = [
  'déjà vu, façade, Noël, crème brûlée, où, haï, Loïc, maïs, août, goût, païen, Thaïs, né, thé, «mot», L’été',
  'Größe, Straße, Mädchen, über, für, schön, »so«, „Gänsefüßchen“, Müller & Söhne',
  'El Niño, mañana, pingüino, ¿qué?, ¡sí!, Mª, 1ª, 2º, Nº 5; São Paulo, João, maçã, leões, AMANHÃ… IRMÃ»',
  'så gå må nå få, n·m m·n h·n v·n s·m',
  'på, så, gå, øl, sø, Tromsø, Ångström, smörgåsbord, Færøyene, Þór, það, við',
  'Dvořák, Škoda, Žižka, šéf, náš, už, Łódź, Gdańsk, İstanbul, Győr, hÉireann, nÓ',
  'Nǐ hǎo, lǜsè, nü, lü, Běijīng dàxué, Xī’ān, máo zé dōng',
  'N·m, m×n, n×m, k×n, 5 µm, 20°C, 10÷30 °C, 20C÷30C, m², ½, ±5, § 5, ©2020, Intel®, x·y, ¬p, £5, ¥500, a…b',
  '¡ ¢ £ ¤ ¥ ¦ § ¨ © ª « ¬ ® ¯ ° ± ² ³ ´ µ ¶ · ¸ ¹ º » ¼ ½ ¾ ¿ À Á Â Ã Ä Å Æ Ç È É Ê Ë Ð Ñ Ö × Ø ß ð ñ ö ÷ ø þ',
  'const total = items.map(({ price }) => price * 1.1).join("·") // §3 «TODO»',
  'https://example.vn/tìm-kiếm?q=Viá»‡t&x=ho¹t a.b@example.vn www.example.vn/ViÖt',
  'Căn cứ Quyết định số 12/QĐ-UBND, Ðiều 5 NÐ-CP; ông Nguyễn Văn Á, bà Lò Thị É, xã Ea Súp',
  'Có và là các cô bé né cò, thí dụ: cá, cà, cả, cãi; quý, hòa, hoà, thúy, ỷ, ế ẩm, ở, ừ',
  'The naïve café owner’s résumé – 100% “true”',
  'cô où, haï, ',
  ...SENTENCES,
]

test.each(RIGHT.map((text) => [text]))('right text stays as it is: %s', (text) => {
  expect(repairText(text)).toEqual({ text, repaired: [] })
})

test('right words in any order and company stay as they are', () => {
  const word = fc.constantFrom(...RIGHT.flatMap((text) => text.split(' ')).filter((part) => !/https?:|www|@/.test(part)))
  const gap = fc.constantFrom(' ', ' ', ', ', '\n', '. ')
  fc.assert(
    fc.property(fc.array(fc.tuple(word, gap), { maxLength: 40 }), (parts) => {
      const text = parts.flat().join('')
      expect(repairText(text)).toEqual({ text, repaired: [] })
    }),
    { numRuns: 2000 },
  )
})

test('right Vietnamese syllables stay as they are, also where all their letters are of Latin-1 and a foreign name is near', () => {
  const all = allSyllables()
  const ofLatin1 = all.filter((syllable) => /^[\0-\xFF]*$/.test(syllable) && /[^\0-\x7F]/.test(syllable))
  expect(ofLatin1.length).toBeGreaterThan(1000)
  for (const words of [all, ofLatin1]) {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words, 'Größe', 'façade'), { maxLength: 30 }), (syllables) => {
        const text = syllables.join(' ')
        expect(repairText(text)).toEqual({ text, repaired: [] })
      }),
      { numRuns: 1000 },
    )
  }
})

test('names of countries, languages and currencies in the languages of the world stay as they are', () => {
  const languages =
    'af ast az br bs ca cs cy da de eo es et eu fi fo fr fur ga gl hr hu is it ku lb lt lv mt nb nl nn pl pt rm ro sk sl sq sv tr vi'.split(
      ' ',
    )
  const codes = Array.from({ length: 26 * 26 }, (_, index) => String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26)))
  let names = 0
  for (const language of languages) {
    const byCode = (type: 'region' | 'language', code: string) =>
      new Intl.DisplayNames(language, { type, fallback: 'none' }).of(type === 'region' ? code.toUpperCase() : code) ?? ''
    const list = (['region', 'language'] as const).flatMap((type) => codes.map((code) => byCode(type, code)).filter(Boolean))
    names += list.length
    for (const text of [...list, list.join(', '), list.join('\n')]) expect(repairText(text).text).toBe(text)
  }
  expect(names).toBeGreaterThan(10_000)
})

test('what is repaired is NFC and needs no repair again', () => {
  for (const [, , encode] of CASES) {
    const { text } = repairText(encode(TEXT))
    expect(text).toBe(text.normalize('NFC'))
    expect(repairText(text)).toEqual({ text, repaired: [] })
  }
})

test('any text is taken: lines keep their number, ASCII stays, and nothing is thrown', () => {
  const latin1 = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 300 })
  const noise = fc.string({ unit: fc.constantFrom(...'aceghnotuưộ ÃáâÄÅÆº»¿…„µ¸¹®ñöøùïäêìò\n\0\x02\x1D\x85'), maxLength: 200 })
  for (const texts of [latin1, noise, fc.string({ unit: 'binary', maxLength: 300 })]) {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: repaired, repaired: report } = repairText(text)
        expect(repaired.split('\n')).toHaveLength(text.split('\n').length)
        expect(report.length > 0).toBe(repaired !== text)
        if (/^[\s -~]*$/.test(text)) expect(repaired).toBe(text)
      }),
      { numRuns: 1000 },
    )
  }
})

const CHARS = 5_000_000
test.each([
  ['one word of accents', () => 'é'.repeat(CHARS)],
  ['bytes of UTF-8 without end', () => 'Ã¡'.repeat(CHARS / 2)],
  ['a lost space behind a long word', () => `áº¿${'a'.repeat(CHARS)}Ã `],
  ['addresses', () => 'é@'.repeat(CHARS / 2)],
  ['empty lines', () => 'ö\n'.repeat(CHARS / 2)],
  ['words that are new every time', () => noise(CHARS, ' ')],
  ['lines that are new every time', () => noise(CHARS, '\n')],
])(
  'five million hostile characters are read in a few seconds: %s',
  (_what, text) => {
    expect(repairText(text()).text.length).toBeGreaterThan(0)
  },
  20_000,
)

/** Words of suspicious characters from a small generator of pseudo-random numbers. */
function noise(length: number, gap: string): string {
  let state = 1
  const next = (count: number) => {
    state = (state * 48271) % 2147483647
    return state % count
  }
  const parts: string[] = []
  for (let size = 0; size < length; size += 6)
    parts.push(String.fromCharCode(0xa1 + next(95), 0xa1 + next(95), 97 + next(26), 0xa1 + next(95), 0xa1 + next(95)), gap)
  return parts.join('')
}
