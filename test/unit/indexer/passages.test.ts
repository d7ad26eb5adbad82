import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toBatches } from '../../../indexer/batch.ts'
import { toPassages } from '../../../indexer/passages.ts'
import { aStoredDocument } from '../../support/a-document.ts'
import { aPortal } from '../../support/a-portal.ts'

const portal = aPortal({ id: 'mot', level: 'ministry' })

test('a short document is one passage with its facts and accent codes', () => {
  const [passage, ...others] = toPassages(
    aStoredDocument({
      title: 'Sửa đường',
      text: 'Đường mới.',
      publishedAt: '2026-01-13T08:30:00+07:00',
      documentNumber: '042/2022/NĐ-CP',
    }),
    portal,
  )
  expect(others).toEqual([])
  expect(passage).toMatchObject({
    ordinal: 0,
    level: 'ministry',
    year: 2026,
    titleX: 'su7a3 d9u7o7ng2',
    textX: 'd9u7o7ng2 mo7i1',
    numbers: ['42x2022xndxcp', '42/2022/nd-cp'],
    publishedAt: 1768267800,
  })
})

test('a decree is split by article, each under its heading, and nothing of its text is lost', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `Điều ${index + 1}. Tên điều\n${'Nội dung của điều. '.repeat(20)}`)
  const passages = toPassages(aStoredDocument({ text: `Căn cứ luật.\n${lines.join('\n')}` }), portal)
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
        const passages = toPassages(aStoredDocument({ text: words.join(inLines ? '\n' : ' ') }), portal)
        expect(passages.flatMap(({ text }) => text.split(/\s+/)).filter(Boolean)).toEqual(words)
        for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(6000)
      },
    ),
    { numRuns: 30 },
  )
})

test('a document of line ends and one of unbroken emoji still give passages that the engine takes', () => {
  expect(toPassages(aStoredDocument({ text: '\n'.repeat(7000) }), portal)).toHaveLength(1)
  const passages = toPassages(aStoredDocument({ title: 'Nửa \uD83D', text: `x${'😀'.repeat(5000)}` }), portal)
  expect(passages.length).toBeGreaterThan(1)
  expect(passages.every(({ text, title }) => text.isWellFormed() && title.isWellFormed())).toBe(true)
  expect(passages.map(({ text }) => text).join('')).toBe(`x${'😀'.repeat(5000)}`)
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
