import { lookup } from 'node:dns/promises'
import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs'
import { pino } from 'pino'
import { loadRegistry } from '../../config/portal-registry.ts'
import type { Settings } from '../../config/settings.ts'
import { AppError } from '../../domain/errors.ts'
import { openEngine } from '../open-engine.ts'
import { openStore, type Store } from '../open-store.ts'
import type { Terminal } from '../terminal.ts'

/** One thing that was looked at. `advice` says what to do about it. */
export type Finding = { check: string; state: 'ok' | 'warning' | 'fault'; detail: string; advice: string | null }

const MIB = 1024 * 1024
/** Below this the engine's next merge may not fit. */
const LEAST_FREE_BYTES = 1024 * MIB
const LONGEST_LAG_MS = 15 * 60_000
const LARGEST_SKEW_MS = 60_000
const MANY_HOSTS_AWAY = 20

/**
 * Looks at everything that this installation needs and says what is wrong and what to do. Changes nothing but the schema of an older
 * database. @returns whether there is no fault
 */
export async function examine(
  { settings, registryPath, json }: { settings: Settings; registryPath: string; json: boolean },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<boolean> {
  const findings: Finding[] = []
  const add = (finding: Finding) => {
    findings.push(finding)
    if (!json) print(finding, terminal)
  }
  add(checkDisk(settings))
  add(checkRegistry(registryPath))
  add(await checkNetwork())
  const store = await checkStore(settings, stack, add)
  if (store) {
    for (const finding of await examineStore(store)) add(finding)
    add(await checkEngine(settings, store, stack))
  }
  const faults = findings.filter(({ state }) => state === 'fault').length
  if (json) terminal.line(JSON.stringify({ findings }))
  else terminal.line(faults === 0 ? 'No fault was found.' : `${faults} fault${faults > 1 ? 's' : ''} found.`)
  return faults === 0
}

function print({ check, state, detail, advice }: Finding, terminal: Terminal): void {
  terminal.line(`${{ ok: '✓', warning: '!', fault: '✗' }[state]} ${check}: ${detail}`)
  if (advice) terminal.line(`    ${advice}`)
}

const ok = (check: string, detail: string): Finding => ({ check, state: 'ok', detail, advice: null })

function checkDisk({ DATA_DIR }: Settings): Finding {
  try {
    mkdirSync(DATA_DIR, { recursive: true })
    accessSync(DATA_DIR, constants.W_OK)
  } catch {
    return {
      check: 'disk',
      state: 'fault',
      detail: `${DATA_DIR} cannot be written`,
      advice: 'set DATA_DIR to a folder of this user',
    }
  }
  const { bavail, bsize } = statfsSync(DATA_DIR)
  const freeBytes = bavail * bsize
  const detail = `${Math.round(freeBytes / MIB)} MiB free for ${DATA_DIR}`
  return freeBytes < LEAST_FREE_BYTES
    ? { check: 'disk', state: 'fault', detail, advice: 'free space: with a full disk nothing new is crawled or indexed' }
    : ok('disk', detail)
}

function checkRegistry(path: string): Finding {
  try {
    return ok('registry', `${loadRegistry(path).portals.length} portals in ${path}`)
  } catch (error) {
    const faults = error instanceof AppError ? error.faults : []
    return {
      check: 'registry',
      state: 'fault',
      detail: `${path} has ${faults.length || 1} fault${faults.length > 1 ? 's' : ''}`,
      advice: 'liencong portals check names each with file and line',
    }
  }
}

async function checkNetwork(): Promise<Finding> {
  try {
    await lookup('chinhphu.vn')
    return ok('network', 'names of the internet resolve')
  } catch {
    return {
      check: 'network',
      state: 'warning',
      detail: 'names of the internet do not resolve',
      advice: 'real portals cannot be crawled from here; what is indexed is served all the same',
    }
  }
}

async function checkStore(
  settings: Settings,
  stack: AsyncDisposableStack,
  add: (finding: Finding) => void,
): Promise<Store | null> {
  try {
    const store = await openStore(settings, stack)
    add(
      ok(
        'database',
        settings.DATABASE_URL ? 'the PostgreSQL server answers' : `the embedded database in ${settings.DATA_DIR} opens`,
      ),
    )
    return store
  } catch (error) {
    if (error instanceof AppError && error.code === 'STORE_LOCKED') add(await checkRunning(settings))
    else
      add({
        check: 'database',
        state: 'fault',
        detail: error instanceof Error ? error.message : String(error),
        advice: settings.DATABASE_URL
          ? 'is the server up, and DATABASE_URL right?'
          : 'restore it from a backup (docs/operations.md)',
      })
    return null
  }
}

/** The embedded database is in use: whoever uses it is asked how it is. */
async function checkRunning({ HOST, PORT }: Settings): Promise<Finding> {
  const host = ['0.0.0.0', '::'].includes(HOST) ? '127.0.0.1' : HOST
  try {
    const response = await fetch(`http://${host}:${PORT}/readyz`, { signal: AbortSignal.timeout(5000) })
    if (response.ok) return ok('service', `it runs on port ${PORT} and is ready; stop it for a look into its database`)
    return {
      check: 'service',
      state: 'fault',
      detail: `it runs and is not ready: ${(await response.text()).slice(0, 200)}`,
      advice: null,
    }
  } catch {
    return {
      check: 'service',
      state: 'warning',
      detail: `another process uses this DATA_DIR, and nothing answers on port ${PORT}`,
      advice: 'it may just be starting, or crawling by hand; stop it for a look into its database',
    }
  }
}

async function examineStore(store: Store): Promise<Finding[]> {
  const [totals, oldestAt, away, held] = await Promise.all([
    store.coverage.totals(),
    store.documents.oldestPendingAt(),
    store.hosts.away(),
    store.losses.held(),
  ])
  const lagMs = oldestAt ? Date.now() - Date.parse(oldestAt) : 0
  const skewMs = Math.abs((await store.database.now()).getTime() - Date.now())
  return [
    ok('documents', `${totals.indexed} searchable, ${totals.known} pages known`),
    lagMs > LONGEST_LAG_MS
      ? {
          check: 'indexing',
          state: 'warning',
          detail: `${totals.waitingForEngine} documents wait, the oldest since ${oldestAt}`,
          advice: 'does a worker run? liencong index pushes them once',
        }
      : ok('indexing', `${totals.waitingForEngine} documents wait for the engine`),
    skewMs > LARGEST_SKEW_MS
      ? {
          check: 'clock',
          state: 'fault',
          detail: `this machine and the database differ by ${Math.round(skewMs / 1000)} s`,
          advice: 'set both by NTP: pages would be due at wrong times',
        }
      : ok('clock', 'this machine and the database agree'),
    away.length > 0
      ? {
          check: 'hosts',
          state: 'warning',
          detail: `${away.length} away, the longest ${away[0]?.host} since ${away[0]?.openedAt}`,
          advice: away.length > MANY_HOSTS_AWAY ? 'is it our own network?' : 'they are asked again by themselves',
        }
      : ok('hosts', 'none is away'),
    held.length > 0
      ? {
          check: 'losses',
          state: 'warning',
          detail: `pages of ${held.length} portals are held back`,
          advice: 'liencong held list shows them, held keep and held release decide',
        }
      : ok('losses', 'no pages are held back'),
  ]
}

async function checkEngine(settings: Settings, store: Store, stack: AsyncDisposableStack): Promise<Finding> {
  try {
    const { reader } = await openEngine(settings, stack, pino({ level: 'silent' }))
    const { total } = await reader.count({ queries: [], without: [], filter: {} })
    const { indexed } = await store.coverage.totals()
    const detail = `it answers and holds ${total} documents`
    return total === indexed
      ? ok('engine', detail)
      : {
          check: 'engine',
          state: 'warning',
          detail: `${detail}, the store says ${indexed}`,
          advice:
            total < indexed
              ? 'was it replaced or emptied? liencong index --all pushes everything again'
              : 'liencong index removes what is gone',
        }
  } catch (error) {
    return {
      check: 'engine',
      state: 'fault',
      detail: error instanceof Error ? error.message : String(error),
      advice: settings.MEILI_URL
        ? 'is the server up, and MEILI_URL and MEILI_KEY right?'
        : 'the log says why the embedded engine does not start',
    }
  }
}
