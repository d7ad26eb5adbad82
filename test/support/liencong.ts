import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Short limits, so that portals that never answer do not hold up a test. */
const TEST_LIMITS = {
  CRAWL_HEADERS_TIMEOUT_MS: '1500',
  CRAWL_TOTAL_TIMEOUT_MS: '3000',
  CRAWL_RETRY_DELAY_MS: '300',
  CRAWL_LONGEST_PAUSE_MS: '5000',
}

export type Run = { child: ChildProcess; output(): string; exited: Promise<number | null>; killGroup(): Promise<void> }

/** Runs the command line as a user would, in a process group of its own. */
export function liencong(args: readonly string[], environment: Record<string, string>): Run {
  const child = spawn(process.execPath, ['cli/liencong.ts', ...args], {
    detached: true,
    env: { ...process.env, ...TEST_LIMITS, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk
    })
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  return {
    child,
    output: () => output,
    exited,
    killGroup: async () => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
      await exited
    },
  }
}

const folders: string[] = []
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that goes with the test process. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `liencong-${name}-`))
  folders.push(folder)
  return folder
}

export function writtenRegistry(yaml: string): string {
  const path = join(temporaryFolder('registry'), 'portals.yaml')
  writeFileSync(path, yaml)
  return path
}

/** Waits until `isTrue` holds. @throws after `timeoutMs` with what was waited for */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>, timeoutMs = 100_000): Promise<void> {
  const deadlineMs = Date.now() + timeoutMs
  while (!(await isTrue())) {
    if (Date.now() > deadlineMs) throw new Error(`waited ${timeoutMs} ms in vain for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
