import fc from 'fast-check'
import { expect, test } from 'vitest'
import { storyOf } from '../../../indexer/story.ts'
import { foldText } from '../../../vietnamese/normalize.ts'

const TOLD = [
  'Sáng nay, tại xã ven biển, đoàn công tác đã kiểm tra việc hòa giải ở cơ sở và trao quà cho các tổ hòa giải của thôn.',
  'Theo đó, mỗi tổ được nhận một tủ sách và một bộ bàn ghế để tiếp dân, kinh phí do các doanh nghiệp trên địa bàn ủng hộ.',
  'Đoàn cũng đề nghị địa phương sửa đường liên thôn trước mùa mưa để học sinh đi học được an toàn.',
].join('\n')
const { key } = storyOf(TOLD)

test('a text of some length tells a story, which has a key', () => {
  expect(storyOf(TOLD)).toEqual({ key: expect.stringMatching(/^[0-9a-f]{24}$/), isReprint: false })
})

test.each([
  ['decomposed letters', TOLD.normalize('NFD')],
  ['the other placement of tones', TOLD.replaceAll('hòa', 'hoà')],
  ['capitals', TOLD.toUpperCase()],
  ['no accents', foldText(TOLD)],
  ['other punctuation', TOLD.replaceAll(',', ' –').replaceAll('.', '!')],
  ['other line ends', TOLD.replaceAll('\n', '\n\n \n')],
  ['other spaces and invisible characters', TOLD.replaceAll(' ', '\u00A0').replaceAll('đ', 'đ\u200B')],
])('it is the same story with %s', (_what, text) => {
  expect(storyOf(text)).toEqual({ key, isReprint: false })
})

test.each([
  'Nguồn: TTXVN',
  'Theo Cổng Thông tin điện tử Chính phủ',
  '(Theo baochinhphu.vn)',
  'Dẫn theo Báo Quảng Ninh',
  'Nguồn tin: Sở Nông nghiệp và Môi trường',
  'THEO TTXVN',
  '– Theo Báo điện tử của tỉnh –',
  'Theo TTXVN'.normalize('NFD'),
])('it is the same story, told again, with the line "%s" behind it', (line) => {
  expect(storyOf(`${TOLD}\n${line}`)).toEqual({ key, isReprint: true })
  expect(storyOf(`${TOLD}\n\n${line}\n\n`)).toEqual({ key, isReprint: true })
})

test('a name may stand behind the source', () => {
  const { key: withName } = storyOf(`${TOLD}\nMinh Anh`)
  expect(storyOf(`${TOLD}\nTheo TTXVN\nMinh Anh`)).toEqual({ key: withName, isReprint: true })
})

test.each([
  ['a sentence that begins like a source and goes on', `Theo ${'kế hoạch này mỗi thôn '.repeat(4)}được một tổ hòa giải.`],
  ['a word that only begins like one', 'Theodora đã đến dự.'],
  ['a line with the source inside', 'Bài và ảnh theo TTXVN.'],
])('%s is part of the story', (_what, line) => {
  const told = storyOf(`${TOLD}\n${line}`)
  expect(told.isReprint).toBe(false)
  expect(told.key).not.toBe(key)
})

test('a source at the beginning names none: it is the first sentence', () => {
  expect(storyOf(`Theo TTXVN\n${TOLD}`)).toMatchObject({ isReprint: false })
  expect(storyOf('Nguồn: TTXVN')).toEqual({ key: null, isReprint: false })
})

test('another word, one more or one less, or another order is another story', () => {
  const words = TOLD.split(' ')
  const keys = [
    TOLD,
    TOLD.replace('ven biển', 'miền núi'),
    `${TOLD} Trời nắng.`,
    words.slice(0, -1).join(' '),
    words.toReversed().join(' '),
  ].map((text) => storyOf(text).key)
  expect(new Set(keys).size).toBe(keys.length)
})

test('a text of less than forty words is no story, whatever names its source', () => {
  const words = (count: number) => Array.from({ length: count }, (_, at) => `chữ${at}`).join(' ')
  expect(storyOf(words(39)).key).toBeNull()
  expect(storyOf(words(40)).key).not.toBeNull()
  expect(storyOf(`${words(39)}\nTheo Cổng Thông tin điện tử Chính phủ`)).toEqual({ key: null, isReprint: true })
  expect(storyOf('Đang cập nhật')).toEqual({ key: null, isReprint: false })
  expect(storyOf('')).toEqual({ key: null, isReprint: false })
})

test('words are not run together: where one ends and the next begins belongs to the story', () => {
  const word = fc.constantFrom('a', 'b', 'ab', 'ba')
  fc.assert(
    fc.property(fc.array(word, { minLength: 41, maxLength: 50 }), fc.nat(), (words, place) => {
      const at = place % (words.length - 1)
      const joined = [...words.slice(0, at), words.slice(at, at + 2).join(''), ...words.slice(at + 2)]
      expect(storyOf(joined.join(' ')).key).not.toBe(storyOf(words.join(' ')).key)
    }),
  )
})
