import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readQuestion } from '../../../../api/search/question.ts'
import { createScorer, type Rewording, type Scorer } from '../../../../api/search/scorer.ts'
import { loadQuestionWords, loadRanking, type Ranking } from '../../../../config/ranking.ts'
import { accentCodeOf } from '../../../../vietnamese/accent-code.ts'
import type { TermStatistics } from '../../../../vietnamese/term-statistics.ts'
import { termsOf } from '../../../../vietnamese/terms.ts'
import { statisticsOf } from '../../../support/statistics-of.ts'

/** Four passages; titles have three words, texts five in the mean. */
const COLLECTION = statisticsOf([
  ['Hộ chiếu mới', 'Cấp hộ chiếu cho dân'],
  ['Hộ khẩu xã', 'Sổ hộ khẩu đã bỏ'],
  ['Giá đường tăng', 'Giá đường trong nước'],
  ['Họp báo tháng', 'Chiều nay có họp báo tháng'],
])
const MATCH = loadRanking().match

type Given = {
  statistics?: TermStatistics
  match?: Partial<Ranking['match']>
  rewordings?: readonly Rewording[]
  restored?: readonly string[] | null
}

function scorerOf(typed: string, { statistics = COLLECTION, match = {}, ...ways }: Given = {}): Scorer {
  return createScorer(readQuestion(typed, statistics, loadQuestionWords()), statistics, { ...MATCH, ...match }, ways)
}

function scoreOf(typed: string, title: string, text: string, given: Given = {}): number {
  return scorerOf(typed, given).score(termsOf(title), termsOf(text))
}

test('by hand: words and pairs by rarity, saturated and by length, neighbours that only stand near, and being there at all', () => {
  const match = {
    k1: 1.2,
    textB: 0.75,
    titleB: 0.75,
    titleWeight: 2,
    pairWeight: 0.5,
    nearWeight: 0.2,
    nearTerms: 3,
    presence: 0.5,
  }
  const idf = (passages: number) => Math.log(1 + (4 - passages + 0.5) / (passages + 0.5))
  const saturated = (times: number) => (times * 2.2) / (times + 1.2)
  // The text has eight words, the mean is five: 0.25 + 0.75 * 8 / 5. The title is as long as the mean.
  const textNorm = 1.45
  const passport = saturated(1 / textNorm + 2) + 0.5
  const expected =
    // hộ: in two of four passages, twice in the text and once in the title.
    idf(2) * (saturated(2 / textNorm + 2) + 0.5) +
    // chiếu: in one of four, once in each.
    idf(1) * passport +
    // hộ chiếu: the same; `chiếu. Hộ` is near and no pair.
    0.5 * idf(1) * (passport + 0.2 * saturated(1 / textNorm))
  expect(scoreOf('hộ chiếu', 'Hộ chiếu mới', 'Cấp hộ chiếu. Hộ khẩu xã cấp lại', { match })).toBeCloseTo(expected, 12)
})

test('what matches nothing has no points', () => {
  expect(scoreOf('hộ chiếu', 'Giá đường tăng', 'Giá đường trong nước')).toBe(0)
  expect(scoreOf('hộ chiếu', '', '')).toBe(0)
  expect(scoreOf('', 'Hộ chiếu', 'Hộ chiếu')).toBe(0)
})

/** A text of as many words as the mean of its collection, so that its length plays no part. */
const EVEN = statisticsOf(Array.from({ length: 40 }, (_, at) => ['a b', `từ${at} một hai ba bốn ${'x '.repeat(45)}`] as const))
const padded = (text: string) => `${text} ${'y '.repeat(50)}`.split(/\s+/).slice(0, 50).join(' ')

test('one more word of the question outranks any repetition of another, at equal length and rarity', () => {
  fc.assert(
    fc.property(fc.constantFrom('một', 'hai', 'ba'), fc.integer({ min: 1, max: 50 }), (repeated, times) => {
      const typed = 'một, hai, ba'
      const other = repeated === 'ba' ? 'một' : 'ba'
      const two = scoreOf(typed, '', padded(`${repeated} . y y y y y ${other}`), { statistics: EVEN })
      const many = scoreOf(typed, '', padded(`${repeated} . `.repeat(times)), { statistics: EVEN })
      expect(two).toBeGreaterThan(many)
    }),
  )
})

test('every mention adds, and each less than the one before', () => {
  const scores = [0, 1, 2, 3, 4, 5].map((times) => scoreOf('một', '', padded('một . '.repeat(times)), { statistics: EVEN }))
  const gains = scores.slice(1).map((score, at) => score - (scores[at] ?? Number.NaN))
  for (const gain of gains) expect(gain).toBeGreaterThan(0)
  expect(gains).toEqual(gains.toSorted((a, b) => b - a))
})

test('a rare word tells more than a frequent one, a word in the title more than one in the text, a short text more than a long one', () => {
  const text = (word: string) => padded(word)
  expect(scoreOf('từ1, một', '', text('từ1'), { statistics: EVEN })).toBeGreaterThan(
    scoreOf('từ1, một', '', text('một'), { statistics: EVEN }),
  )
  expect(scoreOf('một', 'một y', text('y'), { statistics: EVEN })).toBeGreaterThan(
    scoreOf('một', 'y y', text('một'), { statistics: EVEN }),
  )
  expect(scoreOf('một', '', 'một y y', { statistics: EVEN })).toBeGreaterThan(
    scoreOf('một', '', `một ${'y '.repeat(200)}`, { statistics: EVEN }),
  )
})

test('neighbours found as neighbours outrank those that stand near, these those that stand apart', () => {
  const [pair, reversed, near, parted, apart] = [
    'một hai y y y y y y',
    'hai một y y y y y y',
    'một y hai y y y y y',
    'một. Hai y y y y y y',
    'một y y y y y y hai',
  ].map((text) => scoreOf('một hai', '', padded(text), { statistics: EVEN })) as [number, number, number, number, number]
  expect(pair).toBeGreaterThan(reversed)
  for (const score of [reversed, near, parted]) expect(score).toBeGreaterThan(apart)
  expect(near).toBe(parted)
  expect(pair - apart).toBeGreaterThan(near - apart)
})

test('typed accents match themselves only, words typed without any match all their forms', () => {
  const roads = statisticsOf(['con đường', 'lịch dương', 'cai duong', 'chuyện khác'])
  const score = (typed: string, text: string) => scoreOf(typed, '', text, { statistics: roads })
  expect(score('đường', 'lịch dương này')).toBe(0)
  expect(score('đường', 'con đường này')).toBeGreaterThan(0)
  const any = ['con đường này', 'lịch dương này', 'cái duong này'].map((text) => score('duong', text))
  expect(any[0]).toBeGreaterThan(0)
  expect(any).toEqual([any[0], any[0], any[0]])
})

test('a text written wholly without accents answers accented words for a part of the points', () => {
  const [accented, bare] = [
    scoreOf('hộ chiếu', 'Cấp hộ chiếu', 'Hộ chiếu phổ thông'),
    scoreOf('hộ chiếu', 'Cap ho chieu', 'Ho chieu pho thong'),
  ]
  expect(bare).toBeCloseTo(MATCH.bareWeight * accented, 12)
})

test('one accent anywhere, and the words without accents are other words', () => {
  expect(scoreOf('hộ chiếu', 'Cấp mới', 'Ho chieu pho thong')).toBe(0)
  expect(scoreOf('hộ chiếu', 'Cap ho chieu', 'Ho chieu phổ thông')).toBe(0)
})

test('a document number in a text without accents does not make it accented', () => {
  expect(scoreOf('hộ chiếu', '', 'Ho chieu 42/2022, mau A6')).toBeGreaterThan(0)
})

test('restored accents are worth a part: the form that is likely meant comes before the others, and all are found', () => {
  const roads = statisticsOf(['con đường', 'con đường', 'lịch dương', 'chuyện khác'])
  const score = (text: string) => scoreOf('duong', '', text, { statistics: roads, restored: [accentCodeOf('đường')] })
  expect(score('đường')).toBeGreaterThan(score('dương'))
  expect(score('dương')).toBeGreaterThan(0)
  const alone = scoreOf('duong', '', 'dương', { statistics: roads })
  expect(score('dương')).toBeCloseTo((1 - MATCH.restoredWeight) * alone, 12)
})

test('words that only make a question count a part of what they would', () => {
  const parts = (typed: string) =>
    new Map(
      scorerOf(typed, { statistics: EVEN, match: { questionWordWeight: 0.3 } })
        .explain(termsOf(''), termsOf('một gì y y'))
        .parts.map(({ label, points }) => [label, points]),
    )
  expect(parts('một, gì').get('gì')).toBeCloseTo(0.3 * (parts('gì').get('gì') ?? Number.NaN), 12)
  expect(parts('một, gì').get('một')).toBe(parts('một').get('một'))
})

test('a word that comes twice in a question counts once', () => {
  const [once, twice] = ['hộ. Khẩu', 'hộ. Khẩu. Hộ. Khẩu'].map((typed) => scoreOf(typed, 'Hộ khẩu xã', 'Sổ hộ khẩu đã bỏ'))
  expect(twice).toBe(once)
})

const LICENCES = statisticsOf(['bằng lái xe', 'giấy phép lái xe ô tô', 'bằng khen', 'giấy tờ', 'chuyện khác'])
const licence: Rewording = { from: 0, to: 2, words: termsOf('giấy phép'), weight: 0.8 }

test('of several ways to say a part the best one counts, and saying it in all of them gains nothing', () => {
  const score = (text: string) => scoreOf('bằng lái', '', text, { statistics: LICENCES, rewordings: [licence] })
  const [typed, reworded, both] = [score('bằng lái y y y'), score('giấy phép y y y'), score('bằng lái giấy phép y')]
  expect(typed).toBeGreaterThan(0)
  expect(reworded).toBeGreaterThan(0)
  expect(both).toBe(Math.max(typed, reworded))
})

test('a way counts as a whole: half of one and half of another are not a whole one', () => {
  const score = (text: string) => scoreOf('bằng lái', '', text, { statistics: LICENCES, rewordings: [licence] })
  expect(score('bằng phép y y y')).toBeLessThan(score('bằng lái y y y'))
  expect(score('bằng phép y y y')).toBe(Math.max(score('bằng y y y y'), score('phép y y y y')))
})

test('what is not said otherwise counts beside the way that was taken', () => {
  const given = { statistics: LICENCES, rewordings: [licence] }
  const score = (text: string) => scoreOf('bằng lái, ô tô', '', text, given)
  expect(score('giấy phép y y y. Ô tô')).toBeCloseTo(score('giấy phép y y y. Y y') + score('y y y y y. Ô tô'), 12)
})

test('a way that is less sure weighs less', () => {
  const score = (weight: number) =>
    scoreOf('bằng lái', '', 'giấy phép', { statistics: LICENCES, rewordings: [{ ...licence, weight }] })
  expect(score(0.4)).toBeCloseTo(score(0.8) / 2, 12)
})

test('of ways for parts that share a word the first part stays', () => {
  const second: Rewording = { from: 1, to: 3, words: termsOf('chuyện khác'), weight: 1 }
  const score = (text: string) => scoreOf('bằng lái xe', '', text, { statistics: LICENCES, rewordings: [licence, second] })
  expect(score('giấy phép')).toBeGreaterThan(0)
  expect(score('chuyện khác')).toBe(0)
})

test('an explanation names what matched, how often, and adds up to the score', () => {
  const { points, parts } = scorerOf('hộ chiếu').explain(termsOf('Hộ chiếu mới'), termsOf('Hộ khẩu. Hộ chiếu'))
  expect(points).toBe(scoreOf('hộ chiếu', 'Hộ chiếu mới', 'Hộ khẩu. Hộ chiếu'))
  expect(parts.map(({ label, inTitle, inText }) => [label, inTitle, inText])).toEqual([
    ['hộ', 1, 2],
    ['hộ chiếu', 1, 1],
    ['chiếu', 1, 1],
  ])
  expect(parts.reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(points, 12)
})

test('whatever is asked of whatever passage, the score is a number of at least 0, the same as explained, and without words in common it is 0', () => {
  const word = fc.constantFrom('hộ', 'ho', 'chiếu', 'chieu', 'đường', 'dương', 'là gì', '2026', 'A6', '.', ',', 'covid')
  const text = fc.array(word, { maxLength: 20 }).map((words) => words.join(' '))
  const rewording = fc.record({
    from: fc.integer({ min: 0, max: 3 }),
    to: fc.integer({ min: 4, max: 6 }),
    words: text.map(termsOf),
    weight: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(
      text,
      text,
      text,
      fc.array(rewording, { maxLength: 3 }),
      fc.boolean(),
      (typed, title, body, rewordings, isRestored) => {
        const question = readQuestion(typed, COLLECTION, loadQuestionWords())
        const restored = isRestored ? question.terms.map(({ code }) => code) : null
        const scorer = createScorer(question, COLLECTION, MATCH, { rewordings, restored })
        const score = scorer.score(termsOf(title), termsOf(body))
        expect(score).toBeGreaterThanOrEqual(0)
        expect(Number.isFinite(score)).toBe(true)
        expect(scorer.explain(termsOf(title), termsOf(body)).points).toBe(score)
        expect(scorer.score(termsOf('khác'), termsOf('hẳn với nhau'))).toBe(0)
      },
    ),
    { numRuns: 300 },
  )
})
