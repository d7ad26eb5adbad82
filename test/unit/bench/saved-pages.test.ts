import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadPages } from '../../../bench/extraction/load-pages.ts'
import { pageSheet } from '../../../bench/pages/page-sheet.ts'
import { loadSavedPages } from '../../../bench/pages/saved-pages.ts'
import type { AppError } from '../../../domain/errors.ts'

function folderWith(files: Record<string, string | Uint8Array>, name = 'trang.gov.vn'): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'liencong-pages-')), name)
  mkdirSync(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

function faultsOf(load: () => unknown): string[] {
  try {
    load()
  } catch (error) {
    expect(error).toMatchObject({ code: 'BAD_EVAL_SET' })
    return (error as AppError).faults.map(({ message }) => message)
  }
  return []
}

const truth = (ids: string[]) =>
  JSON.stringify(Object.fromEntries(ids.map((id) => [id, { articleBody: 'chữ', url: 'https://a.vn/1' }])))

test('pages with their truth are read, compressed or not', () => {
  const folder = folderWith({ 'ground-truth.json': truth(['a', 'b']), 'a.html.gz': gzipSync('<p>á</p>'), 'b.html': '<p>b</p>' })
  expect(loadPages(folder)).toMatchObject({
    name: 'trang.gov.vn',
    pages: [
      { id: 'a', url: 'https://a.vn/1', html: '<p>á</p>', articleBody: 'chữ' },
      { id: 'b', html: '<p>b</p>' },
    ],
  })
})

test.each([
  ['no folder', '/nowhere/at/all', ['there is no such folder']],
  ['no truth', folderWith({ 'a.html': '' }), ['is missing']],
  ['truth that is no JSON', folderWith({ 'ground-truth.json': '{' }), [/JSON/]],
  ['truth of another shape', folderWith({ 'ground-truth.json': '{"a":{}}' }), [/a\.articleBody/]],
  ['truth without pages', folderWith({ 'ground-truth.json': '{}' }), ['names no page']],
  ['pages that are missing', folderWith({ 'ground-truth.json': truth(['a', 'b']), 'a.html': '' }), ['is missing']],
  ['an id that leads out of the folder', folderWith({ 'ground-truth.json': truth(['../a']) }), [/not what is needed/]],
  ['pages that are no gzip', folderWith({ 'ground-truth.json': truth(['a']), 'a.html.gz': 'not compressed at all' }), [/header/]],
])('%s is a fault of the set by name', (_what, folder, expected) => {
  const faults = faultsOf(() => loadPages(folder))
  expect(faults).toHaveLength(expected.length)
  for (const [index, message] of expected.entries()) expect(faults[index]).toMatch(message)
})

test('saved pages have the address that a manifest gives them, or that of a mirror', () => {
  const folder = folderWith({ 'index.html': '', 'tin/một hai.html': '', 'co.html': '', 'anh.png': '', 'x.html/trong.html': '' })
  const lines = [
    { path: 'trang.gov.vn/co.html', url: 'trang.gov.vn/vi?a=1&amp;b=2' },
    { path: 'trang.gov.vn/index.html', url: null },
  ]
  writeFileSync(join(dirname(folder), 'manifest.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'))
  expect(loadSavedPages(folder).map(({ path, url }) => [path, url])).toEqual([
    ['co.html', 'https://trang.gov.vn/vi?a=1&b=2'],
    ['index.html', 'https://trang.gov.vn/'],
    ['tin/một hai.html', 'https://trang.gov.vn/tin/m%E1%BB%99t%20hai.html'],
    ['x.html/trong.html', 'https://trang.gov.vn/x.html/trong.html'],
  ])
  expect(faultsOf(() => loadSavedPages(folderWith({ 'anh.png': '' })))).toEqual(['holds no pages (*.html)'])
})

test('nothing of a page gets out of its frame on the sheet', () => {
  const html = '"><script>alert(1)</script><img src="https://a.vn/x.png" onerror="alert(2)">'
  const sheet = pageSheet('<b>', [
    { path: '<i>', url: 'https://a.vn/"', html, reading: { type: 'broken', message: '</pre><u>' } },
  ])
  expect(sheet).not.toMatch(/<script|<img|<i>|<u>|<b>(?!<)/)
  expect(sheet).toContain('sandbox=""')
  expect(sheet).toContain("default-src 'none'")
})
