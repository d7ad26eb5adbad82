import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { destination, type Logger, pino } from 'pino'
import type { Settings } from '../config/settings.ts'

/** Log lines as JSON on standard output: for the roles that a supervisor runs. */
export function createLogger(settings: Settings): Logger {
  return pino({ level: settings.LOG_LEVEL })
}

/** The same into `DATA_DIR/liencong.log`, for commands whose terminal shows progress. */
export function createFileLogger(settings: Settings): Logger {
  mkdirSync(settings.DATA_DIR, { recursive: true })
  return pino({ level: settings.LOG_LEVEL }, destination({ dest: join(settings.DATA_DIR, 'liencong.log'), sync: true }))
}
