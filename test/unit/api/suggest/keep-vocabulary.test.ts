import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { keepVocabulary } from '../../../../api/suggest/keep-vocabulary.ts'
import { readOpenWord } from '../../../../api/suggest/open-word.ts'
import type { Vocabulary } from '../../../../api/suggest/vocabulary.ts'
import { countsOf, statisticsOf } from '../../../support/statistics-of.ts'
import { times } from './a-collection.ts'

/** A kept vocabulary over statistics that a test changes; `later` moves the clock. */
function kept(count: number) {
  const state = { statistics: statisticsOf(times(count, 'hộ chiếu')), nowMs: 1_000_000 }
  const current = keepVocabulary(
    () => state.statistics,
    () => new Date(state.nowMs),
    (error) => {
      throw error
    },
  )
  return {
    state,
    current,
    add: (text: string, count: number) => state.statistics.apply(countsOf(times(count, text))),
    later: (ms: number) => {
      state.nowMs += ms
    },
    /** What is current once what was begun to be built is built. */
    settled: async () => {
      await current()
      await setTimeout(50)
      return current()
    },
  }
}

const knows = (vocabulary: Vocabulary, word: string) =>
  readOpenWord(word).some((reading) => vocabulary.matching(reading, 5).length > 0)

test('a little more changes nothing', async () => {
  const { current, add, later, settled } = kept(100)
  const first = await current()
  add('thủ tục', 3)
  later(10_000)

  expect(await settled()).toBe(first)
})

test('when much has changed the one before serves until the new one is built', async () => {
  const { current, add, later, settled } = kept(100)
  const first = await current()
  add('thủ tục', 10)
  later(10_000)

  expect(await current()).toBe(first)
  const next = await settled()
  expect(next).not.toBe(first)
  expect([knows(first, 'tục'), knows(next, 'tục')]).toEqual([false, true])
})

test('after a minute a little is enough, and nothing is not', async () => {
  const { current, add, later, settled } = kept(100)
  const first = await current()
  later(61_000)
  expect(await settled()).toBe(first)

  add('thủ tục', 3)
  expect(await settled()).not.toBe(first)
})

test('a collection that grows all the time is not built all the time', async () => {
  const { current, add, later, settled } = kept(10)
  const first = await current()
  add('thủ tục', 10)
  later(500)

  expect(await settled()).toBe(first)
})

test('other statistics are another vocabulary', async () => {
  const { state, current, later, settled } = kept(100)
  const first = await current()
  state.statistics = statisticsOf(times(100, 'thủ tục'))
  later(10_000)

  expect(await settled()).not.toBe(first)
})
