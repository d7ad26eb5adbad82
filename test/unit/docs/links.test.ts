import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const PAGES = ['README.md', 'CHANGELOG.md', ...globSync('docs/**/*.md')]

test.each(PAGES)('every relative link of %s leads somewhere', (page) => {
  const links = Array.from(readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target)
  const relative = links.filter((link) => !/^(https?:|#|mailto:)/.test(link)).map((link) => link.split('#')[0] ?? '')
  expect(relative.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([])
})

test('the nine sentences and every room have their place in the architecture', () => {
  const text = readFileSync('docs/architecture.md', 'utf8')
  expect(text.match(/^\d\. /gm)).toHaveLength(9)
  for (const room of ['domain', 'vietnamese', 'config', 'crawler', 'indexer', 'store', 'api', 'web', 'cli', 'test', 'bench'])
    expect(text).toContain(`\`${room}/\``)
})
