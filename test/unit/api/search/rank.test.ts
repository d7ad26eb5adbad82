import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RankedHit, rank, type Wishes } from '../../../../api/search/rank.ts'
import type { Scorer } from '../../../../api/search/scorer.ts'
import { loadRanking, type Ranking } from '../../../../config/ranking.ts'
import type { Passage } from '../../../../domain/document.ts'
import { PORTAL_LEVELS } from '../../../../domain/portal.ts'
import { aPassage } from '../../../support/a-passage.ts'

const NOW = Date.UTC(2026, 0, 14) / 1000
const DAY_SECONDS = 24 * 3600
const NO_WISHES: Wishes = { kinds: [], provinces: [], numberWords: [] }
/** Nothing but the words counts. */
const NO_PRIORS: Ranking['priors'] = {
  ...loadRanking().priors,
  authority: Object.fromEntries(PORTAL_LEVELS.map((level) => [level, 0])) as Ranking['priors']['authority'],
  freshness: { weight: 0, halfLifeDays: 100, kinds: ['news'] },
  reprint: 0,
  notYetInForce: 0,
  askedKind: 0,
  askedProvince: 0,
}
/** Gives a passage the points that stand in its title. */
const BY_TITLE: Scorer = {
  score: ({ terms }) => Number(terms[0]?.code ?? 0),
  explain: ({ terms }) => ({ points: Number(terms[0]?.code ?? 0), parts: [] }),
}

type Ranked = Partial<{ wishes: Partial<Wishes>; priors: Partial<Ranking['priors']>; now: number }>

function ranked(passages: readonly Passage[], { wishes = {}, priors = {}, now = NOW }: Ranked = {}): RankedHit[] {
  return rank(passages, BY_TITLE, { ...NO_WISHES, ...wishes }, { ...NO_PRIORS, ...priors }, now)
}

const ofPoints = (points: number, facts: Partial<Passage> & { id: string }) => aPassage({ title: String(points), ...facts })
const idsOf = (hits: readonly RankedHit[]) => hits.map(({ passage }) => passage.id)

test('more points come first', () => {
  expect(idsOf(ranked([ofPoints(3, { id: 'a' }), ofPoints(9, { id: 'b' }), ofPoints(5, { id: 'c' })]))).toEqual(['b', 'c', 'a'])
})

test('who bears a number that was asked for comes first, then whose title names it, whatever the words', () => {
  const passages = [
    ofPoints(90, { id: 'words' }),
    ofPoints(50, { id: 'names', numberTerms: 'named42x2022xndxcp named42x2022xnd' }),
    ofPoints(70, { id: 'bears another', numberTerms: 'own43x2022xndxcp own43x2022xnd' }),
    ofPoints(1, { id: 'bears', numberTerms: 'own42x2022xndxcp own42x2022xnd named7x2011xnd' }),
    ofPoints(2, { id: 'bears too', numberTerms: 'own42x2022xnd' }),
  ]
  const numberWords = ['own42x2022xnd', 'named42x2022xnd']
  expect(idsOf(ranked(passages, { wishes: { numberWords } }))).toEqual(['bears too', 'bears', 'names', 'words', 'bears another'])
  expect(idsOf(ranked(passages))).toEqual(['words', 'bears another', 'names', 'bears too', 'bears'])
})

test('a document is one hit, with the passage that answers best and at its place', () => {
  const law = (ordinal: number, points: number) =>
    ofPoints(points, { id: `luat-${ordinal}`, documentId: 'luat', ordinal, story: 'luat' })
  const hits = ranked([law(0, 2), law(7, 8), law(3, 5), ofPoints(6, { id: 'tin' })])
  expect(hits.map(({ passage, points, copies }) => [passage.id, points, copies])).toEqual([
    ['luat-7', 8, []],
    ['tin', 6, []],
  ])
})

test('copies of a story are one hit at the place of the best of them, the issuer first and the others behind it', () => {
  const told = (id: string, points: number, facts: Partial<Passage>) => ofPoints(points, { id, story: 'chuyện', ...facts })
  const hits = ranked([
    told('chép', 9, { isReprint: true, publishedAt: NOW - 9 * DAY_SECONDS }),
    ofPoints(8, { id: 'khác' }),
    told('muộn', 7, { publishedAt: NOW - DAY_SECONDS }),
    told('gốc', 4, { publishedAt: NOW - 5 * DAY_SECONDS }),
    told('không ngày', 5, { publishedAt: null }),
  ])
  expect(hits.map(({ passage, points, copies }) => [passage.id, points, copies.map(({ id }) => id)])).toEqual([
    ['gốc', 9, ['muộn', 'không ngày', 'chép']],
    ['khác', 8, []],
  ])
})

test('a story that many tell comes no higher than its best teller', () => {
  const tellers = Array.from({ length: 5 }, (_, at) => ofPoints(5, { id: `t${at}`, story: 'chuyện' }))
  expect(idsOf(ranked([...tellers, ofPoints(6, { id: 'khác' })]))).toEqual(['khác', 't0'])
})

test('of equals the newer one comes first, undated ones last, then ids decide', () => {
  const passages = [
    ofPoints(5, { id: 'b', publishedAt: NOW - DAY_SECONDS }),
    ofPoints(5, { id: 'd', publishedAt: null }),
    ofPoints(5, { id: 'a', publishedAt: NOW - DAY_SECONDS }),
    ofPoints(5, { id: 'c', publishedAt: NOW }),
  ]
  expect(idsOf(ranked(passages))).toEqual(['c', 'a', 'b', 'd'])
})

test.each([
  [
    'the level of its portal',
    { level: 'ministry' },
    { authority: { ...NO_PRIORS.authority, ministry: 0.5 } },
    {},
    'authority',
    0.5,
  ],
  ['naming another source', { isReprint: true }, { reprint: -0.25 }, {}, 'reprint', -0.25],
  ['not yet being in force', { effectiveAt: '2026-07-01' }, { notYetInForce: -0.5 }, {}, 'notYetInForce', -0.5],
  ['the kind that was asked for', { kind: 'procedure' }, { askedKind: 0.25 }, { kinds: ['procedure'] }, 'askedKind', 0.25],
  [
    'the province that was asked for',
    { province: 'hue' },
    { askedProvince: 0.25 },
    { provinces: ['hue'] },
    'askedProvince',
    0.25,
  ],
  [
    'being of today',
    { kind: 'news', publishedAt: NOW },
    { freshness: { ...NO_PRIORS.freshness, weight: 0.5 } },
    {},
    'freshness',
    0.5,
  ],
  [
    'being as old as news lose half their worth',
    { kind: 'news', publishedAt: NOW - 100 * DAY_SECONDS },
    { freshness: { ...NO_PRIORS.freshness, weight: 0.5 } },
    {},
    'freshness',
    0.25,
  ],
  [
    'a date in the future',
    { kind: 'news', publishedAt: NOW + 100 * DAY_SECONDS },
    { freshness: { ...NO_PRIORS.freshness, weight: 0.5 } },
    {},
    'freshness',
    0.5,
  ],
] satisfies [string, Partial<Passage>, Partial<Ranking['priors']>, Partial<Wishes>, string, number][])(
  '%s counts as a share of the score',
  (_what, facts, priors, wishes, name, share) => {
    const [hit] = ranked([ofPoints(8, { id: 'a', ...facts })], { priors, wishes })
    expect(hit?.points).toBeCloseTo(8 * (1 + share), 12)
    expect(hit?.priors[name]).toBeCloseTo(share, 12)
  },
)

test.each([
  ['a law in force', { effectiveAt: '2025-07-01' }, { notYetInForce: -0.5 }, {}],
  ['another kind than was asked for', { kind: 'news' }, { askedKind: 0.25 }, { kinds: ['procedure'] }],
  ['another province than was asked for', { province: 'hue' }, { askedProvince: 0.25 }, { provinces: ['da-nang'] }],
  ['the whole country', { province: null }, { askedProvince: 0.25 }, { provinces: ['da-nang'] }],
  ['a law of today', { kind: 'legal-document', publishedAt: NOW }, { freshness: { ...NO_PRIORS.freshness, weight: 0.5 } }, {}],
  ['news without a date', { kind: 'news', publishedAt: null }, { freshness: { ...NO_PRIORS.freshness, weight: 0.5 } }, {}],
] satisfies [string, Partial<Passage>, Partial<Ranking['priors']>, Partial<Wishes>][])(
  '%s counts as its words do',
  (_what, facts, priors, wishes) => {
    expect(ranked([ofPoints(8, { id: 'a', ...facts })], { priors, wishes })[0]?.points).toBe(8)
  },
)

test('a law comes into force on its day', () => {
  const law = ofPoints(8, { id: 'a', kind: 'legal-document', effectiveAt: '2026-07-01' })
  const pointsAt = (now: number) => ranked([law], { priors: { notYetInForce: -0.5 }, now })[0]?.points
  expect(pointsAt(Date.UTC(2026, 5, 30) / 1000)).toBe(4)
  expect(pointsAt(Date.UTC(2026, 6, 2) / 1000)).toBe(8)
})

test('what counts beside the words is multiplied, and nothing of it makes up for words that are missing', () => {
  const priors = { askedKind: 0.5, reprint: -0.5, authority: { ...NO_PRIORS.authority, ministry: 0.5 } }
  const facts = { kind: 'news', isReprint: true, level: 'ministry' } as const
  const hits = ranked([ofPoints(8, { id: 'a', ...facts }), ofPoints(0, { id: 'b', ...facts })], {
    priors,
    wishes: { kinds: ['news'] },
  })
  expect(hits.map(({ points }) => points)).toEqual([8 * 1.5 * 1.5 * 0.5, 0])
})

test('all that this installation counts beside the words cannot lift a passage over one that matches twice as well', () => {
  const { priors } = loadRanking()
  const favoured = ofPoints(5, { id: 'a', level: 'government', kind: 'news', province: 'hue', publishedAt: NOW })
  const plain = ofPoints(10, {
    id: 'b',
    level: 'linked',
    kind: 'other',
    isReprint: true,
    effectiveAt: '2027-01-01',
    publishedAt: null,
  })
  expect(idsOf(rank([favoured, plain], BY_TITLE, { kinds: ['news'], provinces: ['hue'], numberWords: [] }, priors, NOW))).toEqual(
    ['b', 'a'],
  )
})

/** Passages of up to seven documents that tell four stories, with up to so many passages of each. */
function foundPassages(passagesOfDocument: number): fc.Arbitrary<Passage[]> {
  const facts = fc.array(fc.record({ isReprint: fc.boolean(), day: fc.option(fc.integer({ min: 0, max: 3 })) }), {
    minLength: 7,
    maxLength: 7,
  })
  const found = fc.uniqueArray(
    fc.record({
      document: fc.integer({ min: 0, max: 6 }),
      ordinal: fc.integer({ min: 0, max: passagesOfDocument - 1 }),
      points: fc.integer({ min: 0, max: 4 }),
    }),
    { selector: ({ document, ordinal }) => `${document}-${ordinal}`, maxLength: 20 },
  )
  return fc.tuple(found, facts).map(([passages, factsOf]) =>
    passages.map(({ document, ordinal, points }) => {
      const { isReprint = false, day = null } = factsOf[document] ?? {}
      return ofPoints(points, {
        id: `d${document}-${ordinal}`,
        documentId: `d${document}`,
        ordinal,
        story: `s${document % 4}`,
        isReprint,
        publishedAt: day === null ? null : NOW - day * DAY_SECONDS,
      })
    }),
  )
}

const inTwoOrders = (passagesOfDocument: number) =>
  foundPassages(passagesOfDocument).chain((each) =>
    fc.tuple(fc.constant(each), fc.shuffledSubarray(each, { minLength: each.length })),
  )

test('whatever is found, in whatever order, every document and every story has one place, and the order is the same', () => {
  fc.assert(
    fc.property(inTwoOrders(3), ([one, other]) => {
      const hits = ranked(one)
      const shown = hits.flatMap(({ passage, copies }) => [passage, ...copies]).map(({ documentId }) => documentId)
      expect(shown.toSorted()).toEqual([...new Set(one.map(({ documentId }) => documentId))].toSorted())
      expect(new Set(hits.map(({ passage }) => passage.story)).size).toBe(hits.length)
      expect(ranked(other)).toEqual(hits)
    }),
  )
})

const pointsFall = (passagesOfDocument: number) => () => {
  fc.assert(
    fc.property(foundPassages(passagesOfDocument), (passages) => {
      const points = ranked(passages).map((hit) => hit.points)
      expect(points).toEqual(points.toSorted((a, b) => b - a))
    }),
  )
}
test('points only fall from hit to hit', pointsFall(1))
test('points only fall from hit to hit where documents have several passages', pointsFall(3))
