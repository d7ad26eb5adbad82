import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { followRegistry, openRegistry } from '../../../cli/follow-registry.ts'
import { temporaryFolder, until } from '../../support/liencong.ts'

const yaml = (...ids: string[]) =>
  `portals:\n${ids.map((id) => `  - { id: ${id}, name: ${id}, level: linked, baseUrls: ["https://${id}.vn"] }\n`).join('')}`

let stack = new AsyncDisposableStack()
afterEach(async () => {
  await stack.disposeAsync()
  stack = new AsyncDisposableStack()
})

function aFollowed(onChange?: () => Promise<void>) {
  const folder = temporaryFolder('followed')
  writeFileSync(join(folder, 'a.yaml'), yaml('mot'))
  const live = openRegistry(folder)
  const errors: { faults?: string[] }[] = []
  const logger = { info: () => {}, error: (fields: object) => void errors.push(fields) }
  followRegistry({ live, everyMs: 10, logger, ...(onChange ? { onChange } : {}) }, stack)
  const ids = () => live.portals.map(({ id }) => id)
  return { folder, live, errors, ids }
}

test('a changed, a new and a renamed file are in use soon, for everybody who holds the registry', async () => {
  const { folder, live, ids } = aFollowed()
  writeFileSync(join(folder, 'a.yaml'), yaml('mot', 'hai'))
  await until('the change', () => ids().join() === 'mot,hai')
  writeFileSync(join(folder, 'b.yaml'), yaml('ba'))
  await until('the new file', () => live.byId.has('ba'))
  writeFileSync(join(folder, '.b'), yaml('bon'))
  renameSync(join(folder, '.b'), join(folder, 'b.yaml'))
  await until('the file in its place', () => ids().join() === 'mot,hai,bon')
})

test('a registry with faults is refused once, with each fault by file and line, and the one before stays', async () => {
  const { folder, errors, ids } = aFollowed()
  writeFileSync(join(folder, 'a.yaml'), yaml('mot', 'mot'))
  await until('the refusal', () => errors.length > 0)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(errors).toHaveLength(1)
  expect(errors[0]?.faults).toEqual([
    expect.stringMatching(/a\.yaml:3 portals\[1\]\.id: "mot" is taken by the portal at .*a\.yaml:2/),
  ])
  expect(ids()).toEqual(['mot'])
  writeFileSync(join(folder, 'a.yaml'), yaml('mot', 'hai'))
  await until('the mended one', () => ids().join() === 'mot,hai')
})

test('what could not be applied is applied at one of the next looks', async () => {
  let tries = 0
  const { folder, errors } = aFollowed(async () => {
    tries += 1
    if (tries < 3) throw new Error('the database is away')
  })
  writeFileSync(join(folder, 'a.yaml'), yaml('hai'))
  await until('the third try', () => tries === 3)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect([tries, errors.length]).toEqual([3, 2])
})
