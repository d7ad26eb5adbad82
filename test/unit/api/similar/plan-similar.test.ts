import { expect, test } from 'vitest'
import { planSimilar } from '../../../../api/similar/plan-similar.ts'
import type { EngineQuery } from '../../../../domain/ports.ts'
import { engineWords } from '../../../../vietnamese/engine-words.ts'
import { createTermStatistics } from '../../../../vietnamese/term-statistics.ts'
import { termsOf } from '../../../../vietnamese/terms.ts'
import { statisticsOf, type Written } from '../../../support/statistics-of.ts'

const PASSPORT = ['Cấp hộ chiếu phổ thông', 'Người dân nộp tờ khai để được cấp hộ chiếu phổ thông.'] as const
const OTHERS: Written[] = [
  ['Đổi hộ chiếu phổ thông', 'Người dân nộp ảnh để được đổi hộ chiếu.'],
  ...Array.from({ length: 30 }, (_, index) => `Người dân được thông báo về việc số ${index}.`),
]

const plan = ([title, text]: readonly [string, string], others: readonly Written[]): EngineQuery[] =>
  planSimilar({ title: termsOf(title), text: termsOf(text) }, statisticsOf([[title, text], ...others]))
const wordsOf = (queries: readonly EngineQuery[]) => new Set(queries.flatMap(({ words }) => words))

test('a document is asked for by its most telling parts, by two and by three, the more telling ones before', () => {
  const queries = plan(PASSPORT, OTHERS)

  expect(new Set(queries.map(({ words }) => words.length))).toEqual(new Set([2, 3]))
  expect(queries.every(({ field }) => field === 'any')).toBe(true)
  expect(wordsOf(queries)).toContain('hozzchieu')
  const weightOf = (...words: string[]) => queries.find((query) => words.every((word) => query.words.includes(word)))?.weight ?? 0
  expect(weightOf('hozzchieu', 'phozzthong')).toBeGreaterThan(weightOf('hozzchieu', 'nguoizzdan'))
})

test('what no other document holds finds nobody and is not asked for', () => {
  const words = wordsOf(plan(PASSPORT, OTHERS))

  expect(words).not.toContain('tozzkhai')
  expect(words).not.toContain('capzzho')
})

test('every word that is asked for is one by which the engine finds the document itself', () => {
  for (const document of [PASSPORT, ['Cap ho chieu', 'Nguoi dan nop to khai ho chieu.']] as const) {
    const held = engineWords(termsOf(document[0])).union(engineWords(termsOf(document[1])))
    const asked = wordsOf(plan(document, [...OTHERS, `Nhắc lại: ${document[1]}`]))
    expect(asked.size).toBeGreaterThan(3)
    expect([...asked].filter((word) => !held.has(word))).toEqual([])
  }
})

test('a pair is never joined with a word of its own, which would ask for nothing more', () => {
  for (const { words } of plan(PASSPORT, OTHERS)) {
    const folded = words.flatMap((word) => word.replace(/\d+z?$/, '').split('zz'))
    expect(new Set(folded).size).toBe(folded.length)
  }
})

test('a document with one telling word is asked for by that word alone', () => {
  expect(plan(['VNeID', ''], ['Ứng dụng VNeID', ...OTHERS]).map(({ words }) => words)).toEqual([
    [expect.stringMatching(/^vneid/)],
  ])
})

test('before there are statistics all parts are taken, and a document without words asks for nothing', () => {
  const words = termsOf('Cấp hộ chiếu')
  expect(planSimilar({ title: words, text: termsOf('') }, createTermStatistics()).length).toBeGreaterThan(0)
  expect(planSimilar({ title: termsOf('…'), text: termsOf('') }, createTermStatistics())).toEqual([])
})

test('however long a document is, the engine is asked a bounded number of queries', () => {
  const text = Array.from({ length: 900 }, (_, index) => `từ${index % 300}`).join(' ')

  expect(plan(['Danh mục', text], [text]).length).toBeLessThanOrEqual(122)
})
