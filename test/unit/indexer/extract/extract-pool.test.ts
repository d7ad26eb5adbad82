import { afterAll, expect, test } from 'vitest'
import { createExtractPool } from '../../../../indexer/extract/extract-pool.ts'

const pool = createExtractPool({ threads: 1, timeoutMs: 5000, domEngine: 'slim' })
afterAll(() => pool.close())

const page = (body: string) => ({
  url: 'https://xa.gov.vn/tin/1.html',
  bytes: new TextEncoder().encode(`<html><head><title>Tin trong xã</title></head><body>${body}</body></html>`),
  contentType: 'text/html',
  robotsHeader: null,
})
const ARTICLE = `<p>${'Ủy ban nhân dân xã đã tổ chức hội nghị lấy ý kiến người dân về việc mở rộng tuyến đường. '.repeat(5)}</p>`

test('a page is read in a worker, and its bytes stay with the caller', async () => {
  const input = page(ARTICLE)
  expect(await pool.read(input)).toMatchObject({ type: 'document', document: { title: 'Tin trong xã' } })
  expect(input.bytes.length).toBeGreaterThan(0)
})

test('broken compressed bytes are an error of that page alone', async () => {
  await expect(pool.read({ ...page(''), bytes: Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3]) })).rejects.toThrow()
  expect((await pool.read(page(ARTICLE))).type).toBe('document')
})

test('a page that takes too long costs its worker, not the pages after it', { timeout: 30_000 }, async () => {
  const strict = createExtractPool({ threads: 1, timeoutMs: 1, domEngine: 'jsdom' })
  try {
    await expect(strict.read(page(ARTICLE.repeat(2000)))).rejects.toThrow(/not read within 1 ms/)
  } finally {
    await strict.close()
  }
  expect((await pool.read(page(ARTICLE))).type).toBe('document')
})

test('pages beside one that takes too long are read all the same', { timeout: 60_000 }, async () => {
  const strict = createExtractPool({ threads: 1, timeoutMs: 4000, domEngine: 'jsdom' })
  try {
    const endless = page(ARTICLE.repeat(40_000))
    const readings = await Promise.allSettled([endless, page(ARTICLE), page(ARTICLE), page(ARTICLE)].map(strict.read))
    expect(readings.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  } finally {
    await strict.close()
  }
})
