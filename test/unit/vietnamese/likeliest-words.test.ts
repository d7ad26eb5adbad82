import { expect, test } from 'vitest'
import { type Candidate, likeliestWords, likelihoodOf } from '../../../vietnamese/likeliest-words.ts'
import { createTermStatistics } from '../../../vietnamese/term-statistics.ts'
import { statisticsOf } from '../../support/statistics-of.ts'

const STATISTICS = statisticsOf([
  'cấp hộ chiếu phổ thông',
  'gia hạn hộ chiếu',
  'hồ sơ cấp đổi hộ chiếu',
  'nước hồ trong xanh',
  'chiếu trên giường',
  'chiều nay mưa',
])
const free = (...codes: string[]): Candidate[] => codes.map((code) => ({ code, cost: 0 }))
const HO = free('ho62', 'ho65')
const CHIEU = free('chie6u2', 'chie6u1')

test('words are read as the collection has them beside each other', () => {
  expect(likeliestWords([HO, CHIEU], [true, false], STATISTICS)).toEqual(['ho65', 'chie6u1'])
  expect(likeliestWords([HO, free('so70')], [true, false], STATISTICS)).toEqual(['ho62', 'so70'])
})

test('words that are no neighbours do not speak for each other', () => {
  const common = statisticsOf(['hồ nước', 'hồ lớn', 'hồ nhỏ', 'hộ chiếu', 'chiều mưa', 'chiều nắng', 'chiều gió'])
  expect(likeliestWords([HO, CHIEU], [true, false], common)).toEqual(['ho65', 'chie6u1'])
  expect(likeliestWords([HO, CHIEU], [false, false], common)).toEqual(['ho62', 'chie6u2'])
})

test('what was typed otherwise is taken when neighbours say so loudly enough, and only then', () => {
  const typed = (cost: number): Candidate[] => [
    { code: 'ho62', cost: 0 },
    { code: 'ho65', cost },
  ]
  expect(likeliestWords([typed(1), free('chie6u1')], [true, false], STATISTICS)).toEqual(['ho65', 'chie6u1'])
  expect(likeliestWords([typed(50), free('chie6u1')], [true, false], STATISTICS)).toEqual(['ho62', 'chie6u1'])
})

test('nothing typed is nothing read, and a collection of nothing takes what is cheapest', () => {
  expect(likeliestWords([], [], STATISTICS)).toEqual([])
  const choice = [
    { code: 'x0', cost: 1 },
    { code: 'y0', cost: 0 },
  ]
  expect(likeliestWords([choice], [false], createTermStatistics())).toEqual(['y0'])
})

test('a word is likelier behind one that it often follows, and never impossible', () => {
  expect(likelihoodOf('chie6u1', 'ho65', STATISTICS)).toBeGreaterThan(likelihoodOf('chie6u1', undefined, STATISTICS))
  expect(likelihoodOf('zzz0', 'ho65', STATISTICS)).toBeGreaterThan(0)
})
