import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadBeir } from '../../../bench/eval/beir.ts'
import { AppError } from '../../../domain/errors.ts'
import { temporaryFolder } from '../../support/liencong.ts'

const SOUND = {
  'corpus.jsonl': '{"id":"d1","title":"Điều 1","text":"Phạm vi"}\n{"id":"d2","text":"Không có tên"}\n',
  'queries.jsonl': '{"id":"q1","text":"phạm vi là gì"}\n{"id":"q2","text":"không ai trả lời"}\n',
  'qrels.tsv': 'q1\td1\t1\n',
}

function folderOf(files: Record<string, string | Buffer | null>): string {
  const folder = temporaryFolder('beir')
  for (const [name, content] of Object.entries({ ...SOUND, ...files }))
    if (content !== null) writeFileSync(join(folder, name), content)
  return folder
}

/** Faults without the folder in front. */
function faultsOf(folder: string): string[] {
  try {
    loadBeir(folder)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'BAD_EVAL_SET') throw error
    return error.faults.map(({ path, message }) => `${path.replace(`${folder}/`, '')} ${message}`)
  }
  return []
}

test('documents, questions and what answers them are read; a question that nothing answers is left out', () => {
  const set = loadBeir(folderOf({}))

  expect(set.documents).toEqual([
    { id: 'd1', title: 'Điều 1', text: 'Phạm vi' },
    { id: 'd2', title: '', text: 'Không có tên' },
  ])
  expect(set.queries).toEqual([{ id: 'q1', text: 'phạm vi là gì', relevant: new Map([['d1', 1]]) }])
})

test('a zipped corpus, a header line, a byte order mark, CRLF, blank lines and the names of BEIR itself are fine', () => {
  const folder = folderOf({
    'corpus.jsonl': null,
    'corpus.jsonl.gz': gzipSync('\uFEFF{"_id":"d1","title":"","text":"a\u2028b"}\r\n\r\n{"_id":7,"text":""}'),
    'queries.jsonl': '{"_id":"q1","text":"a","metadata":{}}\r\n',
    'qrels.tsv': 'query-id\tcorpus-id\tscore\r\nq1\td1\t2\r\nq1\t7\t0\r\n\r\n',
  })

  const set = loadBeir(folder)

  expect(Array.from(set.documents, ({ id, text }) => [id, text])).toEqual([
    ['d1', 'a\u2028b'],
    ['7', ''],
  ])
  expect(set.queries[0]?.relevant).toEqual(new Map([['d1', 2]]))
})

test.for([
  {
    why: 'a line that is no JSON',
    files: { 'corpus.jsonl': `${SOUND['corpus.jsonl']}{"id":` },
    fault: /^corpus\.jsonl:3 is no JSON/,
  },
  { why: 'a line that is a list', files: { 'queries.jsonl': '[]\n' }, fault: /^queries\.jsonl:1 is no JSON object/ },
  {
    why: 'a document without text',
    files: { 'corpus.jsonl': '{"id":"d1","text":"a"}\n{"id":"d9","title":"a"}' },
    fault: /^corpus\.jsonl:2 .*text/,
  },
  {
    why: 'an id that stands twice',
    files: { 'corpus.jsonl': '{"id":"d1","text":"a"}\n\n{"id":"d1","text":"b"}' },
    fault: /^corpus\.jsonl:3 the id d1/,
  },
  { why: 'a question that is not there', files: { 'qrels.tsv': 'q1\td1\t1\nq9\td1\t1' }, fault: /^qrels\.tsv:2 .*question.*q9/ },
  { why: 'a document that is not there', files: { 'qrels.tsv': 'q1\td9\t1' }, fault: /^qrels\.tsv:1 .*document.*d9/ },
  { why: 'a relevance that is no number', files: { 'qrels.tsv': 'q1\td1\t1\nq1\td2\tyes' }, fault: /^qrels\.tsv:2 must be/ },
  { why: 'spaces for tabs', files: { 'qrels.tsv': 'q1 d1 1' }, fault: /^qrels\.tsv:1 must be/ },
  { why: 'the four columns of TREC', files: { 'qrels.tsv': 'q1\t0\td1\t1' }, fault: /^qrels\.tsv:1 / },
  { why: 'no relevant document at all', files: { 'qrels.tsv': 'q1\td1\t0' }, fault: /^qrels\.tsv no question/ },
  { why: 'a missing file', files: { 'queries.jsonl': null }, fault: /^queries\.jsonl is missing/ },
  {
    why: 'a zipped file that is not zipped',
    files: { 'corpus.jsonl': null, 'corpus.jsonl.gz': 'plain' },
    fault: /^corpus\.jsonl\.gz .*header/,
  },
])('$why is a fault with its file and line', ({ files, fault }) => {
  expect(faultsOf(folderOf(files as Record<string, string | null>))[0]).toMatch(fault)
})

test('faults of all files are told at once, at most twenty', () => {
  const folder = folderOf({ 'queries.jsonl': `${SOUND['queries.jsonl']}no\n`, 'corpus.jsonl': 'no\n'.repeat(30) })
  const both = folderOf({ 'queries.jsonl': `${SOUND['queries.jsonl']}no\n`, 'qrels.tsv': 'q1\td9\t1' })

  expect(faultsOf(folder)).toHaveLength(20)
  expect(faultsOf(both).map((fault) => fault.split(' ')[0])).toEqual(['queries.jsonl:3', 'qrels.tsv:1'])
})

test('a folder that is not there and one in place of a file are told as such', () => {
  const folder = folderOf({ 'queries.jsonl': null })
  mkdirSync(join(folder, 'queries.jsonl'))

  expect(faultsOf(join(folder, 'no'))).toEqual(['corpus.jsonl there is no such folder'])
  expect(faultsOf(folder)[0]).toMatch(/^queries\.jsonl .*directory/)
})
