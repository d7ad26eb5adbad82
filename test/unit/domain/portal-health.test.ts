import { expect, test } from 'vitest'
import { emptyCoverage, type PortalCoverage } from '../../../domain/coverage.ts'
import { healthOf } from '../../../domain/portal-health.ts'
import { aPortal } from '../../support/a-portal.ts'

const NOW = new Date('2026-01-14T03:00:00Z')
const RUN = {
  id: '1',
  portalId: 'x',
  state: 'finished',
  startedAt: '2026-01-13T03:00:00Z',
  finishedAt: '2026-01-13T04:00:00Z',
  fetched: 100,
  endedBy: null,
} as const
const WELL: Partial<PortalCoverage> = { known: 100, indexed: 100, lastRun: RUN }

test.each<[what: string, coverage: Partial<PortalCoverage>, health: string, reasons: string[]]>([
  ['all is indexed', WELL, 'well', []],
  ['it was never crawled', {}, 'unknown', ['never-crawled']],
  ['its host is down', { ...WELL, lastRun: { ...RUN, endedBy: 'host-down' } }, 'ill', ['host-down']],
  ['four of a hundred failed', { ...WELL, indexed: 96, failed: 4 }, 'well', []],
  ['five of a hundred failed', { ...WELL, indexed: 95, failed: 5 }, 'attention', ['some-failures']],
  ['thirty of a hundred failed', { ...WELL, indexed: 70, failed: 30 }, 'ill', ['many-failures']],
  ['three of the ten that were asked for failed', { ...WELL, indexed: 7, failed: 3, waiting: 90 }, 'ill', ['many-failures']],
  ['nothing is indexed', { ...WELL, indexed: 0, excluded: 100 }, 'ill', ['nothing-indexed']],
  ['nothing is indexed yet', { ...WELL, indexed: 0, waiting: 100 }, 'well', []],
  ['no run for nine days', { ...WELL, lastRun: { ...RUN, startedAt: '2026-01-05T02:00:00Z' } }, 'attention', ['silent']],
])('when %s', (_what, coverage, health, reasons) => {
  expect(healthOf(aPortal({ id: 'x' }), { ...emptyCoverage('x'), ...coverage }, NOW)).toEqual({ health, reasons })
})

test('of a portal without an address nothing can be said', () => {
  expect(healthOf(aPortal({ id: 'x', baseUrls: [] }), emptyCoverage('x'), NOW).reasons).toEqual(['no-address'])
})
