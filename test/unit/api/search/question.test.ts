import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_QUESTION_TERMS, readQuestion } from '../../../../api/search/question.ts'
import { loadQuestionWords } from '../../../../config/ranking.ts'
import { createTermStatistics } from '../../../../vietnamese/term-statistics.ts'
import { statisticsOf } from '../../../support/statistics-of.ts'

const EMPTY = createTermStatistics()
const read = (typed: string, statistics = EMPTY) => readQuestion(typed, statistics, loadQuestionWords())
const textOf = (typed: string) =>
  read(typed)
    .terms.map(({ text }) => text)
    .join(' ')
/** The words of each phrase. */
const phrasesOf = (typed: string) => {
  const { terms, phrases } = read(typed)
  return phrases.map(([from, to]) =>
    terms
      .slice(from, to)
      .map(({ text }) => text)
      .join(' '),
  )
}

test('a word is read with its accent code, its form without accents and what follows it', () => {
  expect(read('Cấp hộ')).toEqual({
    terms: [
      { text: 'Cấp', code: 'ca6p1', folded: 'cap', isExact: true, isQuestionWord: false, joined: true },
      { text: 'hộ', code: 'ho65', folded: 'ho', isExact: true, isQuestionWord: false, joined: false },
    ],
    phrases: [],
    without: [],
    sites: [],
    numberKeys: [],
    isAccented: true,
  })
})

test('of words typed without accents any accents will do', () => {
  const { terms, isAccented } = read('cap ho chieu')
  expect(isAccented).toBe(false)
  expect(terms.map(({ folded, isExact }) => [folded, isExact])).toEqual([
    ['cap', false],
    ['ho', false],
    ['chieu', false],
  ])
})

test('decomposed letters, full width and invisible characters are read as what people see', () => {
  for (const typed of ['hộ chiếu'.normalize('NFD'), 'hộ\u200B chiếu', 'hộ\u00A0chiếu'])
    expect(read(typed).terms).toEqual(read('hộ chiếu').terms)
  expect(textOf('ＡＢＣ')).toBe('ABC')
})

test.each([
  ['cấp "hộ chiếu" mới', ['hộ chiếu']],
  ['“hộ chiếu” mới', ['hộ chiếu']],
  ['„hộ chiếu” và «căn cước»', ['hộ chiếu', 'căn cước']],
  ['"hộ chiếu""căn cước"', ['hộ chiếu', 'căn cước']],
  ['"phòng, chống tham nhũng"', ['phòng chống tham nhũng']],
  ['cấp "hộ chiếu', []],
  ['"hộ chiếu" cấp "căn cước', ['hộ chiếu']],
  ['"hộ" chiếu', []],
  ['""', []],
  ['" "hộ chiếu" "', []],
])('the phrases of %s are %j', (typed, expected) => {
  expect(phrasesOf(typed)).toEqual(expected)
})

test('words on two sides of a quote are no neighbours', () => {
  expect(read('cấp "hộ chiếu" mới').terms.map(({ joined }) => joined)).toEqual([false, true, false, false])
})

test('quotes in a long sentence are how it was written; around most of the question they are meant', () => {
  expect(phrasesOf('Bộ trưởng nói về việc cấp "hộ chiếu" mới')).toEqual([])
  expect(phrasesOf('thủ tục xin cấp lại "hộ chiếu"')).toEqual(['hộ chiếu'])
  expect(phrasesOf('"quyết định về việc ban hành quy chế làm việc của ủy ban" 2026')).toHaveLength(1)
})

test.each([
  ['hộ chiếu -covid', 'hộ chiếu', ['covid0z']],
  ['-Covid hộ chiếu -đường', 'hộ chiếu', ['covid0z', 'd9u7o7ng2z']],
  ['ho chieu -covid', 'ho chieu', ['covid']],
  ['ho chieu -đường', 'ho chieu', ['d9u7o7ng2z']],
  ['cúm -H5N1', 'cúm', ['h5n1xz']],
  ['giai đoạn 2021 -2025', 'giai đoạn 2021 2025', []],
  ['42/2022/NĐ-CP', '42 2022 NĐ CP', []],
  ['Covid-19', 'Covid 19', []],
  ['kinh tế - xã hội', 'kinh tế xã hội', []],
  ['--covid', 'covid', []],
  ['- covid', 'covid', []],
  ['-', '', []],
])('%s asks for "%s" without %j', (typed, words, without) => {
  expect(textOf(typed)).toBe(words)
  expect(read(typed).without).toEqual(without)
})

test.each([
  ['hộ chiếu site:mot.test', 'hộ chiếu', ['mot.test']],
  ['site: MOT.test hộ chiếu', 'hộ chiếu', ['mot.test']],
  ['site:https://mot.test/tin/1 hộ chiếu', 'hộ chiếu', ['mot.test']],
  ['site:mot.test site:hai.test hộ', 'hộ', ['mot.test', 'hai.test']],
  ['site:127.0.0.1:8081 hộ', 'hộ', ['127.0.0.1:8081']],
  ['website:mot.test', 'website mot test', []],
  ['site:', 'site', []],
  ['site', 'site', []],
])('%s asks for "%s" on %j', (typed, words, sites) => {
  expect(textOf(typed)).toBe(words)
  expect(read(typed).sites).toEqual(sites)
})

test.each([
  ['hộ chiếu là gì', 'hộ chiếu', 'là gì'],
  ['cho tôi hỏi làm thế nào để cấp hộ chiếu', 'để cấp hộ chiếu', 'cho tôi hỏi làm thế nào'],
  ['nộp hồ sơ ở đâu', 'nộp hồ sơ', 'ở đâu'],
  ['lệ phí bao nhiêu', 'lệ phí', 'bao nhiêu'],
  ['ho chieu la gi', 'ho chieu', 'la gi'],
  ['u nao dang may', 'u nao dang may', ''],
])('%s asks about "%s", and "%s" only makes it a question', (typed, asked, question) => {
  const { terms } = read(typed)
  const wordsThat = (isQuestionWord: boolean) =>
    terms
      .filter((term) => term.isQuestionWord === isQuestionWord)
      .map(({ text }) => text)
      .join(' ')
  expect([wordsThat(false), wordsThat(true)]).toEqual([asked, question])
})

test('a question of nothing but such words asks for them', () => {
  for (const typed of ['là gì', 'ở đâu', 'cho tôi hỏi là gì'])
    expect(read(typed).terms.some(({ isQuestionWord }) => isQuestionWord)).toBe(false)
})

test('only the accents that were typed make an expression a question', () => {
  expect(read('lá gì').terms.map(({ isQuestionWord }) => isQuestionWord)).toEqual([false, true])
})

const ROADS = statisticsOf([
  ...Array.from({ length: 100 }, () => 'đường sắt tốc độ cao'),
  'dau sat tin',
  ...Array.from({ length: 5 }, () => 'tin tức'),
])

test('among accented words one without any is meant so where the collection has it so', () => {
  const exactOf = (typed: string) => read(typed, ROADS).terms.map(({ isExact }) => isExact)
  expect(exactOf('đường cao tốc')).toEqual([true, true, true])
  expect(exactOf('bản tin')).toEqual([true, true])
  // One passage in a hundred has it without accents: it was typed in haste.
  expect(exactOf('đường sat')).toEqual([true, false])
  // Nobody knows the word: what was typed is all there is.
  expect(exactOf('đường xyz')).toEqual([true, true])
  expect(exactOf('năm 2026')).toEqual([true, true])
})

test('before there are statistics every word is meant as typed if any accent was', () => {
  expect(read('đường sat').terms.map(({ isExact }) => isExact)).toEqual([true, true])
})

test('the numbers of documents are read beside the words', () => {
  expect(read('nghị định 42/2022').numberKeys).toEqual(['42/2022/nd'])
  expect(textOf('nghị định 42/2022')).toBe('nghị định 42 2022')
})

test.each(['', '   ', '?', '"', '""', '- -', '…', '\u200b'])('%j has no words', (typed) => {
  expect(read(typed)).toEqual({ terms: [], phrases: [], without: [], sites: [], numberKeys: [], isAccented: false })
})

test('no more words are read than a limit, and phrases end with them', () => {
  const words = Array.from({ length: MAX_QUESTION_TERMS + 20 }, (_, at) => `từ${at}`).join(' ')
  expect(read(words).terms).toHaveLength(MAX_QUESTION_TERMS)
  const quoted = read(`"${words}"`)
  expect(quoted.terms).toHaveLength(MAX_QUESTION_TERMS)
  expect(quoted.phrases).toEqual([[0, MAX_QUESTION_TERMS]])
})

test('whatever is typed, it is read: phrases lie within the words, words are whole and codes are words of their own', () => {
  const piece = fc.constantFrom(
    ...[
      '"',
      '“',
      '”',
      '«',
      '-',
      ' ',
      'hộ',
      'chiếu',
      '\uD83D',
      '2021',
      '/',
      'site:',
      'site:a.b',
      '-covid',
      'là gì',
      '.',
      '\u0301',
    ],
  )
  const typed = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 100 }),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const { terms, phrases, without, sites } = read(text, ROADS)
      for (const { text: word, code } of terms) {
        expect(word.isWellFormed()).toBe(true)
        expect(word).not.toMatch(/[\s"]/)
        expect(code).not.toMatch(/[\s"-]/)
      }
      let end = 0
      for (const [from, to] of phrases) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to - from).toBeGreaterThan(1)
        expect(to).toBeLessThanOrEqual(terms.length)
        end = to
      }
      for (const code of without) expect(code).toMatch(/^[^\s"-]+$/)
      for (const site of sites) expect(site).not.toMatch(/\s/)
      if (terms.length > 0) expect(terms.some(({ isQuestionWord }) => !isQuestionWord)).toBe(true)
      expect(terms.at(-1)?.joined ?? false).toBe(false)
    }),
  )
})
