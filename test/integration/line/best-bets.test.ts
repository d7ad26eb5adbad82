import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { liencong, temporaryFolder, writtenRegistry } from '../../support/liencong.ts'

const REGISTRY = `portals:
  - { id: mot, name: Cổng một, level: province, baseUrls: ["http://127.0.0.1:9"], crawl: { allowLoopback: true } }
`

async function run(dataDir: string, ...args: string[]) {
  const started = liencong(['best-bets', ...args], { DATA_DIR: dataDir })
  return { exitCode: await started.exited, output: started.output() }
}

test('a best bet is set, listed and taken back from the command line', async () => {
  const [dataDir, registry] = [temporaryFolder('best-bets'), writtenRegistry(REGISTRY)]
  const link = ['--url', 'http://127.0.0.1:9/ho-chieu', '--title', 'Làm hộ chiếu', '-r', registry]

  const added = await run(
    dataDir,
    'add',
    '-q',
    'Hộ chiếu?',
    '-q',
    'visa',
    '--match',
    'all-words',
    '--until',
    '2026-01-13',
    ...link,
  )
  expect(added.output).toContain('1  Làm hộ chiếu  http://127.0.0.1:9/ho-chieu  (over)')
  expect(added.output).toContain('for all words of “hộ chiếu”, “visa”')
  expect(added.exitCode).toBe(0)

  const listed = await run(dataDir, 'list', '--json')
  expect(JSON.parse(listed.output)).toMatchObject([
    { id: 1, questions: ['hộ chiếu', 'visa'], match: 'all words', endsAt: '2026-01-13T17:00:00.000Z', documentId: null },
  ])

  expect((await run(dataDir, 'remove', '1')).exitCode).toBe(0)
  const again = await run(dataDir, 'remove', '1')
  expect(again.exitCode).toBe(2)
  expect(again.output).toContain('UNKNOWN_BEST_BET')
})

test('faults are named by the options that hold them, before a database is opened', async () => {
  const [dataDir, registry] = [temporaryFolder('best-bets'), writtenRegistry(REGISTRY)]

  const { exitCode, output } = await run(
    dataDir,
    ...['add', '-q', '?', '--url', 'http://khac.test/', '--from', '2026-01-14', '--until', '2026-01-13', '-r', registry],
  )

  expect(exitCode).toBe(2)
  expect(output).toContain('BAD_BEST_BET')
  for (const option of ['--question.0', '--url', '--until']) expect(output).toContain(`  ${option}: `)
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
})
