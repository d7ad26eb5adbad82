import { userInfo } from 'node:os'
import { readBestBet, removeById } from '../../api/best-bets/read-best-bet.ts'
import type { Settings } from '../../config/settings.ts'
import { AppError } from '../../domain/errors.ts'
import type { KeptBestBet, Registry } from '../../domain/ports.ts'
import { openStore } from '../open-store.ts'
import type { Terminal } from '../terminal.ts'

/** The options of `best-bets add` as they were given. */
export type BestBetOptions = {
  question: string[]
  url?: string
  title?: string
  match?: string
  from?: string
  until?: string
  note?: string
  anywhere?: boolean
}

/** What options are called where the API has other names: faults name what the person typed. */
const OPTION_OF: Readonly<Record<string, string>> = { questions: '--question', startsAt: '--from', endsAt: '--until' }

/** Prints all best bets, newest first. */
export async function listBestBets(
  settings: Settings,
  json: boolean,
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const store = await openStore(settings, stack)
  const bets = await store.bestBets.list()
  if (json) {
    terminal.line(JSON.stringify(bets, null, 2))
    return
  }
  if (bets.length === 0) terminal.line('No best bets.')
  const now = new Date().toISOString()
  for (const bet of bets) for (const line of linesOf(bet, now)) terminal.line(line)
}

export async function addBestBet(
  { settings, registry, options }: { settings: Settings; registry: Registry; options: BestBetOptions },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const now = new Date().toISOString()
  const kept = await inOptions(async () => {
    // Read first: a fault is told without opening a database.
    const bestBet = readBestBet(givenBy(options), registry, userName())
    const store = await openStore(settings, stack)
    return store.bestBets.add(bestBet, now)
  })
  for (const line of linesOf(kept, now)) terminal.line(line)
}

function givenBy({ question, url = '', title, match, from, until, note, anywhere }: BestBetOptions): object {
  // Two words are awkward in a shell.
  return { questions: question, match: match?.replace('-', ' '), url, title, note, startsAt: from, endsAt: until, anywhere }
}

export async function removeBestBet(
  settings: Settings,
  id: string,
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const store = await openStore(settings, stack)
  if (!(await removeById(store.bestBets, id)))
    throw new AppError('UNKNOWN_BEST_BET', `there is no best bet ${id}: liencong best-bets list shows those that there are`)
  terminal.line(`Best bet ${id} is taken back.`)
}

function linesOf(bet: KeptBestBet, now: string): string[] {
  const span = [bet.startsAt && `from ${bet.startsAt}`, bet.endsAt && `until ${bet.endsAt}`].filter(Boolean).join(' ')
  return [
    `${bet.id}  ${bet.title ?? '(no title)'}  ${bet.url}${stateOf(bet, now)}`,
    `   ${bet.match === 'exact' ? 'for' : 'for all words of'} ${bet.questions.map((question) => `“${question}”`).join(', ')}`,
    ...(span ? [`   ${span}`] : []),
    ...(bet.note ? [`   note: ${bet.note}`] : []),
    `   by ${bet.createdBy}, ${bet.createdAt}`,
  ]
}

/** Why a best bet is not shown now. */
function stateOf({ isGone, startsAt, endsAt }: KeptBestBet, now: string): string {
  if (isGone) return '  (its document is gone)'
  if (endsAt !== null && endsAt <= now) return '  (over)'
  return startsAt !== null && startsAt > now ? '  (not yet)' : ''
}

/** Runs with faults named by options. */
async function inOptions<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const faults = error.faults.map(({ path, message }) => {
      const [name = '', ...rest] = path.split('.')
      return { path: [OPTION_OF[name] ?? `--${name}`, ...rest].join('.'), message }
    })
    throw new AppError(error.code, error.message, { faults, cause: error })
  }
}

/** Who sits at this machine, as far as it knows. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that has no name.
    return 'command line'
  }
}
