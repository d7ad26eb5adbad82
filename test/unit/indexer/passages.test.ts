import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toBatches } from '../../../indexer/batch.ts'
import { toPassages } from '../../../indexer/passages.ts'
import { accentCodeOf } from '../../../vietnamese/accent-code.ts'
import { BARE_WORD, engineWords } from '../../../vietnamese/engine-words.ts'
import { addCounts, emptyCounts } from '../../../vietnamese/term-counts.ts'
import { termsOf } from '../../../vietnamese/terms.ts'
import { aStoredDocument } from '../../support/a-document.ts'
import { aPortal } from '../../support/a-portal.ts'
import { countsOf } from '../../support/statistics-of.ts'

const portal = aPortal({ id: 'mot', level: 'ministry' })
const wordsOf = (attribute: string | undefined) => new Set(attribute?.split(' ').filter(Boolean))

test('a short document is one passage with its facts and the words by which it is found', () => {
  const { passages, documentId } = toPassages(
    aStoredDocument({
      pageId: 'trang1',
      title: 'Sửa đường',
      text: 'Đường mới.',
      publishedAt: '2026-01-13T08:30:00+07:00',
      documentNumber: '042/2022/NĐ-CP',
    }),
    portal,
  )
  const [passage, ...others] = passages
  expect(documentId).toBe('trang1')
  expect(others).toEqual([])
  expect(passage).toMatchObject({
    id: 'trang1-0',
    documentId: 'trang1',
    ordinal: 0,
    level: 'ministry',
    year: 2026,
    titleTerms: 'sua su7a3z suazzduong duong d9u7o7ng2z',
    terms: 'duong d9u7o7ng2z duongzzmoi moi mo7i1z',
    keyTerms: '',
    restTerms: '',
    numberTerms: 'own42x2022xndxcp own42x2022xnd own42x2022x own42xnd',
    publishedAt: 1768267800,
    story: 'trang1',
    isReprint: false,
    effectiveAt: null,
    expiresAt: null,
  })
})

test.each([
  ['Thong bao', 'Trang cu ve ho chieu 42/2022, mau A6', true],
  ['', '2026', true],
  ['Thong bao', 'Trang cu ve hộ chieu', false],
  ['Thông báo', 'Trang cu ve ho chieu', false],
])('a passage entitled %j that says %j is marked as one without any accent: %s', (title, text, isBare) => {
  const words = wordsOf(toPassages(aStoredDocument({ title, text }), portal).passages[0]?.terms)
  expect(words.has(BARE_WORD)).toBe(isBare)
  expect(words.difference(new Set([BARE_WORD]))).toEqual(engineWords(termsOf(text)))
})

test('a decree is split by article, each under its heading, and nothing of its text is lost', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `Điều ${index + 1}. Tên điều\n${'Nội dung của điều. '.repeat(20)}`)
  const { passages } = toPassages(aStoredDocument({ text: `Căn cứ luật.\n${lines.join('\n')}` }), portal)
  expect(passages).toHaveLength(31)
  expect(passages[5]?.heading).toBe('Điều 5. Tên điều')
  expect(passages.map(({ id }) => id)).toEqual(passages.map(({ documentId }, index) => `${documentId}-${index}`))
})

test('however long its lines are, no passage is too long and every word is kept in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-zđ]{1,12}$/), { minLength: 1, maxLength: 4000 }),
      fc.boolean(),
      (words, inLines) => {
        const { passages } = toPassages(aStoredDocument({ text: words.join(inLines ? '\n' : ' ') }), portal)
        expect(passages.flatMap(({ text }) => text.split(/\s+/)).filter(Boolean)).toEqual(words)
        for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(6000)
      },
    ),
    { numRuns: 30 },
  )
})

/** A law of articles, each long enough to be a passage and each with a word of its own. */
const ARTICLES = Array.from(
  { length: 12 },
  (_, index) => `Điều ${index + 1}. Rong biển ${index + 1}\n${`Nhiệm vụ thứ${index} được giao cho cơ quan. `.repeat(20)}`,
)

test('the first passage of several stands for the whole document: between them its attributes hold every word', () => {
  const { passages } = toPassages(aStoredDocument({ title: 'Luật dài', text: ARTICLES.join('\n') }), portal)
  const [first, ...others] = passages
  expect(others.length).toBeGreaterThan(5)
  const ofFirst = wordsOf(first?.terms).union(wordsOf(first?.restTerms))
  for (const { heading, text, terms, restTerms } of passages) {
    expect(engineWords(termsOf(text)).isSubsetOf(ofFirst)).toBe(true)
    expect(engineWords(termsOf(heading ?? '')).isSubsetOf(wordsOf(terms))).toBe(true)
    expect(wordsOf(terms).isSubsetOf(ofFirst)).toBe(true)
    if (restTerms !== '') expect(wordsOf(restTerms).isDisjointFrom(wordsOf(terms))).toBe(true)
  }
  expect(others.every(({ restTerms }) => restTerms === '')).toBe(true)
})

test('what a passage is about are the words of its heading and those it comes back to', () => {
  const { passages } = toPassages(aStoredDocument({ title: 'Luật dài', text: ARTICLES.join('\n') }), portal)
  const keys = wordsOf(passages.at(-1)?.keyTerms)
  for (const word of ['rongzzbien', 'bie6n3z', 'nhiemzzvu', 'vu5z']) expect(keys).toContain(word)
  expect(wordsOf(toPassages(aStoredDocument({ text: 'hộ chiếu. hộ chiếu' }), portal).passages[0]?.keyTerms).size).toBe(0)
})

test('a number that only the title names is found as named, the document’s own as its own', () => {
  const numberTerms = (title: string, documentNumber: string | null) =>
    wordsOf(toPassages(aStoredDocument({ title, documentNumber }), portal).passages[0]?.numberTerms)
  expect(numberTerms('Tập huấn Nghị định 42/2022/NĐ-CP', null)).toEqual(
    new Set(['named42x2022xndxcp', 'named42x2022xnd', 'named42x2022x', 'named42xnd']),
  )
  const both = numberTerms('Thông tư 42/2022/TT-BTC hướng dẫn 42/2022/NĐ-CP', '42/2022/TT-BTC')
  for (const word of ['own42x2022xttxbtc', 'named42x2022xttxbtc', 'named42x2022xndxcp']) expect(both).toContain(word)
  expect(numberTerms('Tin', null)).toEqual(new Set())
})

test('a document counts as the passages that it becomes, its title with each of them', () => {
  const documents = [
    { title: 'Sửa đường', text: 'Đường mới. Đường cũ.' },
    { title: 'Luật dài', text: ARTICLES.join('\n') },
  ]
  for (const document of documents) {
    const { passages, counts } = toPassages(aStoredDocument(document), portal)
    const expected = emptyCounts()
    for (const { title, heading, text } of passages)
      addCounts(expected, countsOf([[title, heading ? `${heading}\n${text}` : text]]), 1)
    expect(counts).toEqual(expected)
    expect(counts.passages).toBe(passages.length)
    expect(counts.terms.get(accentCodeOf(document.title.split(' ')[1] ?? ''))).toBe(passages.length)
  }
})

test('documents that say the same share their story, whatever portal has them and however they are spelt', () => {
  const text = 'Đoàn công tác đã kiểm tra việc hòa giải ở cơ sở và trao quà cho các tổ. '.repeat(4)
  const storiesOf = (...texts: string[]) =>
    texts.map((each, index) => toPassages(aStoredDocument({ pageId: `t${index}`, text: each }), portal).passages[0])
  const [one, other, reprint, short] = storiesOf(text, text.toUpperCase(), `${text}\nTheo TTXVN`, 'Đang cập nhật')
  expect(other?.story).toBe(one?.story)
  expect(reprint).toMatchObject({ story: one?.story, isReprint: true })
  expect(short).toMatchObject({ story: 't3', isReprint: false })
})

test('a document of line ends and one of unbroken emoji still give passages that the engine takes', () => {
  expect(toPassages(aStoredDocument({ text: '\n'.repeat(7000) }), portal).passages).toHaveLength(1)
  const { passages } = toPassages(aStoredDocument({ title: 'Nửa \uD83D', text: `x${'😀'.repeat(5000)}` }), portal)
  expect(passages.length).toBeGreaterThan(1)
  expect(passages.every(({ text, title }) => text.isWellFormed() && title.isWellFormed())).toBe(true)
  expect(passages.map(({ text }) => text).join('')).toBe(`x${'😀'.repeat(5000)}`)
})

test('one endless word of letters beyond the first plane gives words that the engine takes', () => {
  const { passages } = toPassages(aStoredDocument({ title: 'Chữ Nôm', text: `x${'𡨸'.repeat(50)}` }), portal)
  for (const { terms } of passages) expect(terms.isWellFormed()).toBe(true)
})

test('batches lose nothing, keep the order and hold both limits unless one item is larger by itself', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 50 })),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 60 }),
      (sizes, maxItems, maxBytes) => {
        const batches = toBatches(sizes, (size) => size, { maxItems, maxBytes })
        expect(batches.flat()).toEqual(sizes)
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(maxItems)
          const bytes = batch.reduce((sum, size) => sum + size, 0)
          expect(bytes <= maxBytes || batch.length === 1).toBe(true)
        }
      },
    ),
  )
})

test('passages of a file with pages know on which page they begin, and are cut where pages begin', () => {
  const page = (number: number) => `${`Trang ${number} nói về việc sửa đường liên xã. `.repeat(55)}\n`
  const pages = [1, 2, 3, 4].map(page)
  const pageStarts = pages.map((_, index) => pages.slice(0, index).join('').length)
  const { passages } = toPassages(aStoredDocument({ text: pages.join('').trimEnd(), pageStarts }), portal)

  expect(passages.length).toBeGreaterThan(1)
  for (const { page: number, text } of passages) expect(text.startsWith(`Trang ${number} `)).toBe(true)
})

test('an article is on the page of its text; a document without pages has none', () => {
  const filler = 'Nội dung của điều này được quy định chi tiết. '.repeat(70)
  const text = `Mở đầu\nĐiều 1. Phạm vi\n${filler}\nĐiều 2. Đối tượng\n${filler}`
  const pageStarts = [0, text.indexOf('Điều 2.')]
  const pagesOf = (starts: number[] | null) =>
    toPassages(aStoredDocument({ text, pageStarts: starts }), portal).passages.map((passage) => passage.page)

  expect(pagesOf(pageStarts)).toEqual([1, 1, 2])
  expect(pagesOf(null)).toEqual([null, null, null])
})
