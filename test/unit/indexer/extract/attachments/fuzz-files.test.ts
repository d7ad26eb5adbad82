import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { createExtractPool } from '../../../../../indexer/extract/extract-pool.ts'
import { makeDoc } from '../../../../support/practice-portals/files/doc.ts'
import { makeDocx } from '../../../../support/practice-portals/files/docx.ts'
import { makeOdt } from '../../../../support/practice-portals/files/odt.ts'
import { makePdf, makeScannedPdf } from '../../../../support/practice-portals/files/pdf.ts'
import { makeRtf } from '../../../../support/practice-portals/files/rtf.ts'
import { makeXlsx } from '../../../../support/practice-portals/files/xlsx.ts'

/** Far more than any of these small files needs, even on a busy machine. */
const MAX_MS = 5000
/** In a worker as in life: what a file does to it must not end it. */
const pool = createExtractPool({ threads: 1, timeoutMs: MAX_MS, domEngine: 'slim' })
afterAll(() => pool.close())

const LINES = Array.from(
  { length: 12 },
  (_, index) => `${index + 1}. Ủy ban nhân dân xã thông báo lịch tiếp công dân tháng ${index + 1}.`,
)
const FILES = {
  pdf: makePdf(LINES, { runningHead: 'Công báo' }),
  'scanned pdf': makeScannedPdf(2),
  docx: makeDocx(LINES),
  doc: makeDoc(LINES),
  odt: makeOdt(LINES),
  rtf: makeRtf(LINES),
  xlsx: makeXlsx('Số liệu', [LINES, [1, 2, 3]]),
}

/** Some bytes set to others, bits of the file cut out, and the end cut off. */
const damage = fc.record({
  writes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
  keep: fc.double({ min: 0.05, max: 1, noNaN: true }),
  cutAt: fc.double({ min: 0, max: 1, noNaN: true }),
  cutBytes: fc.nat({ max: 64 }),
})

test.each(Object.entries(FILES))('a damaged %s is a document or a named outcome, in bounded time', async (_, file) => {
  await fc.assert(
    fc.asyncProperty(damage, async ({ writes, keep, cutAt, cutBytes }) => {
      const bytes = Buffer.from(file)
      for (const [at, value] of writes) bytes[Math.floor(at * (bytes.length - 1))] = value
      const cut = Math.floor(cutAt * bytes.length)
      const damaged = Buffer.concat([bytes.subarray(0, cut), bytes.subarray(cut + cutBytes)])
      const input = damaged.subarray(0, Math.ceil(damaged.length * keep))

      const startedAt = performance.now()
      const reading = await pool.read({
        url: 'https://xa.gov.vn/upload/tep',
        bytes: input,
        contentType: null,
        robotsHeader: null,
      })
      expect(performance.now() - startedAt).toBeLessThan(MAX_MS)
      expect(['document', 'list', 'no-text', 'unsupported', 'refused-file']).toContain(reading.type)
      if (reading.type !== 'document') return
      const { text, title, pageStarts } = reading.document
      expect(title).not.toBe('')
      expect(text).not.toMatch(/\0|^\s|\n\n/)
      expect(pageStarts ?? []).toEqual([...(pageStarts ?? [])].sort((a, b) => a - b))
    }),
    { numRuns: 400 },
  )
})

test('any bytes behind the first ones of a format are an outcome', async () => {
  const heads = ['%PDF-1.7\n', 'PK\x03\x04', '{\\rtf1', Buffer.from('d0cf11e0a1b11ae1', 'hex').toString('latin1')]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 3000 }), async (head, rest) => {
      const bytes = Buffer.concat([Buffer.from(head, 'latin1'), rest])
      const reading = await pool.read({ url: 'https://xa.gov.vn/upload/tep', bytes, contentType: null, robotsHeader: null })
      expect(['document', 'no-text', 'refused-file']).toContain(reading.type)
    }),
    { numRuns: 200 },
  )
})
