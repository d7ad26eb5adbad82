import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinSplitSyllables } from '../../../../../indexer/extract/attachments/join-syllables.ts'

const RIGHT =
  'Ủy ban nhân dân xã An Ủy thông báo: cho an táng, có ý kiến ở hội nghị, áp dụng từ ngày 01/02/2026 với 500 đ một lần, in ấn, ăn uống, nghỉ ốm, lễ ăn hỏi, chủ yếu ưu tiên em út.'

test.each([
  ['Ti ếng Vi ệt đư ợc dùng trong các văn b ản c ủa nhà nư ớc', 'Tiếng Việt được dùng trong các văn bản của nhà nước'],
  ['C ỘNG HÒA XÃ H ỘI CH Ủ NGHĨA VI ỆT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['Quy ết đ ịnh v ề vi ệc s ửa đư ờng', 'Quyết định về việc sửa đường'],
  ['Viê ̣t Nam có nhiê ̀u dân tô ̣c', 'Việt Nam có nhiều dân tộc'],
])('%s', (split, whole) => {
  expect(joinSplitSyllables(split)).toBe(whole)
})

test('one accented piece in a right text is joined, since it is no word of any language', () => {
  expect(joinSplitSyllables(`${RIGHT} An ninh lư ơng thực quốc gia.`)).toBe(`${RIGHT} An ninh lương thực quốc gia.`)
})

test('right texts stay as they are', () => {
  expect(joinSplitSyllables(RIGHT)).toBe(RIGHT)
  expect(joinSplitSyllables('The Law on Water of Viet Nam is in force; see https://a.vn/b c')).toBe(
    'The Law on Water of Viet Nam is in force; see https://a.vn/b c',
  )
})

test('lines keep their number, and what is joined is not joined again', () => {
  const word = fc.constantFrom('ti', 'ếng', 'Vi', 'ệt', 'đ', 'ư', 'ờng', 'xã', 'ở', 'an', 'cho', 'NĐ-CP', '12', 'của', '\n')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join(' ')
      const joined = joinSplitSyllables(text)
      expect(joined.split('\n')).toHaveLength(text.split('\n').length)
      expect(joined.replace(/ /g, '')).toBe(text.replace(/ /g, ''))
    }),
  )
})
