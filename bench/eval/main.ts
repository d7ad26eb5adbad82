import { Command, InvalidArgumentError } from 'commander'
import { createTerminal } from '../../cli/terminal.ts'
import { AppError } from '../../domain/errors.ts'
import { tellError } from '../command-line.ts'
import { loadBeir } from './beir.ts'
import { withDistractors } from './distractors.ts'
import type { EvalSet } from './eval-system.ts'
import { buildHardSet } from './hard-set.ts'
import { measure, spread } from './measure.ts'
import { groupsReportOf, groupsTableOf, missesOf, type Results, reportOf, tableOf } from './report.ts'
import { parseSystemNames, SYSTEM_NAMES, type SystemName, startSystem } from './systems.ts'

/**
 * How good are the answers, and how fast? Each system indexes the same documents and is asked the same questions, one after
 * the other, its engine alone on the machine; what it found is compared with what is known to be right.
 */
type Options = { json?: true; hard?: true; misses: number; systems?: SystemName[]; limitQueries?: number; distractors: number }

const DEPTH = 100
/** Nothing of the hard set is measured beyond the first ten. */
const HARD_DEPTH = 10
const PROGRESS_MS = 200

/** Figures as one value for `--json`, as a table for people, and the misses if they were asked for. */
type Outcome = { report: object; table: string; misses: string | null }

async function evaluate(folders: readonly string[], options: Options): Promise<void> {
  if (folders.length === 0 && !options.hard) throw new AppError('BAD_USAGE', 'name a folder in BEIR layout, or --hard')
  if (options.hard && options.distractors > 0)
    throw new AppError('BAD_USAGE', '--distractors goes with folders: questions of --hard would no longer have one right answer')
  const limited = (set: EvalSet) => ({ ...set, queries: spread(set.queries, options.limitQueries ?? set.queries.length) })
  // All are loaded first: a fault in the last one must not show after an hour.
  const sets = folders.map((folder) => withDistractors(limited({ ...loadBeir(folder), name: folder }), options.distractors))
  const outcomes: Outcome[] = []
  const finish = (outcome: Outcome) => {
    outcomes.push(outcome)
    if (!options.json) console.log(`${outcomes.length > 1 ? '\n' : ''}${outcome.table}`)
    // Standard output is one JSON value or tables; what else is told of a JSON run goes beside it.
    if (outcome.misses) (options.json ? console.error : console.log)(`\n${outcome.misses}`)
  }
  for (const set of sets) finish(await evaluateSet(set, options))
  if (options.hard) finish(await evaluateHard(options))
  if (options.json)
    console.log(JSON.stringify(outcomes.length === 1 ? outcomes[0]?.report : outcomes.map(({ report }) => report)))
}

async function evaluateSet(set: EvalSet, options: Options): Promise<Outcome> {
  const results = await runSystems(set, options.systems ?? SYSTEM_NAMES, DEPTH)
  const report = reportOf(set, results)
  return { report, table: tableOf(report), misses: missesIn(set, results, options.misses) }
}

async function evaluateHard(options: Options): Promise<Outcome> {
  const { documents, groups } = buildHardSet()
  const groupById = new Map(groups.flatMap(({ name, queries }) => queries.map(({ id }) => [id, name])))
  const queries = groups.flatMap((group) => spread(group.queries, options.limitQueries ?? group.queries.length))
  const set: EvalSet = { name: 'hard', documents, queries }
  const results = await runSystems(set, options.systems ?? ['ours', 'bm25'], options.misses > 0 ? DEPTH : HARD_DEPTH)
  const report = groupsReportOf(set, (id) => groupById.get(id) ?? '', results)
  return { report, table: groupsTableOf(report), misses: missesIn(set, results, options.misses) }
}

/** Each in turn; its engine is gone before the next one starts. */
async function runSystems(set: EvalSet, names: readonly SystemName[], depth: number): Promise<Results> {
  const terminal = process.stderr.isTTY ? createTerminal(process.stderr) : null
  const results = new Map<SystemName, Awaited<ReturnType<typeof measure>>>()
  let drawnAtMs = 0
  for (const name of names) {
    const system = await startSystem(name)
    try {
      const onStep = ({ step, done, of }: { step: string; done: number; of: number }) => {
        if (!terminal || (done > 0 && Date.now() - drawnAtMs < PROGRESS_MS)) return
        drawnAtMs = Date.now()
        terminal.live([`${set.name}: ${name} is ${step}, ${done} of ${of}`])
      }
      results.set(name, await measure(system, set, { depth, onStep }))
    } finally {
      await system.close()
      terminal?.endLive()
    }
  }
  return results
}

/** Of ours, or where it was not asked for, of the first system. */
function missesIn(set: EvalSet, results: Results, count: number): string | null {
  const [[name, measured] = []] = [...results].filter(([each]) => each === 'ours' || !results.has('ours'))
  return count > 0 && name && measured ? missesOf(set, name, measured, count) : null
}

function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError('must be a whole number from 1')
  return Number(value)
}

// Engines and their folders go when the process exits, and a signal alone does not let it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
try {
  await new Command('npm run eval --')
    .description('measures how good and how fast answers are, beside other systems')
    .argument('[folders...]', 'test sets in BEIR layout: corpus.jsonl or corpus.jsonl.gz, queries.jsonl, qrels.tsv')
    .option('--hard', 'the generated set of questions that are hard for full-text search')
    .option('--json', 'figures as one JSON value on standard output')
    .option('--misses <number>', 'lists the worst questions of ours', wholeNumber, 0)
    .option('--systems <names>', `only these: ${SYSTEM_NAMES.join(',')}`, parseSystemNames)
    .option('--limit-queries <number>', 'only so many questions, spread evenly over each set', wholeNumber)
    .option('--distractors <number>', 'so many generated documents behind those of each folder', wholeNumber, 0)
    .exitOverride()
    .action(evaluate)
    .parseAsync()
} catch (error) {
  process.exitCode = tellError(error)
}
// Kept connections must not keep a finished run alive.
process.exit()
