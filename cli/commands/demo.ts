import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Settings } from '../../config/settings.ts'
import { AppError, type ErrorCode } from '../../domain/errors.ts'
import { openRegistry } from '../follow-registry.ts'
import type { Terminal } from '../terminal.ts'
import { runEverything } from './run-everything.ts'

/** The demo's data is kept apart from that of the real portals. */
const DEMO_FOLDER = 'demo'
/** Some practice portals never answer: the demo does not wait as long for them as the real crawler would. */
const DEMO_LIMITS = {
  CRAWL_HEADERS_TIMEOUT_MS: 2000,
  CRAWL_TOTAL_TIMEOUT_MS: 4000,
  CRAWL_RETRY_DELAY_MS: 1000,
  CRAWL_LONGEST_PAUSE_MS: 5000,
}
const QUESTIONS = ['thủ tục cấp hộ chiếu', 'chuyen doi so', 'sửa chữa đường tỉnh']

type PracticeMessage =
  | { type: 'listening'; port: number; registryYaml: string }
  | { type: 'error'; code: ErrorCode; message: string }

/** Everything over the practice portals. A later start finds a world in which about one page in a hundred has changed. */
export async function runDemo(settings: Settings, terminal: Terminal, stack: AsyncDisposableStack): Promise<void> {
  const dataDir = join(settings.DATA_DIR, DEMO_FOLDER)
  mkdirSync(dataDir, { recursive: true })
  const worldPath = join(dataDir, 'world.json')
  const world = nextWorld(worldPath)
  const { changeRound, day } = world
  const practice = await startPracticePortals({ port: settings.PRACTICE_PORT, changeRound, day }, stack)
  terminal.line(
    `Practice portals are served on port ${practice.port}${changeRound > 0 ? `, round ${changeRound}: about 1 % has changed` : ''}.`,
  )

  const registryPath = join(dataDir, 'registry.yaml')
  writeFileSync(registryPath, practice.registryYaml)
  await runEverything(
    {
      settings: { ...settings, ...DEMO_LIMITS, DATA_DIR: dataDir },
      registry: openRegistry(registryPath),
      crawlAllNow: true,
      questions: QUESTIONS,
    },
    terminal,
    stack,
  )
  writeFileSync(worldPath, JSON.stringify({ ...world, crawled: true }))
}

/** Which world the practice portals show. `crawled` tells that a round of crawling has seen it to the end. */
type World = { changeRound: number; day: string; crawled: boolean }

/**
 * The world must be the same at every start but for what has changed, or a warm start would crawl a different one. It moves on
 * only when it was crawled to the end: a killed demo goes on in the same one.
 */
function nextWorld(path: string): World {
  let world: World = { changeRound: 0, day: new Date().toISOString().slice(0, 10), crawled: false }
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as World
    world = { ...kept, changeRound: kept.changeRound + (kept.crawled ? 1 : 0), crawled: false }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  writeFileSync(path, JSON.stringify(world))
  return world
}

async function startPracticePortals(
  workerData: { port: number; changeRound: number; day: string },
  stack: AsyncDisposableStack,
): Promise<{ port: number; registryYaml: string }> {
  const worker = new Worker(new URL('../../test/support/practice-portals/worker.ts', import.meta.url), { workerData })
  stack.defer(async () => void (await worker.terminate()))
  const message = await new Promise<PracticeMessage>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  if (message.type === 'error') throw new AppError(message.code, message.message)
  return message
}
