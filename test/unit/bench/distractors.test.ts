import { expect, test } from 'vitest'
import { distractor, withDistractors } from '../../../bench/eval/distractors.ts'
import type { EvalSet } from '../../../bench/eval/eval-system.ts'
import { toEngineBatches } from '../../../bench/eval/scratch-engine.ts'
import { hasAccents } from '../../../vietnamese/normalize.ts'
import { syllablesIn } from '../../../vietnamese/syllables-in.ts'

const MANY = Array.from({ length: 2000 }, (_, index) => distractor(index + 1))
const SET: EvalSet = {
  name: 'small',
  documents: [{ id: 'own', title: 'Của bộ đề', text: 'Một văn bản.' }],
  queries: [{ id: 'q', text: 'văn bản', relevant: new Map([['own', 1]]) }],
}

test('a generated document depends on its number alone', () => {
  expect(distractor(7)).toEqual(MANY[6])
  expect(distractor(8).text).not.toBe(MANY[6]?.text)
})

test('every generated document has an id and a text of its own', () => {
  expect(MANY.map(({ id }) => id)).toEqual(MANY.map((_, index) => `distractor-${index + 1}`))
  expect(new Set(MANY.map(({ text }) => text)).size).toBe(MANY.length)
})

test('generated texts have 150 to 300 syllables, short and long ones among them, and whole sentences', () => {
  const lengths = MANY.map(({ text }) => syllablesIn(text).length)

  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(150)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(300)
  expect(Math.max(...lengths) - Math.min(...lengths)).toBeGreaterThan(100)
  expect(MANY.filter(({ title, text }) => title.trim() === '' || !hasAccents(text) || !text.endsWith('.'))).toEqual([])
})

test('generated documents stand behind those of the set, at every pass anew, and answer no question', () => {
  const { documents, queries } = withDistractors(SET, 3)

  const ids = ['own', 'distractor-1', 'distractor-2', 'distractor-3']
  expect(documents.length).toBe(4)
  expect(Array.from(documents, ({ id }) => id)).toEqual(ids)
  expect(Array.from(documents, ({ id }) => id)).toEqual(ids)
  expect(queries).toBe(SET.queries)
  expect([...withDistractors(SET, 0).documents]).toEqual(SET.documents)
})

test('batches for the engine hold all documents in order, and are cut before the last document is written', () => {
  const documents = withDistractors(SET, 2500).documents
  const sizes: number[] = []
  const ids: string[] = []
  for (const batch of toEngineBatches(documents)) {
    sizes.push(batch.length)
    ids.push(...batch.map(({ id }) => id))
  }
  let written = 0
  function* counted() {
    for (const document of documents) {
      written += 1
      yield document
    }
  }
  toEngineBatches(counted()).next()

  expect(ids).toEqual(Array.from(documents, ({ id }) => id))
  expect(sizes.length).toBeGreaterThan(1)
  expect(sizes.slice(0, -1).every((size) => size === sizes[0])).toBe(true)
  expect(written).toBe((sizes[0] ?? 0) + 1)
})
