import type { EvalQuery, EvalSet, EvalSystem } from './eval-system.ts'

/** What a person sees at once; the time for these hits is what counts. */
const FIRST_HITS = 10
const WARM_UP_QUESTIONS = 20

/** One question with the ids that were found, best first. */
export type Answer = { query: EvalQuery; ranked: string[] }

export type Measured = { answers: Answer[]; latenciesMs: number[]; documentsPerSecond: number }

export type Step = { step: 'indexing' | 'asking'; done: number; of: number }

/**
 * Indexes a set and asks its questions, one after the other. Timed is a search for the first ten hits; where `depth` (hits)
 * asks for more, a second, untimed search brings those behind them. The first ten are never taken from the deeper search, since
 * nobody would see them.
 */
export async function measure(
  system: EvalSystem,
  set: EvalSet,
  { depth, onStep }: { depth: number; onStep: (step: Step) => void },
): Promise<Measured> {
  onStep({ step: 'indexing', done: 0, of: set.documents.length })
  const indexingMs = (await timed(() => system.index(set.documents))).ms
  for (const question of warmUpQuestions(set.queries)) await system.search(question, FIRST_HITS)

  const answers: Answer[] = []
  const latenciesMs: number[] = []
  for (const query of set.queries) {
    const { value: first, ms } = await timed(() => system.search(query.text, FIRST_HITS))
    latenciesMs.push(ms)
    // Fewer than asked for: there are no others.
    const deeper = depth > FIRST_HITS && first.length === FIRST_HITS ? await system.search(query.text, depth) : []
    answers.push({ query, ranked: [...new Set([...first, ...deeper])].slice(0, depth) })
    onStep({ step: 'asking', done: answers.length, of: set.queries.length })
  }
  return { answers, latenciesMs, documentsPerSecond: set.documents.length / (indexingMs / 1000) }
}

/** The beginning of one question with the end of another: real words, but no question that is measured later. */
function warmUpQuestions(queries: readonly EvalQuery[]): string[] {
  const chosen = spread(queries, WARM_UP_QUESTIONS)
  return chosen.map(({ text }, index) => {
    const words = text.split(' ')
    const others = (chosen[(index + 1) % chosen.length]?.text ?? '').split(' ')
    return [...words.slice(0, Math.ceil(words.length / 2)), ...others.slice(Math.floor(others.length / 2))].join(' ')
  })
}

/** At most `count` of the items, evenly over the whole list: neighbours in a test set often ask about one document. */
export function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items]
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as T)
}

async function timed<T>(run: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const startedAt = performance.now()
  const value = await run()
  return { value, ms: performance.now() - startedAt }
}
