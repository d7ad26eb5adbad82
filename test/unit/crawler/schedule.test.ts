import { afterEach, expect, test } from 'vitest'
import { type Schedule, startSchedule } from '../../../crawler/schedule.ts'
import type { Portal } from '../../../domain/portal.ts'
import { aPortal } from '../../support/a-portal.ts'

let schedule: Schedule | undefined
afterEach(() => schedule?.close())

async function started(portals: Portal[], planned: Record<string, string> = {}) {
  const sent: string[] = []
  const nextRuns = new Map<string, string | null>(Object.entries(planned))
  const queue = {
    send: async (id: string) => {
      sent.push(id)
      return true
    },
    work: async () => {},
    close: async () => {},
  }
  const store = {
    nextRunAt: async (id: string) => nextRuns.get(id) ?? null,
    saveNextRunAt: async (id: string, at: string | null) => void nextRuns.set(id, at),
  }
  schedule = await startSchedule(portals, { queue, store, clock: () => new Date() }, () => {})
  return { schedule, sent, nextRuns }
}

const mot = aPortal({ id: 'mot', crawl: { schedule: '0 3 1 1 *' } })
const hai = aPortal({ id: 'hai', crawl: { schedule: '0 4 1 1 *' } })

test('a first run and a missed one are sent at the start, one that is yet to come is not', async () => {
  const { sent } = await started([mot, hai, aPortal({ id: 'ba' })], {
    hai: new Date(Date.now() + 3600_000).toISOString(),
    ba: new Date(Date.now() - 3600_000).toISOString(),
  })
  expect(sent).toEqual(['mot', 'ba'])
})

test('a changed registry sends what is new, plans what has another time anew, and leaves the others alone', async () => {
  const { schedule, sent, nextRuns } = await started([mot, hai])
  const [motAt, haiAt] = [nextRuns.get('mot'), nextRuns.get('hai')]
  sent.length = 0
  await schedule.update([mot, { ...hai, crawl: { ...hai.crawl, schedule: '0 5 2 2 *' } }, aPortal({ id: 'ba' })])
  expect(sent).toEqual(['ba'])
  expect(nextRuns.get('mot')).toBe(motAt)
  expect(nextRuns.get('hai')).not.toBe(haiAt)
})

test('a portal that left and came back before its time is not crawled for it', async () => {
  const { schedule, sent } = await started([mot, hai])
  sent.length = 0
  await schedule.update([mot])
  await schedule.update([mot, hai])
  expect(sent).toEqual([])
})

test('a portal without a known address is never sent', async () => {
  const { sent } = await started([aPortal({ id: 'xa', baseUrls: [] })])
  expect(sent).toEqual([])
})
