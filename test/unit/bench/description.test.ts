import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { generatePage } from '../../../bench/description/generate-page.ts'
import { loadCorpus } from '../../../bench/description/load-records.ts'
import { measureDescription } from '../../../bench/description/measure.ts'
import { descriptionReport, descriptionTable } from '../../../bench/description/report.ts'
import { topicsInCorpus } from '../../../bench/description/topic-map.ts'
import { loadTopics } from '../../../config/gazetteer.ts'
import { AppError } from '../../../domain/errors.ts'
import { temporaryFolder } from '../../support/liencong.ts'

const DOCUMENT = {
  so_ky_hieu: '42/2022/NĐ-CP',
  loai_van_ban: 'Nghị định',
  ten: 'Quy định về cung cấp thông tin',
  ngay_ban_hanh: '24/06/2022',
  co_quan_ban_hanh: 'Chính phủ',
  ngay_hieu_luc: '15/08/2022',
  topics: ['Công nghệ thông tin'],
}
const ARTICLE = {
  sourceRef:
    'Điều 1 Nghị định số 42/2022/NĐ-CP Quy định về cung cấp thông tin ngày 24/06/2022 của Chính phủ, có hiệu lực thi hành kể từ ngày 15/08/2022',
  topic: 'Công nghệ thông tin',
  title: 'Phạm vi điều chỉnh',
  text: 'Nghị định này quy định việc cung cấp thông tin và dịch vụ công trực tuyến của cơ quan nhà nước trên môi trường mạng.\n'.repeat(
    8,
  ),
  source: {
    kind: 'Nghị định',
    num: '42/2022/NĐ-CP',
    name: 'Quy định về cung cấp thông tin',
    date: '24/06/2022',
    org: 'Chính phủ',
    eff: '15/08/2022',
  },
}
const lines = (...records: unknown[]) => `${records.map((record) => JSON.stringify(record)).join('\n')}\n`
const SOUND = { 'legal-documents.jsonl': lines(DOCUMENT), 'phapdien.jsonl': lines(ARTICLE) }

function folderOf(files: Record<string, string | Buffer | null>): string {
  const folder = temporaryFolder('description')
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries({ ...SOUND, ...files }))
    if (content !== null) writeFileSync(join(folder, name), content)
  return folder
}

function faultsOf(folder: string): string[] {
  try {
    loadCorpus(folder)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'BAD_EVAL_SET') throw error
    return error.faults.map(({ path, message }) => `${path.replace(`${folder}/`, '')} ${message}`)
  }
  return []
}

test('a record is read back from its sentence and from its page, and counted', () => {
  const folder = folderOf({ 'phapdien.jsonl': null, 'phapdien.jsonl.gz': gzipSync(SOUND['phapdien.jsonl']) })
  const measured = measureDescription(loadCorpus(folder))
  expect([...measured.sentences.misses, ...measured.pages.misses]).toEqual([])
  expect(measured.pages.fields.inForce).toEqual({ records: 1, right: 1 })
  expect(descriptionTable(descriptionReport(folder, measured))).toContain('1.0000 (1/1)')
})

test('every layout of a page holds what the record says and nothing else', () => {
  const { documents } = loadCorpus(folderOf({}))
  const [record] = documents
  if (!record) throw new Error('no record')
  for (const ordinal of [0, 1, 2]) {
    const { html } = generatePage(record, [], ordinal)
    expect(html).toContain('42/2022/NĐ-CP')
    expect(html).toMatch(/15[/.]0?8[/.]2022|15 tháng 08 năm 2022/)
    expect(generatePage({ ...record, inForceOn: null }, [], ordinal).html).not.toMatch(/15[/. ]/)
  }
})

test.each([
  ['a file that is missing', { 'phapdien.jsonl': null }, 'phapdien.jsonl.gz is missing'],
  ['a line that is no JSON', { 'phapdien.jsonl': '{' }, 'phapdien.jsonl:1 is no JSON'],
  ['a file without lines', { 'legal-documents.jsonl': '\n' }, 'legal-documents.jsonl has no lines'],
  [
    'a broken archive',
    { 'phapdien.jsonl': null, 'phapdien.jsonl.gz': Buffer.from('no archive at all') },
    'phapdien.jsonl.gz incorrect header check',
  ],
] as const)('%s is a fault with its place', (_what, files, fault) => {
  expect(faultsOf(folderOf(files))).toEqual([fault])
})

test('a folder that is not there is said to be missing', () => {
  expect(faultsOf('/nowhere')).toEqual([
    'legal-documents.jsonl.gz there is no such folder',
    'phapdien.jsonl.gz there is no such folder',
  ])
})

test('subjects are mapped to topics that there are', () => {
  const ids = new Set(loadTopics().map(({ id }) => id))
  for (const [subject, topics] of topicsInCorpus()) for (const id of topics) expect(ids, subject).toContain(id)
})
