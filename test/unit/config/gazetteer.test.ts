import { expect, test } from 'vitest'
import { loadLabels, loadProvinces, loadTopics } from '../../../config/gazetteer.ts'
import { createNames } from '../../../config/names.ts'
import { loadRegistry } from '../../../config/portal-registry.ts'
import { FAILURE_REASONS, SKIP_REASONS } from '../../../domain/crawl-outcome.ts'
import { DOCUMENT_KINDS } from '../../../domain/document.ts'
import { PORTAL_LEVELS } from '../../../domain/portal.ts'

test('the 34 provinces account for all 63 of before, each once', () => {
  const provinces = loadProvinces()
  expect(new Set(provinces.map(({ id }) => id)).size).toBe(34)
  const former = provinces.flatMap(({ name, mergedFrom }) => [name, ...mergedFrom])
  expect(former).toHaveLength(63)
  expect(new Set(former).size).toBe(63)
  expect(provinces.find(({ id }) => id === 'quang-ninh')).toMatchObject({ name: 'Quảng Ninh', mergedFrom: [], since: null })
})

test('topics have ids of their own, and keywords in the form in which they are compared', () => {
  const topics = loadTopics()
  expect(topics.length).toBeGreaterThanOrEqual(25)
  expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length)
  for (const keyword of topics.flatMap(({ keywords }) => keywords)) expect(keyword).toBe(keyword.toLowerCase().normalize('NFC'))
})

test('every level, kind and outcome has a Vietnamese label', () => {
  const { levels, kinds, outcomes } = loadLabels()
  const names = [
    ...['page', 'source', 'not-modified', 'redirect', 'gone'],
    ...SKIP_REASONS.map((reason) => `skipped:${reason}`),
    ...FAILURE_REASONS.map((reason) => `failed:${reason}`),
  ]
  expect(Object.keys(levels).sort()).toEqual([...PORTAL_LEVELS].sort())
  expect(Object.keys(kinds).sort()).toEqual([...DOCUMENT_KINDS].sort())
  expect(Object.keys(outcomes).sort()).toEqual(names.sort())
})

test('names are those people read; what has none stands for itself', () => {
  const names = createNames(loadRegistry('config/portals'))
  expect(names.portal('bo-y-te')).toBe('Bộ Y tế')
  expect(names.province('hue')).toBe('Huế')
  expect(names.outcome('failed:timeout')).toBe('Quá thời gian chờ')
  expect([names.portal('x'), names.level('x'), names.topic('x'), names.kind('x'), names.outcome('x')]).toEqual(Array(5).fill('x'))
})
