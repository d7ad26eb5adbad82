import { expect, test } from 'vitest'
import { readBestBet } from '../../../../api/best-bets/read-best-bet.ts'
import type { AppError } from '../../../../domain/errors.ts'
import { aPortal, aRegistry } from '../../../support/a-portal.ts'

const REGISTRY = aRegistry(aPortal({ baseUrls: ['https://mot.test', 'https://dichvucong.mot.test:8443'] }))
const GIVEN = { questions: ['hộ chiếu'], url: 'https://mot.test/ho-chieu' }

const read = (given: unknown) => readBestBet(given, REGISTRY, 'ai đó')
const faultsOf = (given: unknown): string[] => {
  try {
    read(given)
    return []
  } catch (error) {
    expect(error).toMatchObject({ code: 'BAD_BEST_BET' })
    return (error as AppError).faults.map(({ path }) => path)
  }
}

test('what is not said is exact, without limits, with the title of the document', () => {
  expect(read(GIVEN)).toEqual({
    questions: ['hộ chiếu'],
    match: 'exact',
    url: 'https://mot.test/ho-chieu',
    title: null,
    note: null,
    startsAt: null,
    endsAt: null,
    createdBy: 'ai đó',
  })
})

test('questions are kept as their words in lower case with their accents, each once', () => {
  const questions = ['  Cấp HỘ chiếu, ở đâu? ', 'cấp hộ chiếu ở đâu', 'cap ho chieu', 'Hòa giải', 'hoà giải', 'ho\u0323\u0302']

  expect(read({ ...GIVEN, questions }).questions).toEqual(['cấp hộ chiếu ở đâu', 'cap ho chieu', 'hoà giải', 'hộ'])
})

test('a day is one of Vietnam, and the last day counts to its end', () => {
  expect(read({ ...GIVEN, startsAt: '2026-01-13', endsAt: '2026-01-13' })).toMatchObject({
    startsAt: '2026-01-12T17:00:00.000Z',
    endsAt: '2026-01-13T17:00:00.000Z',
  })
  expect(read({ ...GIVEN, endsAt: '2026-01-13T08:00:00+07:00' })).toMatchObject({ endsAt: '2026-01-13T01:00:00.000Z' })
})

test('titles and notes are one line without what cannot be shown, and an empty one is none', () => {
  expect(read({ ...GIVEN, title: ' Cấp\n\thộ\u0000 chiếu\u200b ', note: ' ' })).toMatchObject({
    title: 'Cấp hộ chiếu',
    note: null,
  })
})

test.each([
  ['https://mot.test/x', true],
  ['http://www.mot.test/x', true],
  ['https://dichvucong.mot.test:8443/', true],
  ['https://dichvucong.mot.test/', false],
  ['https://mot.test.evil.test/', false],
  ['https://khac.test/', false],
])('%s is on a host of a registered portal: %s; any other must be meant', (url, isOurs) => {
  expect(faultsOf({ ...GIVEN, url })).toEqual(isOurs ? [] : ['url'])
  expect(faultsOf({ ...GIVEN, url, anywhere: true })).toEqual([])
})

test.each([
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)//https://mot.test',
  'data:text/html,x',
  'ftp://mot.test/',
  '//mot.test/',
  '/x',
  'https://u:p@mot.test/',
  '',
])('%j is no address that may become a link, wherever it leads', (url) => {
  expect(faultsOf({ ...GIVEN, url, anywhere: true })).toEqual(['url'])
})

test.each<[object, string[]]>([
  [{ questions: [] }, ['questions']],
  [{ questions: ['hộ chiếu', ' ?! '] }, ['questions.1']],
  [{ questions: ['a'.repeat(201)] }, ['questions.0']],
  [{ questions: 'hộ chiếu' }, ['questions']],
  [{ match: 'any' }, ['match']],
  [{ title: 'a'.repeat(301) }, ['title']],
  [{ note: 5 }, ['note']],
  [{ startsAt: '13/01/2026' }, ['startsAt']],
  [{ startsAt: '2026-02-30' }, ['startsAt']],
  [{ endsAt: '2026-01-13T08:00:00' }, ['endsAt']],
  [{ startsAt: '2026-01-14', endsAt: '2026-01-13' }, ['endsAt']],
  [{ id: 1, createdBy: 'x' }, ['id', 'createdBy']],
  [{ questions: ['?'], url: 'ftp://mot.test/' }, ['questions.0', 'url']],
])('%j is refused for %j', (changes, faults) => {
  expect(faultsOf({ ...GIVEN, ...changes })).toEqual(faults)
})

test.each([null, undefined, 5, 'x', []])('%j is no best bet', (given) => {
  expect(() => read(given)).toThrow(expect.objectContaining({ code: 'BAD_BEST_BET' }))
})
