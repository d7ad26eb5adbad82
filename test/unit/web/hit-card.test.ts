import { expect, test } from 'vitest'
import { createNames } from '../../../config/names.ts'
import type { Hit } from '../../../domain/search.ts'
import { hitCard } from '../../../web/parts/hit-card.ts'
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
