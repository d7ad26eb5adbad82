import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProvinces } from '../../../config/gazetteer.ts'
import { loadRegistry } from '../../../config/portal-registry.ts'
import { AppError } from '../../../domain/errors.ts'

function written(yaml: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'liencong-registry-')), 'portals.yaml')
  writeFileSync(path, yaml)
  return path
}

function faultsOf(yaml: string): string[] {
  const path = written(yaml)
  try {
    loadRegistry(path)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(error.code).toBe('BAD_REGISTRY')
    return error.faults.map((fault) => `${fault.path.replace(path, 'portals.yaml')}: ${fault.message}`)
  }
  return []
}

const MINIMAL = `portals:
  - id: mot
    name: Cổng một
    level: province
    baseUrls: [https://mot.gov.vn]
`

test('a portal needs no more than id, name, level and base URL; the rest has defaults', () => {
  const [portal] = loadRegistry(written(MINIMAL)).portals
  expect(portal).toMatchObject({
    id: 'mot',
    nameEn: 'Cổng một',
    parent: null,
    confirmed: false,
    crawl: {
      seeds: ['https://mot.gov.vn/'],
      delayMs: 1000,
      maxDepth: 12,
      maxPagesPerRun: 5000,
      schedule: expect.stringMatching(/^\d+ \d+,\d+,\d+,\d+ \* \* \*$/),
      allowLoopback: false,
    },
  })
})

test('the registry that ships has the Government, ministries, provinces and three levels of Quảng Ninh, without faults', () => {
  const { portals, byId } = loadRegistry('config/portals')
  const levels = portals.map(({ level }) => level)
  expect(levels.filter((level) => level === 'ministry')).toHaveLength(17)
  expect(levels.filter((level) => level === 'agency')).toHaveLength(6)
  expect(levels.filter((level) => level === 'province')).toHaveLength(34)
  expect(new Set(portals.filter(({ parent }) => parent === 'quang-ninh').map(({ level }) => level))).toEqual(
    new Set(['department', 'commune', 'linked']),
  )
  expect(byId.get('quang-ninh')?.crawl.foreignPrefixes).toContain('/donvi/vandon')
})

test.each([
  [
    'an unknown key is named with its line and the key that was meant',
    `${MINIMAL}    crawl: { delayMS: 5 }\n`,
    ['portals.yaml:6 portals[0].crawl.delayMS: unknown key, did you mean "delayMs"?'],
  ],
  ['a wrong value', MINIMAL.replace('province', 'provinz'), [/^portals\.yaml:4 portals\[0\]\.level: .*"province"/]],
  ['a missing key', MINIMAL.replace('    name: Cổng một\n', ''), [/^portals\.yaml:2 portals\[0\]\.name: /]],
  [
    'a base URL with a path',
    MINIMAL.replace('mot.gov.vn', 'mot.gov.vn/vi'),
    [/^portals\.yaml:5 portals\[0\]\.baseUrls\[0\]: must be scheme and host only/],
  ],
  [
    'a bad pattern',
    `${MINIMAL}    crawl: { exclude: ['('] }\n`,
    [/^portals\.yaml:6 portals\[0\]\.crawl\.exclude\[0\]: is not a valid regular expression/],
  ],
  [
    'a bad schedule',
    `${MINIMAL}    crawl: { schedule: hourly }\n`,
    [/^portals\.yaml:6 portals\[0\]\.crawl\.schedule: is not a cron expression/],
  ],
  ['an unknown parent', `${MINIMAL}    parent: hai\n`, [/^portals\.yaml:6 portals\[0\]\.parent: no portal has the id "hai"/]],
  ['a province that was meant', `${MINIMAL}    province: quang-ninhh\n`, [/did you mean "quang-ninh"/]],
  [
    'a province that became part of another',
    `${MINIMAL}    province: ha-giang\n`,
    [/province: "ha-giang" became part of Tuyên Quang on 2025-07-01: write "tuyen-quang"$/],
  ],
  ['a class that was meant', `${MINIMAL}    crawl: { class: dayly }\n`, [/crawl\.class: Invalid option: .*"daily"/]],
  [
    'a class and a schedule',
    `${MINIMAL}    crawl: { class: daily, schedule: '0 0 * * *' }\n`,
    [/^portals\.yaml:6 portals\[0\]\.crawl\.class: says when to crawl, and so does schedule/],
  ],
  [
    'an unknown body',
    `${MINIMAL}    body: bo-y-tee\n`,
    [/body: config\/bodies\.yaml has no body "bo-y-tee", did you mean "bo-y-te"/],
  ],
  [
    'a confirmation without a source',
    `${MINIMAL}    source: from memory\n    confirmed: true\n`,
    [/^portals\.yaml:7 portals\[0\]\.confirmed: is confirmed without a source/],
  ],
  [
    'a confirmation of an unknown address',
    `${MINIMAL.replace('[https://mot.gov.vn]', '[]')}    confirmed: true\n`,
    [/confirmed: no address is known/],
  ],
  [
    'a former host that is one of today',
    `${MINIMAL}    formerHosts: [www.mot.gov.vn]\n`,
    [/formerHosts\[0\]: www\.mot\.gov\.vn is a host of today/],
  ],
  ['a former id that is its own', `${MINIMAL}    formerIds: [mot]\n`, [/formerIds\[0\]: "mot" is the id, or was the id/]],
  [
    'an unknown key of a former name',
    `${MINIMAL}    formerNames: [{ nam: A, name: B }]\n`,
    [/formerNames\[0\]\.nam: unknown key, did you mean "name"/],
  ],
  ['broken YAML', 'portals:\n  - id: [mot\n', [/^portals\.yaml:\d+: /]],
  ['no portals', 'portals: []\n', [/^portals\.yaml:1 portals: /]],
])('%s', (_what, yaml, expected) => {
  const faults = faultsOf(yaml)
  expect(faults).toHaveLength(expected.length)
  for (const [index, pattern] of expected.entries()) expect(faults[index]).toMatch(pattern)
})

test('all faults are told at once, across portals', () => {
  const twice = `${MINIMAL}${MINIMAL.replace('portals:\n', '')}`
  const faults = faultsOf(twice)
  expect(faults).toEqual([expect.stringMatching(/^portals\.yaml:6 portals\[1\]\.id: "mot" is taken by the portal at .*:2$/)])
  const rivals = faultsOf(`${MINIMAL}${MINIMAL.replace('portals:\n', '').replace('id: mot', 'id: hai')}`)
  expect(rivals).toEqual([
    expect.stringMatching(/^portals\.yaml:9 portals\[1\]\.baseUrls\[0\]: mot\.gov\.vn\/ belongs to "mot" too/),
  ])
})

test('a cycle in the tree is named', () => {
  const faults = faultsOf(`portals:
  - { id: a, name: A, level: ministry, parent: b, baseUrls: [https://a.vn] }
  - { id: b, name: B, level: ministry, parent: a, baseUrls: [https://b.vn] }
`)
  expect(faults).toEqual([expect.stringContaining('"a" is above itself'), expect.stringContaining('"b" is above itself')])
})

test('a registry that is not there says so', () => {
  expect(() => loadRegistry('/nowhere/portals.yaml')).toThrow(
    expect.objectContaining({ code: 'BAD_REGISTRY', message: expect.stringContaining('/nowhere/portals.yaml') }),
  )
})

/** A folder with these files; faults name them without the folder. */
function faultsOfFolder(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'liencong-registry-'))
  for (const [name, yaml] of Object.entries(files)) writeFileSync(join(folder, name), yaml)
  try {
    loadRegistry(folder)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.faults.map((fault) => `${fault.path.replace(`${folder}/`, '')}: ${fault.message}`)
  }
  return []
}

const CHILD = MINIMAL.replace('id: mot', 'id: hai').replace('mot.gov', 'hai.gov')

test('a portal with a fault is not taken for missing by those below it', () => {
  const files = { 'above.yaml': MINIMAL.replace('province', 'provinz'), 'below.yaml': `${CHILD}    parent: mot\n` }
  expect(faultsOfFolder(files)).toEqual([expect.stringMatching(/^above\.yaml:4 portals\[0\]\.level: /)])
})

test('a fault of one portal hides none of its neighbours', () => {
  const both = MINIMAL.replace('province', 'provinz') + CHILD.replace('portals:\n', '')
  expect(faultsOf(`${both}    parent: ba\n`)).toEqual([
    expect.stringContaining('portals[0].level'),
    expect.stringContaining('portals[1].parent: no portal has the id "ba"'),
  ])
})

test.each([
  ['an alias of nothing', `${MINIMAL}    parent: *cha\n`, /^portals\.yaml:6: the alias \*cha stands for nothing/],
  ['an empty file', '', /^portals\.yaml:1: must be a mapping with the key "portals"/],
  [
    'credentials in a base URL',
    MINIMAL.replace('https://', 'https://ai:do@'),
    /^portals\.yaml:5 portals\[0\]\.baseUrls\[0\]: must be scheme and host only/,
  ],
  [
    'a seed on a host that the crawler would not enter',
    `${MINIMAL}    crawl: { seeds: [https://hai.gov.vn/] }\n`,
    /^portals\.yaml:6 portals\[0\]\.crawl\.seeds\[0\]: hai\.gov\.vn is none of the hosts/,
  ],
  ['aliases that would grow beyond measure', growingYaml(), /^portals\.yaml:1: Excessive alias count/],
])('%s is one fault with its place', (_what, yaml, expected) => {
  expect(faultsOf(yaml)).toEqual([expect.stringMatching(expected)])
})

function growingYaml(): string {
  const row = (name: string) => `[${Array(10).fill(name).join(', ')}]`
  return `a: &a ${row('x')}\nb: &b ${row('*a')}\nc: &c ${row('*b')}\nd: ${row('*c')}\nportals: []\n`
}

test('several registries are read as one', () => {
  const { byId } = loadRegistry([written(MINIMAL), written(`${CHILD}    parent: mot\n`)])
  expect([...byId.keys()]).toEqual(['mot', 'hai'])
})

test('a file that cannot be read is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liencong-registry-'))
  mkdirSync(join(folder, 'thu-muc.yaml'))
  expect(() => loadRegistry(folder)).toThrow(
    expect.objectContaining({ code: 'BAD_REGISTRY', message: expect.stringContaining('thu-muc.yaml cannot be read') }),
  )
})

test('a family of portals gives its selectors, behind those of the portal itself', () => {
  const [portal] = loadRegistry(
    written(`${MINIMAL}    cms: drupal\n    extract: { main: .noi-dung, remove: [.a, .b] }\n`),
  ).portals
  expect(portal?.extract?.main[0]).toBe('.noi-dung')
  expect(portal?.extract?.main.length).toBeGreaterThan(1)
  expect(portal?.extract?.remove.slice(0, 2)).toEqual(['.a', '.b'])
  expect(loadRegistry(written(MINIMAL)).portals[0]).not.toHaveProperty('extract')
})

test.each([
  [
    'an unknown family',
    '    cms: drupall\n',
    /^portals\.yaml:6 portals\[0\]\.cms: no family of portals is called "drupall", did you mean "drupal"\?/,
  ],
  [
    'a selector that is none',
    "    extract: { main: 'div >> [' }\n",
    /^portals\.yaml:6 portals\[0\]\.extract\.main: must be a CSS selector/,
  ],
  [
    'a selector of a list',
    "    extract: { remove: ['.a', 'p:nothing-like-it'] }\n",
    /^portals\.yaml:6 portals\[0\]\.extract\.remove/,
  ],
  [
    'an unknown key of hints',
    '    extract: { mein: .a }\n',
    /^portals\.yaml:6 portals\[0\]\.extract\.mein: unknown key, did you mean "main"\?/,
  ],
])('%s is a fault with its place', (_what, yaml, expected) => {
  expect(faultsOf(MINIMAL + yaml)).toEqual([expect.stringMatching(expected)])
})

test('a portal of which no address is known has nothing to start from, and others may have its host', () => {
  const [portal] = loadRegistry(written(MINIMAL.replace('[https://mot.gov.vn]', '[]'))).portals
  expect(portal).toMatchObject({ baseUrls: [], crawl: { seeds: [] } })
})

test('ids that a portal had lead to it, and are nobody’s own', () => {
  const { portals, byId } = loadRegistry(written(`${MINIMAL}    formerIds: [mot-cu]\n`))
  expect(byId.get('mot-cu')).toBe(portals[0])
  expect(portals).toHaveLength(1)
})

test('every portal of the registry that ships names where its facts come from, and every key says so where it waits for a source', () => {
  const { portals } = loadRegistry('config/portals')
  expect(portals).toHaveLength(116)
  expect(portals.filter(({ source }) => source === 'given by hand')).toEqual([])
  expect(portals.filter(({ confirmed, source }) => confirmed && source.startsWith('from memory'))).toEqual([])
  const former = portals.filter(({ confirmed, formerHosts, unconfirmed, source }) => {
    return confirmed && formerHosts.length > 0 && !unconfirmed.includes('formerHosts') && !source.includes(formerHosts[0] ?? '')
  })
  expect(former.map(({ id }) => id)).toEqual([])
})

test('each of the 34 provinces has its portal, and each of the 63 former ones a name and a host that lead to it', () => {
  const { portals } = loadRegistry('config/portals')
  const provinces = loadProvinces()
  const ofProvince = new Map(portals.filter(({ level }) => level === 'province').map((portal) => [portal.province, portal]))
  expect(ofProvince.size).toBe(34)
  let former = 0
  for (const { id, mergedFrom } of provinces) {
    const portal = ofProvince.get(id)
    former += 1 + mergedFrom.length
    const names = portal?.formerNames.map(({ name, until }) => `${name} ${until}`)
    expect(names).toEqual(expect.arrayContaining(mergedFrom.map((name) => `${name} 2025-07-01`)))
    expect(portal?.formerHosts.length).toBeGreaterThanOrEqual(mergedFrom.length)
  }
  expect(former).toBe(63)
})

test('portals of one class start at many different minutes', () => {
  const { portals } = loadRegistry('config/portals')
  const minutes = Map.groupBy(portals, ({ crawl }) => crawl.schedule.split(' ')[0])
  expect(Math.max(...[...minutes.values()].map((at) => at.length))).toBeLessThan(10)
})

test.each([
  ["hours: '22-6'", /crawl\.hours: must be hours of the day such as '22:00-06:00'/],
  ["include: ['(']", /crawl\.include\[0\]: is not a valid regular expression/],
  [
    "jsonLists: [{ url: 'https://mot.gov.vn/api?p={page}', link: '/tin' }]",
    /jsonLists\[0\]\.link: must name a field of the entries/,
  ],
  ["jsonLists: [{ url: 'https://khac.gov.vn/api', link: '/tin/{id}' }]", /jsonLists\[0\]: khac\.gov\.vn is none of the hosts/],
  ["renderHosts: ['https://cdn.vn/']", /renderHosts\[0\]: must be a host, such as/],
])('the crawl rule %s is named as a fault', (rule, fault) => {
  expect(faultsOf(`${MINIMAL}    crawl: { ${rule} }\n`)).toEqual([expect.stringMatching(fault)])
})

test('a JSON list needs its address and the link of its entries, the rest has defaults', () => {
  const yaml = `${MINIMAL}    crawl: { hours: '22:00-06:00', jsonLists: [{ url: 'https://mot.gov.vn/api?p={page}', link: '/tin/{id}' }] }\n`
  expect(loadRegistry(written(yaml)).portals[0]?.crawl).toMatchObject({
    hours: '22:00-06:00',
    tolerateBadTls: false,
    render: false,
    jsonLists: [{ firstPage: 1, maxPages: 20, items: '', link: '/tin/{id}', modified: null }],
  })
})
