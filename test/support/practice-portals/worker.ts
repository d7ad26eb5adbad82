import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../../domain/errors.ts'
import { servePracticeWorld } from './serve.ts'

/** What the starter of this thread passes in. `changeRound` lets a second run find a changed world. */
type PracticeWorkerData = { port: number; seed?: number; scale?: number; changeRound?: number; bench?: boolean; day?: string }
/** What it may send later. */
type PracticeWorkerMessage = { type: 'change'; round?: number } | { type: 'close' }

/*
 * The practice portals off the main thread. Posts `{type: 'listening', port, registryYaml}` or `{type: 'error', code, message}`,
 * after a change `{type: 'changed', round, changed, added}`.
 */
const { changeRound = 0, day, ...options } = workerData as PracticeWorkerData
try {
  const served = await servePracticeWorld({ ...options, ...(day ? { now: new Date(day) } : {}), logRequests: false })
  if (changeRound > 0) served.change(changeRound)
  parentPort?.on('message', (message: PracticeWorkerMessage) => {
    if (message.type === 'change') parentPort?.postMessage({ type: 'changed', ...served.change(message.round) })
    else void served.close().then(() => parentPort?.close())
  })
  parentPort?.postMessage({ type: 'listening', port: served.port, registryYaml: served.world.registryYaml() })
} catch (error) {
  parentPort?.postMessage({
    type: 'error',
    code: error instanceof AppError ? error.code : 'INTERNAL',
    message: error instanceof Error ? error.message : String(error),
  })
}
