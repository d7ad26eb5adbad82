import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadRegistry } from '../../../config/portal-registry.ts'
import { liencong, writtenRegistry } from '../../support/liencong.ts'
import { type ServedWorld, servePracticeWorld } from '../../support/practice-portals/serve.ts'

let world: ServedWorld
let registry: string
beforeAll(async () => {
  world = await servePracticeWorld({ port: 0 })
  registry = writtenRegistry('portals: [{ id: mot, name: Một, level: linked, baseUrls: ["https://mot.vn"] }]\n')
})
afterAll(() => world?.close())

async function discover(...args: string[]) {
  const command = liencong(['portals', 'discover', '--registry', registry, ...args], {})
  return { exitCode: await command.exited, output: command.output() }
}
const origin = (id: string) => `http://${id}.localhost:${world.port}`

test('a practice portal is proposed with its title, feed and sitemap, as an entry that the registry takes', async () => {
  const before = world.requests.length
  const { exitCode, output } = await discover('--allow-loopback', `${origin('quangninh')}/`)
  expect(exitCode).toBe(0)
  const yaml = output.slice(output.indexOf('portals:'))
  const spec = world.world.portals.find(({ id }) => id === 'quangninh')?.context.spec
  const [entry] = (parse(yaml) as { portals: { name: string; crawl: { feeds?: string[]; sitemaps?: string[] } }[] }).portals
  expect(entry?.name).toContain('Quảng Ninh')
  expect(entry?.crawl.feeds?.length ?? 0).toBe(spec?.feed ? 1 : 0)
  expect(loadRegistry(writtenRegistry(yaml)).portals).toHaveLength(1)
  expect(world.requests.length - before).toBeLessThan(20)
  expect(world.maxActiveByHost.get(`quangninh.localhost:${world.port}`)).toBe(1)
})

test('without the word that allows it, an address on this machine is not reached', async () => {
  const before = world.requests.length
  const { exitCode, output } = await discover(`http://127.0.0.1:${world.port}/`)
  expect(exitCode).toBe(2)
  expect(output).toContain('address-refused')
  expect(world.requests.length).toBe(before)
})

test('what is no host, and a host that shows no page, are told', async () => {
  expect(await discover('a b')).toMatchObject({
    exitCode: 2,
    output: expect.stringContaining('is neither a host nor an address'),
  })
  expect(await discover('--allow-loopback', 'http://127.0.0.1:9/')).toMatchObject({
    exitCode: 2,
    output: expect.stringContaining('showed no page'),
  })
})
