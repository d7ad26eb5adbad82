import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PORTAL_COLUMNS, readPortalCsv } from '../../../config/portal-csv.ts'
import { loadRegistry } from '../../../config/portal-registry.ts'
import { AppError } from '../../../domain/errors.ts'
import { temporaryFolder } from '../../support/liencong.ts'

const registry = join(temporaryFolder('csv'), 'portals.yaml')
writeFileSync(registry, 'portals: [{ id: tinh, name: Tỉnh, level: province, baseUrls: ["https://tinh.gov.vn"] }]\n')

function faultsOf(csv: string): string[] {
  try {
    loadRegistry(registry, readPortalCsv(csv, 'bang.csv'))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.faults.map(({ path, message }) => `${path}: ${message}`)
  }
  return []
}

test('a row becomes an entry: several values by semicolons, former names with the day from which they are no more', () => {
  const csv = [
    '\ufeffid,name,level,parent,baseUrls,aliases,formerNames,confirmed,source,class,feeds',
    'so-y-te,"Sở Y tế, tỉnh",department,tinh,https://soyte.tinh.gov.vn,SYT; Y tế,Ty Y tế (until 1990-01-01); Phòng Y tế,yes,sổ tay,daily,https://soyte.tinh.gov.vn/rss',
  ].join('\r\n')
  const { byId } = loadRegistry(registry, readPortalCsv(csv, 'bang.csv'))
  expect(byId.get('so-y-te')).toMatchObject({
    name: 'Sở Y tế, tỉnh',
    parent: 'tinh',
    aliases: ['SYT', 'Y tế'],
    formerNames: [
      { name: 'Ty Y tế', until: '1990-01-01' },
      { name: 'Phòng Y tế', until: null },
    ],
    confirmed: true,
    crawl: { feeds: ['https://soyte.tinh.gov.vn/rss'], schedule: expect.stringMatching(/^\d+ \d+ \* \* \*$/) },
  })
})

test.each([
  ['a wrong level, by line and column', 'id,name,level,baseUrls\na,A,commune,\nb,B,comune,\n', [/^bang\.csv:3 level: /]],
  [
    'the line of a row below a cell of two lines',
    'id,name,level,baseUrls\na,"A\nB",commune,\nb,B,comune,\n',
    [/^bang\.csv:4 level: /],
  ],
  ['an unknown column', 'id,nam\n', [/^bang\.csv:1 column 2: unknown column "nam", did you mean "name"\?$/]],
  ['a column twice', 'id,id\n', [/^bang\.csv:1 column 2: the column "id" stands twice$/]],
  [
    'an id that the registry has',
    'id,name,level,baseUrls\ntinh,A,commune,\n',
    [/^bang\.csv:2 id: "tinh" is taken by the portal at /],
  ],
  [
    'a host that the registry has',
    'id,name,level,baseUrls\na,A,commune,https://tinh.gov.vn\n',
    [/^bang\.csv:2 baseUrls: tinh\.gov\.vn\/ belongs to "tinh" too/],
  ],
  ['a row too short', 'id,name,level,baseUrls\na,A\n', [/^bang\.csv:2: /]],
  ['no table', '', [/^bang\.csv:1: is empty/]],
])('a table with %s is refused', (_what, csv, expected) => {
  const faults = faultsOf(csv)
  expect(faults).toHaveLength(expected.length)
  for (const [index, pattern] of expected.entries()) expect(faults[index]).toMatch(pattern)
})

test('columns without a value are facts that nobody gave', () => {
  const [row] = readPortalCsv('id,name,level,baseUrls,province,note\na,A,commune,,,\n', 'bang.csv')
  expect(row?.value).toEqual({ id: 'a', name: 'A', level: 'commune', baseUrls: [] })
})

test('no column is called like what every object has', () => {
  expect(PORTAL_COLUMNS).not.toContain('constructor')
  expect(faultsOf('id,constructor\n')).toEqual([expect.stringContaining('unknown column "constructor"')])
})
