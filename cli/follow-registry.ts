import type { Logger } from 'pino'
import { createLiveRegistry, type LiveRegistry } from '../config/live-registry.ts'
import { loadRegistry } from '../config/portal-registry.ts'
import { markOf } from '../config/registry-files.ts'
import { AppError } from '../domain/errors.ts'

/** The registry of a file or folder, ready to be replaced. @throws {AppError BAD_REGISTRY} */
export function openRegistry(path: string): LiveRegistry {
  return createLiveRegistry(loadRegistry(path), [path])
}

/**
 * Puts a changed registry into use while the process runs, until `stack` is disposed. Files are read when they have been quiet for
 * one look; a registry with faults is refused as a whole, and the one in use stays. `onChange` is awaited before the next look.
 */
export function followRegistry(
  {
    live,
    everyMs,
    logger,
    onChange = async () => {},
  }: {
    live: LiveRegistry
    everyMs: number
    logger: Pick<Logger, 'info' | 'error'>
    onChange?: () => Promise<void>
  },
  stack: AsyncDisposableStack,
): void {
  if (everyMs === 0) return
  const { paths } = live
  let inUse = markOf(paths)
  let lastSeen = inUse
  let refused = ''
  /** The store could not follow the registry in use: tried again at every look. */
  let isOwed = false
  let isOver = false
  let timer: NodeJS.Timeout | undefined

  const look = async (): Promise<void> => {
    const mark = markOf(paths)
    const isQuiet = mark === lastSeen
    lastSeen = mark
    if (isQuiet && mark !== inUse && mark !== refused) read(mark)
    if (!isOwed) return
    await onChange()
    isOwed = false
  }

  const read = (mark: string): void => {
    try {
      const next = loadRegistry(paths)
      live.replace(next)
      inUse = mark
      refused = ''
      isOwed = true
      logger.info({ portals: next.portals.length }, 'registry read anew')
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refused = mark
      const faults = error.faults.map(({ path, message }) => `${path}: ${message}`)
      logger.error({ err: error, faults }, 'the changed registry has faults and is refused: the one before stays in use')
    }
  }

  let looking = Promise.resolve()
  const plan = () => {
    timer = setTimeout(() => {
      looking = look()
        .catch((error) => logger.error({ err: error }, 'the changed registry cannot be applied: tried again'))
        .then(() => {
          if (!isOver) plan()
        })
    }, everyMs)
  }
  plan()
  stack.defer(async () => {
    isOver = true
    clearTimeout(timer)
    await looking
  })
}
