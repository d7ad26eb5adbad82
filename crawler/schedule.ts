import { createTask, type ScheduledTask } from 'node-cron'
import { isCrawled, type Portal } from '../domain/portal.ts'
import type { CrawlQueue, ScheduleStore } from '../domain/ports.ts'

const TIME_ZONE = 'Asia/Ho_Chi_Minh'

export type Schedule = {
  /** Follows a changed registry: what is new is crawled at once, what has another time waits for it, the others are left alone. */
  update(portals: readonly Portal[]): Promise<void>
  close(): Promise<void>
}

type Planned = { cron: string; task: ScheduledTask }

/**
 * Puts each portal's crawl on the queue when its cron expression says so (Vietnamese time). A run that was missed while
 * nothing was running is caught up once, now; so is the very first run of a portal.
 */
export async function startSchedule(
  portals: readonly Portal[],
  { queue, store, clock }: { queue: CrawlQueue; store: ScheduleStore; clock: () => Date },
  onError: (error: unknown) => void,
): Promise<Schedule> {
  const planned = new Map<string, Planned>()

  const plan = async ({ id, crawl: { schedule: cron } }: Portal): Promise<void> => {
    const task = createTask(cron, () => run().catch(onError), { timezone: TIME_ZONE, noOverlap: true, name: id })
    const run = async () => {
      await queue.send(id)
      await store.saveNextRunAt(id, nextRunOf(task))
    }
    const plannedAt = await store.nextRunAt(id)
    if (!plannedAt || Date.parse(plannedAt) <= clock().getTime()) await queue.send(id)
    await task.start()
    planned.set(id, { cron, task })
    await store.saveNextRunAt(id, nextRunOf(task))
  }

  const drop = async (id: string): Promise<void> => {
    await planned.get(id)?.task.destroy()
    planned.delete(id)
  }

  const update = async (wanted: readonly Portal[]): Promise<void> => {
    const crawled = new Map(wanted.filter(isCrawled).map((portal) => [portal.id, portal]))
    for (const [id, { cron }] of [...planned]) if (crawled.get(id)?.crawl.schedule !== cron) await drop(id)
    for (const portal of crawled.values()) if (!planned.has(portal.id)) await plan(portal)
  }

  await update(portals)
  return {
    update,
    close: async () => {
      await Promise.all([...planned.keys()].map(drop))
    },
  }
}

function nextRunOf(task: ScheduledTask): string | null {
  return task.getNextRun()?.toISOString() ?? null
}
