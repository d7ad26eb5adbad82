import { expect, test } from 'vitest'
import { isReadable, syllableShare, tallyWords } from '../../../../../indexer/extract/attachments/syllable-share.ts'

const VIETNAMESE = 'Ủy ban nhân dân tỉnh thông báo kết quả rà soát các hộ gia đình trên địa bàn trong quý một năm nay. '.repeat(3)

test('numbers of documents, abbreviations, addresses and single letters are no words', () => {
  expect(tallyWords('Nghị định 42/2022/NĐ-CP, UBND, a@b, điểm b')).toMatchObject({ words: 3, syllables: 3, abbreviations: 2 })
})

test('the share of syllables falls with every word that is none', () => {
  expect(syllableShare('Ủy ban nhân dân')).toBe(1)
  expect(syllableShare('Ủy ban nhâm dânq')).toBe(0.75)
  expect(syllableShare('12/2026')).toBe(1)
})

test.each([
  ['Vietnamese', VIETNAMESE],
  [
    'Vietnamese without accents',
    'Uy ban nhan dan tinh thong bao ket qua ra soat cac ho gia dinh tren dia ban trong quy mot nam nay. '.repeat(2),
  ],
  [
    'English',
    'The National Assembly has passed the Law on Water Resources, which takes effect from the first of July. '.repeat(2),
  ],
  ['Russian', 'Министерство иностранных дел Социалистической Республики Вьетнам сообщает о новых правилах. '.repeat(3)],
  ['a table of numbers', '1 12,5 2026 13/01/2026 250.000 tổng cộng '.repeat(20)],
])('%s is read', (_, text) => {
  expect(isReadable(text)).toBe(true)
})

test.each([
  ['codes of glyphs', Array.from(VIETNAMESE, (letter) => String.fromCharCode(Math.max(33, letter.charCodeAt(0) - 29))).join('')],
  [
    'letters of a private font',
    VIETNAMESE.replace(/[a-zà-ỹ]/giu, (letter) => String.fromCharCode(0xe000 + letter.charCodeAt(0))),
  ],
  ['wrongly mapped accents', VIETNAMESE.replace(/[ấậếệộủảạàáâôê]/gu, '¤')],
])('%s are not', (_, text) => {
  expect(isReadable(text)).toBe(false)
})
