import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planSearch, type SearchPlan } from '../../../../api/search/plan.ts'
import { readQuestion } from '../../../../api/search/question.ts'
import type { Rewording } from '../../../../api/search/scorer.ts'
import { loadQuestionWords } from '../../../../config/ranking.ts'
import type { Passage } from '../../../../domain/document.ts'
import type { EngineQuery } from '../../../../domain/ports.ts'
import { toPassages } from '../../../../indexer/passages.ts'
import { createTermStatistics, type TermStatistics } from '../../../../vietnamese/term-statistics.ts'
import { termsOf } from '../../../../vietnamese/terms.ts'
import { aStoredDocument } from '../../../support/a-document.ts'
import { aPortal } from '../../../support/a-portal.ts'
import { statisticsOf } from '../../../support/statistics-of.ts'

const EMPTY = createTermStatistics()
const plan = (typed: string, statistics: TermStatistics = EMPTY, rewordings: readonly Rewording[] = []): SearchPlan =>
  planSearch(readQuestion(typed, statistics, loadQuestionWords()), statistics, rewordings)
const wordsOf = (queries: readonly EngineQuery[], field?: EngineQuery['field']) =>
  queries.filter((query) => field === undefined || query.field === field).map(({ words }) => words.join(' '))

test('nothing asked is an empty plan, which asks for everything', () => {
  for (const typed of ['', ' ? ', '-covid', 'site:mot.test']) expect(plan(typed)).toEqual({ queries: [], widest: [] })
})

test('a short question is taken at its word: all words, in the title, among what a passage is about, as neighbours or anywhere', () => {
  const { queries, widest } = plan('cấp hộ')
  expect(wordsOf(queries, 'title')).toEqual(['ca6p1z ho65z'])
  expect(wordsOf(queries, 'key')).toEqual(['ca6p1z ho65z'])
  expect(wordsOf(queries, 'any')).toEqual(['capzzho ca6p1z ho65z', 'ca6p1z ho65z', 'zzbare cap0z ho0z'])
  expect(wordsOf(widest)).toEqual(['ca6p1z ho65z', 'zzbare cap0z ho0z'])
})

test('words typed without accents are asked for without, words with accents with theirs', () => {
  expect(wordsOf(plan('cap ho').widest)).toEqual(['cap ho'])
  expect(wordsOf(plan('duong').widest)).toEqual(['duong'])
  expect(wordsOf(plan('đường').widest)).toEqual(['d9u7o7ng2z', 'zzbare duong0z'])
})

test('the same words without accents are only asked for where the collection has them so', () => {
  const accented = statisticsOf(['cấp hộ chiếu', 'chuyện khác'])
  expect(wordsOf(plan('hộ chiếu', accented).widest)).toEqual(['ho65z chie6u1z'])
  expect(wordsOf(plan('hộ chiếu', statisticsOf(['cấp hộ chiếu', 'cap ho chieu'])).widest)).toEqual([
    'ho65z chie6u1z',
    'zzbare ho0z chieu0z',
  ])
})

test('the title weighs more than what a passage is about, that more than anywhere, and no accents weigh least', () => {
  const { queries } = plan('cấp hộ')
  const weightOf = (field: EngineQuery['field'], words: string) =>
    queries.find((query) => query.field === field && query.words.join(' ') === words)?.weight ?? Number.NaN
  const [title, key, anywhere] = (['title', 'key', 'any'] as const).map((field) => weightOf(field, 'ca6p1z ho65z'))
  expect(title).toBeGreaterThan(key ?? Number.NaN)
  expect(key).toBeGreaterThan(anywhere ?? Number.NaN)
  expect(anywhere).toBeGreaterThan(weightOf('any', 'zzbare cap0z ho0z'))
})

test('a document number is asked for first: who bears it, then who names it', () => {
  const { queries, widest } = plan('nd 42/2022')
  expect(queries.slice(0, 2).map(({ words, field }) => [words, field])).toEqual([
    [['own42x2022xnd'], 'number'],
    [['named42x2022xnd'], 'number'],
  ])
  const weights = queries.map(({ weight }) => weight)
  expect(weights[0]).toBeGreaterThan(weights[1] ?? Number.NaN)
  expect(weights[1]).toBeGreaterThan(Math.max(...weights.slice(2)))
  expect(wordsOf(widest)).toEqual(expect.arrayContaining(['own42x2022xnd', 'named42x2022xnd']))
})

test('words that only make a question are not asked for', () => {
  for (const [typed, bare] of [
    ['hộ chiếu là gì', 'hộ chiếu'],
    ['cho tôi hỏi hộ chiếu', 'hộ chiếu'],
  ] as const)
    expect(wordsOf(plan(typed).widest)).toEqual(wordsOf(plan(bare).widest))
})

const PASSPORTS = ['cấp lại hộ chiếu phổ thông', 'hộ chiếu phổ thông cấp lại ở tỉnh', 'chuyện khác', 'tin khác']

test('words in quotes are asked for as neighbours, in every query', () => {
  for (const typed of ['"hộ chiếu"', '"hộ chiếu" phổ thông cấp lại', '"hộ chiếu" phổ thông', '"ho chieu" pho thong cap']) {
    const { queries } = plan(typed, statisticsOf(PASSPORTS))
    expect(queries.length).toBeGreaterThan(1)
    for (const { words } of queries) expect(words).toContain('hozzchieu')
  }
})

test('words in quotes are neighbours in texts without accents too, and where another part is said otherwise', () => {
  const statistics = statisticsOf([...PASSPORTS, 'ho chieu', 'bằng lái', 'giấy phép lái xe'])
  const rewording = { from: 2, to: 4, words: termsOf('giấy phép lái xe'), weight: 0.9 }
  for (const { queries } of [plan('"hộ chiếu"', statistics), plan('"hộ chiếu" bằng lái', statistics, [rewording])])
    for (const { words } of queries) expect(words).toContain('hozzchieu')
})

test('of a longer question, what holds much of it is asked for too, its rarest part alone', () => {
  const texts = [...Array.from({ length: 100 }, (_, at) => `thủ tục hành chính số ${at} của tỉnh`), 'nuôi trồng rong biển ven bờ']
  const asked = wordsOf(plan('thủ tục nuôi trồng rong biển', statisticsOf(texts)).widest)
  expect(asked).toContain('rongzzbien')
  // Half of the question but in every passage: alone it is no answer.
  expect(asked).not.toContain('thuzztuc')
  expect(asked).not.toContain('thu3z')
})

test('a way to say a part otherwise takes its place among the other words', () => {
  const texts = ['bằng lái xe ô tô', 'giấy phép lái xe ô tô', 'chuyện khác']
  const rewording = { from: 0, to: 3, words: termsOf('giấy phép lái xe'), weight: 0.9 }
  const { queries } = plan('bằng lái xe ô tô', statisticsOf(texts), [rewording])
  const isAsked = (codes: readonly string[]) => queries.some(({ words }) => codes.every((code) => words.includes(code)))
  expect(isAsked(['gia6y1z', 'phep1z', 'lai1z', 'xe0z', 'o60z', 'to60z'])).toBe(true)
})

/** Documents as the engine holds them: what their passages can be found by. */
const POOL = ['hộ', 'ho', 'chiếu', 'chieu', 'cấp', 'đường', 'dương', 'là', 'gì', '2026', 'A6', 'tin', '42/2022/NĐ-CP']
const writtenText = fc.array(fc.constantFrom(...POOL, '.', ','), { maxLength: 14 }).map((words) => words.join(' '))
const collection = fc.array(fc.record({ title: writtenText, text: writtenText, hasNumber: fc.boolean() }), { maxLength: 12 })
const typedQuestion = fc
  .array(
    fc.constantFrom(
      ...POOL,
      ...['"', '"hộ chiếu"', 'là gì', 'ở đâu', 'nd 42/2022', '-tin', '-hộ', '-covid', 'đâu', 'sao', 'nào', 'ai', 'mấy', 'khác'],
    ),
    { minLength: 1, maxLength: 24 },
  )
  .map((words) => words.join(' '))
/** Other ways to say some of a question, as shares of its length. */
const rewordings = fc.array(
  fc.record({
    begin: fc.integer({ min: 0, max: 20 }),
    length: fc.integer({ min: 1, max: 3 }),
    said: fc.array(fc.constantFrom(...POOL), { minLength: 1, maxLength: 8 }),
    weight: fc.double({ min: 0.1, max: 1, noNaN: true }),
  }),
  { maxLength: 3 },
)
/** A question over a collection of which the statistics know nothing yet, or which is as it is, or a hundred times as large. */
const situation = fc.record({ typed: typedQuestion, documents: collection, times: fc.constantFrom(0, 1, 100), ways: rewordings })

function planIn({ typed, documents, times, ways }: typeof situation extends fc.Arbitrary<infer S> ? S : never) {
  const passages = passagesOf(documents)
  const statistics = statisticsOfPassages(Array.from({ length: times }, () => passages).flat())
  const question = readQuestion(typed, statistics, loadQuestionWords())
  const last = question.terms.length
  const reworded = ways
    .map(({ begin, length, said, weight }): Rewording => {
      const from = Math.min(begin, last - 1)
      return { from, to: Math.min(from + length, last), words: termsOf(said.join(' ')), weight }
    })
    .filter(({ from }) => from >= 0)
  return { passages, without: question.without, ...planSearch(question, statistics, reworded) }
}

function passagesOf(documents: readonly { title: string; text: string; hasNumber: boolean }[]): Passage[] {
  return documents.flatMap(
    ({ title, text, hasNumber }, index) =>
      toPassages(
        aStoredDocument({ pageId: `d${index}`, title, text, documentNumber: hasNumber ? '42/2022/NĐ-CP' : null }),
        aPortal(),
      ).passages,
  )
}

/** Does the engine find the passage? All words must stand in the attributes of the field. */
function finds({ words, field }: EngineQuery, passage: Passage): boolean {
  const { titleTerms, keyTerms, terms, restTerms, numberTerms } = passage
  const attributes = {
    title: [titleTerms],
    key: [titleTerms, keyTerms],
    any: [titleTerms, keyTerms, terms, restTerms, numberTerms],
    number: [numberTerms],
  }
  const held = new Set(attributes[field].join(' ').split(' '))
  return words.every((word) => held.has(word))
}

function statisticsOfPassages(passages: readonly Passage[]): TermStatistics {
  return statisticsOf(passages.map(({ title, text }) => [title, text] as const))
}

test('whatever is asked of whatever collection, no query has more words than the engine reads, and none is empty', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { queries, widest, without } = planIn(given)
      for (const { words, field, weight, limit } of [...queries, ...widest]) {
        expect(words.length).toBeGreaterThan(0)
        // The engine counts what a page must not have among the words it reads, and looks for it only where it looks for the others.
        expect(words.length + without.length).toBeLessThanOrEqual(10)
        if (without.length > 0) expect(field).toBe('any')
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
        expect(weight).toBeGreaterThan(0)
        expect(limit).toBeGreaterThan(0)
      }
    }),
    { numRuns: 300 },
  )
})

test('whatever is asked of whatever collection, the widest queries find what all find', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { passages, queries, widest } = planIn(given)
      const foundBy = (some: readonly EngineQuery[]) =>
        passages.filter((passage) => some.some((query) => finds(query, passage))).map(({ id }) => id)
      expect(foundBy(widest)).toEqual(foundBy(queries))
    }),
    { numRuns: 500 },
  )
})

test('a passage that holds every word of a short question as it was typed is found', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom('hộ', 'chiếu', 'cấp', 'đường', 'A6', '2026'), { maxLength: 6 }),
      collection,
      (words, documents) => {
        const passages = passagesOf(documents)
        const { widest } = plan(words.join(' '), statisticsOfPassages(passages))
        for (const passage of passages) {
          const { terms } = termsOf(`${passage.title} ${passage.text}`)
          const holdsAll = termsOf(words.join(' ')).terms.every(({ code }) => terms.some((term) => term.code === code))
          if (words.length > 0 && holdsAll) expect(widest.some((query) => finds(query, passage))).toBe(true)
        }
      },
    ),
    { numRuns: 300 },
  )
})
