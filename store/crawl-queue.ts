import { PgBoss } from 'pg-boss'
import type { CrawlQueue } from '../domain/ports.ts'
import type { Database } from './database.ts'
import { isPaused } from './pauses.ts'

const QUEUE = 'crawl-portal'
/** A worker that is silent for this long has died; its job goes to another one. */
const HEARTBEAT_SECONDS = 60
/** A run of a large portal at one page a second may take the whole day. */
const EXPIRE_SECONDS = 24 * 60 * 60

/**
 * Crawl jobs on pg-boss, in the same database as everything else. The queue's `exclusive` policy with the portal as key
 * keeps a portal from having two jobs at once, however many schedulers and workers there are.
 */
export async function openCrawlQueue(database: Database, onError: (error: Error) => void): Promise<CrawlQueue> {
  const boss = new PgBoss(database.bossOptions)
  boss.on('error', onError)
  await boss.start()
  await boss.createQueue(QUEUE, {
    policy: 'exclusive',
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: EXPIRE_SECONDS,
    retryLimit: 2,
  })
  // The embedded database has one owner: a job that is active now belonged to a killed process. Its run is still open in
  // the store and is taken up by the job that replaces it.
  if (database.embedded) await boss.deleteAllJobs(QUEUE)
  return {
    send: async (portalId) =>
      !(await isPaused(database.kysely, portalId)) && (await boss.send(QUEUE, { portalId }, { singletonKey: portalId })) !== null,
    work: async (portalsAtOnce, handler) => {
      await boss.work<{ portalId: string }>(
        QUEUE,
        { localConcurrency: portalsAtOnce, pollingIntervalSeconds: 0.5 },
        async (jobs) => {
          for (const job of jobs) await handler(job.data.portalId)
        },
      )
    },
    close: () => boss.stop({ graceful: false, close: true }),
  }
}
