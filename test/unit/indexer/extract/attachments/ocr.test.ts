import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findOcr } from '../../../../../indexer/extract/attachments/ocr.ts'
import { createExtractPool } from '../../../../../indexer/extract/extract-pool.ts'
import { makeScannedPdf } from '../../../../support/practice-portals/files/pdf.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liencong-programs-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Stand-ins for the two programs; what they do is all that is known of them. */
function install(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, name), 0o755)
}
const find = (timeoutMs = 20_000) => findOcr({ timeoutMs, path: `${folder}:/usr/bin:/bin` })
const installBoth = (reading: string) => {
  install('pdftoppm', 'for last; do :; done; [ "$1" = -v ] || { echo 1 > "$last-1.pgm"; echo 2 > "$last-2.pgm"; }')
  install('tesseract', `[ "$1" = --list-langs ] && { echo eng; echo vie; exit; }\n${reading}`)
}

test('there is no OCR without both programs and Vietnamese', () => {
  const findHere = () => findOcr({ timeoutMs: 1000, path: folder })
  expect(findHere()).toBeNull()
  install('tesseract', 'echo eng')
  expect(findHere()).toBeNull()
  install('tesseract', 'echo vie')
  expect(findHere()).toBeNull()
})

test('a scanned file is read page by page, in a pool as a document', async () => {
  installBoth('echo "Trang $(cat "$1"): Ủy ban nhân dân xã thông báo lịch tiếp công dân."')
  const ocr = find()
  expect(await ocr?.read(makeScannedPdf(2))).toEqual(
    [1, 2].map((page) => `Trang ${page}: Ủy ban nhân dân xã thông báo lịch tiếp công dân.\n`),
  )

  const pool = createExtractPool({ threads: 1, timeoutMs: 20_000, domEngine: 'slim', ocr })
  try {
    const reading = await pool.read({
      url: 'https://a.vn/quet.pdf',
      bytes: makeScannedPdf(2),
      contentType: null,
      robotsHeader: null,
    })
    expect(reading).toMatchObject({ type: 'document', document: { text: expect.stringMatching(/^Trang 1: .*\nTrang 2: /) } })
  } finally {
    await pool.close()
  }
})

test('programs that hang or fail leave the file in need of OCR, and no files of their own', async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('liencong-ocr-'))
  installBoth('exec sleep 60')
  await expect(find(700)?.read(makeScannedPdf(1))).rejects.toThrow()

  installBoth('echo broken >&2; exit 1')
  const pool = createExtractPool({ threads: 1, timeoutMs: 20_000, domEngine: 'slim', ocr: find() })
  try {
    const reading = await pool.read({
      url: 'https://a.vn/quet.pdf',
      bytes: makeScannedPdf(2),
      contentType: null,
      robotsHeader: null,
    })
    expect(reading).toMatchObject({ type: 'refused-file', reason: 'needs-ocr', detail: expect.stringMatching(/^OCR: /) })
  } finally {
    await pool.close()
  }
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('liencong-ocr-'))).toEqual(before)
})
