import { existsSync, readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { liencong, temporaryFolder, until, writtenRegistry } from '../../support/liencong.ts'

const REGISTRY = `portals:
  - id: mot
    name: Cổng một
    level: province
    baseUrls: [http://127.0.0.1:9]
    crawl: { allowLoopback: true }
`

let server: Server | undefined
afterEach(() => server?.close())

async function outcomeOf(args: readonly string[], environment: Record<string, string> = {}) {
  const run = liencong(args, { DATA_DIR: temporaryFolder('errors'), ...environment })
  return { exitCode: await run.exited, output: run.output() }
}

test('a bad registry is refused with file, line and key before anything is started', async () => {
  const dataDir = temporaryFolder('errors')
  const registry = writtenRegistry(REGISTRY.replace('province', 'provinz'))
  const { exitCode, output } = await outcomeOf(['start', '--registry', registry], { DATA_DIR: dataDir })

  expect(exitCode).toBe(2)
  expect(output).toContain('BAD_REGISTRY')
  expect(output).toContain(`${registry}:4 portals[0].level`)
  expect(readdirSync(dataDir)).toEqual([])
})

test('a bad setting is named with what was got', async () => {
  const { exitCode, output } = await outcomeOf(['portals', 'check'], { PORT: 'eighty' })
  expect(exitCode).toBe(2)
  expect(output).toContain('BAD_SETTINGS')
  expect(output).toContain('PORT: ')
  expect(output).toContain('"eighty"')
})

test('a taken port is told before a database or an engine is started', async () => {
  server = createServer().listen(0, '127.0.0.1')
  await until('the port is taken', () => server?.listening === true)
  const { port } = server.address() as { port: number }
  const dataDir = temporaryFolder('errors')
  const { exitCode, output } = await outcomeOf(['start', '--registry', writtenRegistry(REGISTRY)], {
    PORT: String(port),
    DATA_DIR: dataDir,
  })

  expect(exitCode).toBe(3)
  expect(output).toContain(`PORT_TAKEN: port ${port} is in use`)
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
})

test('a missing engine server is told, with exit code 3', async () => {
  const { exitCode, output } = await outcomeOf(['search', '-r', writtenRegistry(REGISTRY), 'gì đó'], {
    MEILI_URL: 'http://127.0.0.1:9',
    MEILI_KEY: 'none',
  })
  expect(exitCode).toBe(3)
  expect(output).toContain('ENGINE_UNAVAILABLE')
})

test('a missing database server is told, with exit code 3', async () => {
  const { exitCode, output } = await outcomeOf(['crawl', '-r', writtenRegistry(REGISTRY)], {
    DATABASE_URL: 'postgres://nobody:x@127.0.0.1:9/none',
  })
  expect(exitCode).toBe(3)
  expect(output).toContain('STORE_UNAVAILABLE')
})

test('an unknown portal, command or option is told, with exit code 2', async () => {
  const unknownPortal = await outcomeOf(['crawl', '-r', writtenRegistry(REGISTRY), '--portal', 'hai'])
  expect(unknownPortal).toMatchObject({ exitCode: 2, output: expect.stringContaining('UNKNOWN_PORTAL') })
  expect(await outcomeOf(['crawll'])).toMatchObject({ exitCode: 2, output: expect.stringContaining("unknown command 'crawll'") })
  expect(await outcomeOf(['search', 'x', '--per-page', '999'])).toMatchObject({ exitCode: 2 })
})

test('two processes cannot use one data folder', async () => {
  const dataDir = temporaryFolder('errors')
  const environment = { DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1' }
  const first = liencong(['start', '--registry', writtenRegistry(REGISTRY)], environment)
  await until('the first one serves', () => first.output().includes('Search page'))
  const second = await outcomeOf(['crawl', '-r', writtenRegistry(REGISTRY)], { DATA_DIR: dataDir })
  first.child.kill('SIGTERM')

  expect(second).toMatchObject({ exitCode: 3, output: expect.stringContaining('STORE_LOCKED') })
  expect(await first.exited).toBe(0)
})

test('a portal that cannot be reached is named, and what is served goes on', async () => {
  const run = liencong(['start', '--registry', writtenRegistry(REGISTRY)], { DATA_DIR: temporaryFolder('errors'), PORT: '0' })
  await until('the portal is named', () => run.output().includes('! mot: it refuses connections'))
  await until('the addresses are told', () => run.output().includes('Administrators'))
  const [, url = ''] = /Search page\s+(http:\S+)\//.exec(run.output()) ?? []
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  run.child.kill('SIGTERM')
  expect(await run.exited).toBe(0)
})
