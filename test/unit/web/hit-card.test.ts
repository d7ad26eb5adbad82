import { expect, test } from 'vitest'
import { createNames } from '../../../config/names.ts'
import type { Hit } from '../../../domain/search.ts'
import { hitCard, NO_SURROUNDINGS, type Surroundings } from '../../../web/parts/hit-card.ts'
import { TEXTS } from '../../../web/texts.ts'
import { aRegistry } from '../../support/a-portal.ts'

const HIT: Hit = {
  documentId: 'd',
  url: 'https://a.vn/upload/van-ban.pdf',
  title: 'Luật',
  titleHtml: 'Luật',
  snippetHtml: 'Đoạn',
  portal: { id: 'mot', name: 'Cổng một', level: 'ministry' },
  province: null,
  kind: 'legal-document',
  topics: [],
  documentNumber: null,
  issuer: null,
  page: null,
  publishedAt: null,
  copies: [],
  score: 1,
}
const cardOf = (hit: Partial<Hit>) => String(hitCard({ ...HIT, ...hit }, createNames(aRegistry())))

test('a hit on a later page of a file leads to that page, and says so', () => {
  const card = cardOf({ page: 12 })
  expect(card).toContain('href="https://a.vn/upload/van-ban.pdf#page=12"')
  expect(card).toContain('Trang 12')
})

test('a hit on the first page, or on what has no pages, leads to its beginning', () => {
  for (const page of [1, null]) {
    expect(cardOf({ page })).toContain('href="https://a.vn/upload/van-ban.pdf"')
    expect(cardOf({ page })).not.toContain('Trang')
  }
})

const AROUND: Surroundings = { ...NO_SURROUNDINGS, today: '2026-01-14', replacedFrom: new Map() }
const validityOfCard = (hit: Partial<Hit>, around: Partial<Surroundings> = {}) =>
  /class="validity[^>]*>([^<]*)</.exec(
    String(hitCard({ ...HIT, ...hit }, createNames(aRegistry()), { ...AROUND, ...around })),
  )?.[1] ?? null
const decree = { documentNumber: '42/2022/NĐ-CP', effectiveAt: '2022-07-01' }

test.each([
  ['in force', decree, {}, 'Còn hiệu lực, từ 01/07/2022'],
  ['to come', { ...decree, effectiveAt: '2026-07-01' }, {}, 'Chưa có hiệu lực'],
  ['over', { ...decree, expiresAt: '2025-07-01' }, {}, 'Hết hiệu lực, từ 01/07/2025'],
  ['replaced', decree, { replacedFrom: new Map([['42/2022/NĐ-CP', ['2025-01-01']]]) }, 'Đã bị thay thế, bãi bỏ'],
  [
    'replaced on a day to come',
    decree,
    { replacedFrom: new Map([['42/2022/NĐ-CP', ['2027-01-01']]]) },
    'Còn hiệu lực, từ 01/07/2022',
  ],
  ['of unknown replacements', decree, { replacedFrom: null }, null],
  ['of unknown days', { ...decree, effectiveAt: '' }, {}, null],
  ['of a number that other bodies give too', { ...decree, documentNumber: '42/2022/QĐ-UBND' }, {}, null],
  ['no legal document', { ...decree, kind: 'news' }, {}, null],
] as const)('validity of a document that is %s', (_what, hit, around, words) => {
  expect(validityOfCard(hit, around as Partial<Surroundings>)).toBe(words)
})

test('a source that is away is said, with a way to what was read of it', () => {
  const awaySince = (host: string) => (host === 'a.vn' ? '2026-01-12T18:30:00Z' : null)
  const card = String(hitCard(HIT, createNames(aRegistry()), { ...AROUND, awaySince }))
  expect(card).toContain('Nguồn tạm ngừng từ 13/01/2026')
  expect(cardOf({})).not.toContain('tạm ngừng')
})

test('copies are counted by portal, and one with a bad address leads to our own page', () => {
  const portal = { id: 'hai', name: 'Cổng hai', level: 'province' }
  const card = cardOf({
    copies: [
      { documentId: 'd2', url: 'https://b.vn/x', portal },
      { documentId: 'd3', url: 'javascript:alert(1)', portal },
    ],
  })
  expect(card).toContain('Cũng có trên 1 cổng khác')
  expect(card).toContain('href="/tai-lieu/d3"')
  expect(card).not.toContain('javascript:')
})

test('why a hit is there is told by its expressions, not by the words in them', () => {
  const part = (text: string) => ({ text, points: 1, inTitle: 1, inText: 2 })
  const card = cardOf({
    explanation: {
      points: 3,
      matched: 3,
      parts: [part('hộ'), part('hộ chiếu'), part('chiếu'), part('lại'), { ...part('mất'), inTitle: 0, inText: 0 }],
      priors: { authority: 0.02, freshness: 0 },
    },
  })
  expect([...card.matchAll(/<li>“([^”]*)”/g)].map((match) => match[1])).toEqual(['hộ chiếu', 'lại'])
  expect(card).toContain('“hộ chiếu”: 1 lần trong tiêu đề, 2 lần trong đoạn')
  expect(card).toContain('Cấp của cơ quan công bố')
  expect(card).not.toContain('Tin, thông báo mới')
})

test('the same hit in English says where its Vietnamese is', () => {
  const card = String(hitCard(HIT, createNames(aRegistry()), { ...AROUND, t: TEXTS.en }))
  expect(card).toContain('<h2 class="hit__title" lang="vi">')
  expect(card).toContain('Read here, cite')
})
