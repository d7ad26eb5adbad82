import { beforeAll, describe, expect, test } from 'vitest'
import type { EvalSet } from '../../../bench/eval/eval-system.ts'
import { buildHardSet, type HardGroup } from '../../../bench/eval/hard-set.ts'
import { measure, spread } from '../../../bench/eval/measure.ts'
import { qualityOf } from '../../../bench/eval/metrics.ts'
import { type SystemName, startSystem } from '../../../bench/eval/systems.ts'

/** `npm run eval -- --hard` asks up to 150 of each group; so few keep this fast, and one wrong answer costs 0.03. */
const QUESTIONS_PER_GROUP = 30
const DEPTH = 10

/** Share of the questions of a group whose right answer must stand first. */
const WHOLE = 0.95
const PART = 0.85
const FLOORS: readonly { group: string; hit1: number }[] = [
  { group: 'title', hit1: WHOLE },
  { group: 'title without accents', hit1: WHOLE },
  { group: 'title with a typing slip', hit1: WHOLE },
  { group: 'title typed in Telex', hit1: WHOLE },
  { group: 'document number as printed', hit1: WHOLE },
  { group: 'document number without accents', hit1: WHOLE },
  { group: 'document number with spaces', hit1: WHOLE },
  { group: 'document number in words', hit1: WHOLE },
  { group: 'document number shortened', hit1: WHOLE },
  { group: 'former name of a province', hit1: WHOLE },
  { group: 'long name of a procedure', hit1: WHOLE },
  { group: 'four syllables of a title', hit1: PART },
  { group: 'four syllables without accents', hit1: PART },
  { group: 'four syllables typed in Telex', hit1: PART },
  { group: 'four syllables typed in VNI', hit1: PART },
]
/** Too hard for a share of first places; ours must still be no worse than plain BM25. */
const WITHOUT_FLOOR = ['four syllables with a typing slip']
const GROUPS = [...FLOORS.map(({ group }) => group), ...WITHOUT_FLOOR]

type Figures = { hit1: number; mrr10: number; lost: string[] }

let groups: readonly HardGroup[] = []
const figures = new Map<string, Figures>()
const figuresOf = (system: SystemName, group: string) => figures.get(`${system} ${group}`) as Figures

beforeAll(async () => {
  const hard = buildHardSet()
  groups = hard.groups
  const asked = groups.map(({ name, queries }) => ({ name, queries: spread(queries, QUESTIONS_PER_GROUP) }))
  const groupOf = new Map(asked.flatMap(({ name, queries }) => queries.map(({ id }) => [id, name])))
  const set: EvalSet = { name: 'hard', documents: hard.documents, queries: asked.flatMap(({ queries }) => queries) }
  for (const name of ['ours', 'bm25'] as const) {
    const system = await startSystem(name)
    try {
      const { answers } = await measure(system, set, { depth: DEPTH, onStep: () => {} })
      for (const [group, own] of Map.groupBy(answers, ({ query }) => groupOf.get(query.id) ?? '')) {
        const { hit1, mrr10 } = qualityOf(own.map(({ query, ranked }) => ({ ranked, relevant: query.relevant })))
        const lost = own.flatMap(({ query, ranked }) => (query.relevant.has(ranked[0] ?? '') ? [] : [query.text]))
        figures.set(`${name} ${group}`, { hit1, mrr10, lost })
      }
    } finally {
      await system.close()
    }
  }
})

test('every group of hard questions has a floor or is said to have none', () => {
  expect([...GROUPS].sort()).toEqual(groups.map(({ name }) => name).sort())
})

describe('the right answer stands first', () => {
  test.for(FLOORS)('for at least $hit1 of the questions of the group: $group', ({ group, hit1 }) => {
    const ours = figuresOf('ours', group)
    expect(ours.hit1, `not first for:\n${ours.lost.join('\n')}`).toBeGreaterThanOrEqual(hit1)
  })
})

describe('the right answer stands no lower, in the mean, than where BM25 over syllables and pairs puts it', () => {
  test.for(GROUPS)('for the group: %s', (group) => {
    const ours = figuresOf('ours', group)
    expect(ours.mrr10, `not first for:\n${ours.lost.join('\n')}`).toBeGreaterThanOrEqual(figuresOf('bm25', group).mrr10)
  })
})
