import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { liencong, type Run, temporaryFolder, until } from '../../support/liencong.ts'
import { type ServedWorld, servePracticeWorld } from '../../support/practice-portals/serve.ts'

/** The whole program over three practice portals, whose registry is edited while it runs and while it does not. */
const WARD = 'phuong-hongai-quangninh'
const TOURISM = 'dulich-quangninh'
const FINANCE = 'sotaichinh-quangninh'
type Entry = { id: string; crawl: object } & Record<string, unknown>

const dataDir = temporaryFolder('live')
const registry = join(temporaryFolder('live-registry'), 'portals.yaml')
let world: ServedWorld
let entries: Map<string, Entry>
let run: Run

beforeAll(async () => {
  world = await servePracticeWorld({ port: 0 })
  const { portals } = parse(world.world.registryYaml()) as { portals: Entry[] }
  // No run but the first: what is asked for afterwards is asked for because of the registry.
  entries = new Map(
    portals.map((portal) => [portal.id, { ...portal, parent: null, crawl: { ...portal.crawl, schedule: '0 3 1 1 *' } }]),
  )
  write(entryOf(WARD), entryOf(TOURISM))
  run = await started()
}, 120_000)

afterAll(async () => {
  if (run?.child.exitCode === null) await run.killGroup()
  await world?.close()
})

const entryOf = (id: string, facts: object = {}) => ({ ...entries.get(id), ...facts })
/** As an editor does it: the new file takes the place of the old one. */
function write(...portals: object[]): void {
  writeFileSync(`${registry}.new`, stringify({ portals }))
  renameSync(`${registry}.new`, registry)
}
async function started(): Promise<Run> {
  const next = liencong(['start', '--registry', registry], { DATA_DIR: dataDir, PORT: '0', REGISTRY_RELOAD_MS: '100' })
  await until('the first round', () => next.output().includes('crawled on their schedules') || next.child.exitCode !== null)
  if (next.child.exitCode !== null) throw new Error(next.output())
  return next
}
async function found(parameters: string): Promise<number> {
  const url = /Search page\s+(http:\S+?)\/\s/.exec(run.output())?.[1]
  const response = await fetch(`${url}/api/v1/search?${parameters}`)
  const { total } = (await response.json()) as { total: number }
  return total
}
const endedRunsOf = (id: string) =>
  log()
    .split('\n')
    .filter((line) => line.includes(`"portalId":"${id}"`) && line.includes('crawl run ended')).length
const log = () => readFileSync(join(dataDir, 'liencong.log'), 'utf8')
const askedOf = (id: string, since: number) => world.requests.slice(since).filter(({ host }) => host.startsWith(`${id}.`)).length

test('a portal that has a new id and another province is found under both, by its old links too, without one request to it', async () => {
  const documents = await found(`portal=${WARD}`)
  expect(documents).toBeGreaterThan(5)
  const before = world.requests.length
  write(entryOf(WARD, { id: 'phuong-hong-gai', formerIds: [WARD], province: 'tuyen-quang' }), entryOf(TOURISM))
  await until('documents in their new province', async () => (await found('province=tuyen-quang')) === documents)
  expect(await found('portal=phuong-hong-gai')).toBe(documents)
  expect(await found(`portal=${WARD}`)).toBe(documents)
  expect(await found(`branch=${WARD}`)).toBe(documents)
  expect(await found('province=ha-giang')).toBe(documents)
  expect(await found(`portal=${WARD}&province=quang-ninh`)).toBe(0)
  expect(world.requests.length - before).toBe(0)
}, 60_000)

test('a new portal is crawled and searchable without a restart; the others are not asked', async () => {
  const before = world.requests.length
  write(entryOf(WARD, { id: 'phuong-hong-gai', formerIds: [WARD], province: 'tuyen-quang' }), entryOf(TOURISM), entryOf(FINANCE))
  await until('the end of its run', () => endedRunsOf(FINANCE) > 0)
  await until('all its documents', async () => {
    const earlier = await found(`portal=${FINANCE}`)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    return earlier > 5 && (await found(`portal=${FINANCE}`)) === earlier
  })
  expect(askedOf(WARD, before) + askedOf(TOURISM, before)).toBe(0)
}, 60_000)

test('a registry with a fault is refused with its place in the log, and the one before stays in use', async () => {
  write(entryOf(WARD, { level: 'quarter' }), entryOf(TOURISM))
  await until('the refusal', () => log().includes('is refused'))
  expect(log()).toMatch(/portals\.yaml:\d+ portals\[0\]\.level/)
  expect(await found(`portal=${FINANCE}`)).toBeGreaterThan(5)
}, 60_000)

test('what changed while nothing was running is applied at the next start, without recrawling', async () => {
  const documents = await found(`portal=${FINANCE}`)
  run.child.kill('SIGTERM')
  await run.exited
  const before = world.requests.length
  write(
    entryOf(WARD, { id: 'phuong-hong-gai', formerIds: [WARD], province: 'tuyen-quang' }),
    entryOf(TOURISM),
    entryOf(FINANCE, { province: 'hue' }),
  )
  run = await started()
  await until('documents in their new province', async () => (await found('province=hue')) === documents)
  expect(world.requests.length - before).toBe(0)
}, 120_000)

test('portals diff says what a change would do, and changes nothing', async () => {
  run.child.kill('SIGTERM')
  await run.exited
  write(entryOf(WARD, { id: 'phuong-hong-gai', formerIds: [WARD], province: 'hue' }), entryOf(FINANCE, { province: 'hue' }))
  const told = await diff()
  expect(told).toMatch(/^! dulich-quangninh .*stay|^- dulich-quangninh .*leaves the index \(\d+ documents, \d+ pages\)/m)
  expect(told).toMatch(
    /^~ phuong-hong-gai \(\d+ documents, \d+ pages\)\n {4}province tuyen-quang → hue: its documents are pushed/m,
  )
  expect(await diff()).toBe(told)
}, 60_000)

async function diff(): Promise<string> {
  const command = liencong(['portals', 'diff', '--registry', registry], { DATA_DIR: dataDir })
  await command.exited
  return command.output()
}
