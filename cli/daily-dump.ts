import { createTask } from 'node-cron'
import type { Logger } from 'pino'
import type { DumpReader, Registry } from '../domain/ports.ts'
import { writeDump } from './write-dump.ts'

type DailyDumpParts = { dump: DumpReader; registry: Registry; folder: string; schedule: string; logger: Logger }

/** Writes the open data anew at its times until `stack` is disposed; one that fails leaves the former one as it was. */
export function startDailyDump({ dump, registry, folder, schedule, logger }: DailyDumpParts, stack: AsyncDisposableStack): void {
  if (schedule === '') return
  const write = async () => {
    try {
      const { documents } = await writeDump(dump, registry, folder, new Date())
      logger.info({ documents, folder }, 'open data written')
    } catch (error) {
      logger.error({ err: error }, 'open data cannot be written')
    }
  }
  const task = createTask(schedule, write, { timezone: 'Asia/Ho_Chi_Minh', noOverlap: true, name: 'dump' })
  stack.defer(async () => void (await task.destroy()))
  void task.start()
}
