import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeText } from '../../../vietnamese/normalize.ts'
import { pairKey, termOf, termsOf, wordsIn } from '../../../vietnamese/terms.ts'

/** The words of a text without accents: `_` stands between neighbours, ` | ` where an expression ends. */
function sketch(text: string): string {
  const { terms, joined } = termsOf(text)
  return terms.map(({ folded }, at) => folded + (joined[at] ? '_' : at + 1 < terms.length ? ' | ' : '')).join('')
}

test.each([
  ['Cấp hộ chiếu', 'cap_ho_chieu'],
  ['phòng, chống tham nhũng', 'phong_chong_tham_nhung'],
  ['kinh tế - xã hội', 'kinh_te_xa_hoi'],
  ['Covid-19 và/hoặc cúm A', 'covid_19_va_hoac_cum_a'],
  ['42/2022/NĐ-CP', '42_2022_nd_cp'],
  ['Hết một câu. Câu sau', 'het_mot_cau | cau_sau'],
  ['Ai? Tôi! Vì: một; hai', 'ai | toi | vi | mot | hai'],
  ['Ủy ban (gọi tắt là ủy ban) họp', 'uy_ban | goi_tat_la_uy_ban | hop'],
  ['Gọi là “hộ chiếu” mới', 'goi_la | ho_chieu | moi'],
  ['Dòng một\n\nDòng hai', 'dong_mot | dong_hai'],
  ['', ''],
  ['. , ! …', ''],
])('%j is read as %j', (text, expected) => {
  expect(sketch(text)).toBe(expected)
})

test.each([
  ['Dòng một\nDòng hai', 'dong_mot | dong_hai'],
  ['Điều 5. Hộ chiếu\nNgười nộp', 'dieu_5 | ho_chieu | nguoi_nop'],
])('a line end parts expressions: %j', (text, expected) => {
  expect(sketch(text)).toBe(expected)
})

test('a word is its accent code and its form without accents, in any spelling', () => {
  for (const word of ['Đường', 'đường', 'ĐƯỜNG', 'đường'.normalize('NFD')])
    expect(termsOf(word).terms).toEqual([{ code: 'd9u7o7ng2', folded: 'duong' }])
  expect(termsOf('hòa').terms).toEqual(termsOf('hoà').terms)
  expect(termOf('2026')).toEqual({ code: '2026', folded: '2026' })
  expect(pairKey('ho65', 'chie6u1')).toBe('ho65 chie6u1')
})

test.each([
  ['phạt 1.500.000 đồng', ['phat', '1500000', 'dong']],
  ['phạt 1,500,000 đồng', ['phat', '1500000', 'dong']],
  ['phạt 1500000 đồng', ['phat', '1500000', 'dong']],
  ['từ 1.500 đến 2.000.', ['tu', '1500', 'den', '2000']],
  ['tăng 3.5%', ['tang', '3', '5']],
  ['ngày 13.01.2026', ['ngay', '13', '01', '2026']],
  ['Điều 5.100 người', ['dieu', '5100', 'nguoi']],
  ['phiên bản 1.000.2', ['phien', 'ban', '1', '000', '2']],
  ['mã v1.000', ['ma', 'v1', '000']],
])('the numbers of "%s" are the words they are: %j', (text, folded) => {
  expect(termsOf(text).terms.map((term) => term.folded)).toEqual(folded)
})

test('whatever stands between words, pairs are joined over it only where no sentence and no line ends', () => {
  const word = fc.constantFrom('hộ', 'chiếu', 'Điều', '5', 'A6', 'covid19')
  const joining = fc.constantFrom(' ', ', ', ' - ', '-', '/', ' – ', ' & ', '  ', '\u00A0')
  const parting = fc.constantFrom(
    '. ',
    '; ',
    ': ',
    '! ',
    '? ',
    ' (',
    ') ',
    ' [',
    '] ',
    ' "',
    '" ',
    ' “',
    '” ',
    '\n\n',
    ' \n',
    ',\n',
  )
  const gap = fc.oneof(
    joining.map((between) => ({ between, isJoined: true })),
    parting.map((between) => ({ between, isJoined: false })),
  )
  fc.assert(
    fc.property(word, fc.array(fc.tuple(gap, word), { maxLength: 30 }), (first, others) => {
      const text = first + others.map(([{ between }, next]) => between + next).join('')
      const { terms, joined } = termsOf(text)
      expect(terms).toEqual([first, ...others.map(([, next]) => next)].map(termOf))
      expect(joined).toEqual([...others.map(([{ isJoined }]) => isJoined), false])
    }),
  )
})

test('whatever the text, there is a word to say of every term whether it is joined, and the last one never is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const { terms, joined } = termsOf(text)
      expect(wordsIn(normalizeText(text)).map(termOf)).toEqual(terms)
      expect(joined).toHaveLength(terms.length)
      expect(joined.at(-1) ?? false).toBe(false)
      for (const { code, folded } of terms) {
        expect(code).toBe(code.toLowerCase())
        expect(code).not.toMatch(/\s/)
        expect(folded).not.toMatch(/\s|\p{M}/u)
      }
    }),
  )
})

test('a mark that stands alone is no word', () => {
  expect(termsOf('thu \u0309 tục').terms.map(({ code }) => code)).toEqual(['thu0', 'tuc5'])
})

test('the end of a word that is too long is left out', () => {
  const { terms } = termsOf(`${'a'.repeat(1000)} b`)
  expect(terms).toEqual([{ code: `${'a'.repeat(40)}0`, folded: 'a'.repeat(40) }, termOf('b')])
})

test('a word that is too long is not cut in the middle of a character', () => {
  const [term] = termsOf(`a${'𠀀'.repeat(30)}`).terms
  expect(term?.code.isWellFormed()).toBe(true)
  expect(term?.folded.isWellFormed()).toBe(true)
})

const CHARS = 2_000_000
test.each([
  ['one word', () => 'a'.repeat(CHARS)],
  ['one letter with all marks', () => `a${'\u0301'.repeat(CHARS)}`],
  ['one gap', () => `a${'.'.repeat(CHARS)}b${' '.repeat(CHARS)}c`],
  ['sentences of one letter', () => 'a.'.repeat(CHARS / 2)],
  ['words with invisible characters in them', () => 'a\u200B'.repeat(CHARS / 2)],
  ['letters beyond the first plane', () => '𠀀'.repeat(CHARS / 2)],
  ['groups of digits', () => '1.000,'.repeat(CHARS / 6)],
  ['decomposed letters', () => 'ế'.normalize('NFD').repeat(CHARS / 3)],
  ['words that are new every time', () => Array.from({ length: CHARS / 8 }, (_, at) => `w${at}`).join(' ')],
])(
  'millions of hostile characters are read in a few seconds: %s',
  (_what, text) => {
    const { terms, joined } = termsOf(text())
    expect(terms.length).toBeGreaterThan(0)
    expect(joined).toHaveLength(terms.length)
  },
  20_000,
)

test.each([
  ['that go on as a word', `1${'.000'.repeat(40_000)}a`],
  ['that end in other digits', `1${'.000'.repeat(40_000)}.5`],
])('groups of digits without end are read in no time: %s', { timeout: 5000 }, (_what, text) => {
  expect(termsOf(text).terms.length).toBeGreaterThan(0)
})
