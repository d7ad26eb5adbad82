import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../domain/errors.ts'

/**
 * Makes sure that one process uses a part of a data folder: two databases or engines on one folder corrupt it. The lock file names the
 * process; one left behind by a killed process is taken over, which is told by the process being gone or being another
 * one (its start time differs).
 * @returns a function that gives the lock back
 * @throws {AppError STORE_LOCKED}
 */
export function lockDataDir(dataDir: string, part: 'postgres' | 'meilisearch'): () => void {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, `${part}.lock`)
  const mine = `${process.pid} ${startTimeOf(process.pid)}`
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(path, mine, { flag: 'wx' })
      break
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new AppError('STORE_UNAVAILABLE', `the data folder ${dataDir} cannot be written: ${(cause as Error).message}`, {
          cause,
        })
      }
    }
    const [pid = '', startTime = ''] = readFileSync(path, 'utf8').split(' ')
    if (attempt > 0 || isRunning(Number(pid), startTime)) {
      throw new AppError(
        'STORE_LOCKED',
        `${dataDir} is in use by process ${pid}: stop it first, or set DATA_DIR to another folder (several processes need DATABASE_URL)`,
      )
    }
    rmSync(path, { force: true })
  }
  const unlock = () => {
    process.off('exit', unlock)
    rmSync(path, { force: true })
  }
  process.on('exit', unlock)
  return unlock
}

function isRunning(pid: number, startTime: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return startTimeOf(pid) === startTime
}

/** Field 22 of /proc/PID/stat: start of the process in clock ticks since boot. Empty where there is no /proc. */
function startTimeOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    // Not Linux, or the process has just ended: the pid alone decides.
    return ''
  }
}
