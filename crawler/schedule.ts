import { createTask, type ScheduledTask } from 'node-cron'
import type { Portal } from '../domain/portal.ts'
import type { CrawlQueue, ScheduleStore } from '../domain/ports.ts'

const TIME_ZONE = 'Asia/Ho_Chi_Minh'

export type Schedule = { close(): Promise<void> }

/**
 * Puts each portal's crawl on the queue when its cron expression says so (Vietnamese time). A run that was missed while
 * nothing was running is caught up once, now; so is the very first run of a portal.
 */
export async function startSchedule(
  portals: readonly Portal[],
  { queue, store, clock }: { queue: CrawlQueue; store: ScheduleStore; clock: () => Date },
  onError: (error: unknown) => void,
): Promise<Schedule> {
  const tasks: ScheduledTask[] = []
  for (const portal of portals) {
    const task = createTask(portal.crawl.schedule, () => run().catch(onError), {
      timezone: TIME_ZONE,
      noOverlap: true,
      name: portal.id,
    })
    const run = async () => {
      await queue.send(portal.id)
      await store.saveNextRunAt(portal.id, nextRunOf(task))
    }
    const plannedAt = await store.nextRunAt(portal.id)
    if (!plannedAt || Date.parse(plannedAt) <= clock().getTime()) await queue.send(portal.id)
    await task.start()
    await store.saveNextRunAt(portal.id, nextRunOf(task))
    tasks.push(task)
  }
  return {
    close: async () => {
      await Promise.all(tasks.map((task) => task.destroy()))
    },
  }
}

function nextRunOf(task: ScheduledTask): string | null {
  return task.getNextRun()?.toISOString() ?? null
}
