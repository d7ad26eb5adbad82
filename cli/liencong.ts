#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { loadRegistry } from '../config/portal-registry.ts'
import { readSettings, type Settings } from '../config/settings.ts'
import { settingsReference } from '../config/settings-reference.ts'
import { AppError } from '../domain/errors.ts'
import type { Registry } from '../domain/ports.ts'
import { addBestBet, type BestBetOptions, listBestBets, removeBestBet } from './commands/best-bets.ts'
import { crawlOnce } from './commands/crawl-once.ts'
import { runDemo } from './commands/demo.ts'
import { decideHeld, listHeld } from './commands/held.ts'
import { indexPending } from './commands/index-pending.ts'
import { addKey, listKeys, revokeKey } from './commands/keys.ts'
import { listPortals } from './commands/portals.ts'
import { scheduleRole, serveRole, workerRole } from './commands/roles.ts'
import { runEverything } from './commands/run-everything.ts'
import { searchFromTerminal } from './commands/search.ts'
import { untilStopped } from './stop.ts'
import { createTerminal } from './terminal.ts'
import { VERSION } from './version.ts'

const terminal = createTerminal(process.stdout)
// Whoever read our output has seen enough (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

/** Runs a command that ends by itself; what it opened is closed in reverse order, also when it is interrupted. */
async function once(run: (settings: Settings, stack: AsyncDisposableStack) => Promise<void>): Promise<void> {
  const stack = new AsyncDisposableStack()
  const settings = readSettings(process.env)
  try {
    await Promise.race([run(settings, stack), untilStopped()])
  } finally {
    await stack.disposeAsync()
  }
}

/** Runs a service: starts it, waits for SIGINT or SIGTERM, closes it in reverse order. */
function service(start: (settings: Settings, stack: AsyncDisposableStack) => Promise<void>): Promise<void> {
  return once(async (settings, stack) => {
    const stopped = untilStopped()
    await Promise.race([start(settings, stack), stopped])
    await stopped
    terminal.line('Stopping …')
  })
}

function registryOf(settings: Settings, path: string | undefined): Registry {
  return loadRegistry(path ?? settings.REGISTRY)
}

const program = new Command('liencong')
  .description(
    'Liên Cổng: one search over all official Vietnamese portals.\nSettings come from the environment; see docs/settings.md.',
  )
  .version(VERSION)
  .showHelpAfterError('(liencong help shows the commands)')
  .exitOverride()

const REGISTRY_OPTION = ['-r, --registry <path>', 'file or folder of portals (default: REGISTRY, config/portals)'] as const
const list = (value: string, earlier: string[]) => [...earlier, value]

program
  .command('demo')
  .description('everything over the practice portals: starts, crawls, serves')
  .action(() => service((settings, stack) => runDemo(settings, terminal, stack)))

program
  .command('start')
  .description('everything over the registry of real portals, in one process')
  .option(...REGISTRY_OPTION)
  .action((options: { registry?: string }) =>
    service((settings, stack) =>
      runEverything(
        {
          settings,
          registry: registryOf(settings, options.registry),
          crawlAllNow: false,
          questions: ['thủ tục cấp hộ chiếu', 'chuyen doi so', '42/2022/NĐ-CP'],
        },
        terminal,
        stack,
      ),
    ),
  )

program
  .command('crawl')
  .description('crawls portals once, indexes what they bring, and ends')
  .option(...REGISTRY_OPTION)
  .option('-p, --portal <id>', 'only this portal; may be repeated', list, [])
  .action((options: { registry?: string; portal: string[] }) =>
    once((settings, stack) =>
      crawlOnce({ settings, registry: registryOf(settings, options.registry), portalIds: options.portal }, terminal, stack),
    ),
  )

program
  .command('index')
  .description('pushes documents that the engine has not confirmed')
  .option(...REGISTRY_OPTION)
  .option('--all', 'all documents again, for a new or emptied engine')
  .action((options: { registry?: string; all?: boolean }) =>
    once((settings, stack) =>
      indexPending({ settings, registry: registryOf(settings, options.registry), all: options.all ?? false }, terminal, stack),
    ),
  )

program
  .command('search')
  .description('asks a question and prints the hits')
  .argument('<question...>')
  .option(...REGISTRY_OPTION)
  .option('--json', 'the API answer as JSON')
  .option('-n, --per-page <number>', 'hits', positiveInteger, 10)
  .action((question: string[], options: { registry?: string; json?: boolean; perPage: number }) =>
    once((settings, stack) =>
      searchFromTerminal(
        {
          settings,
          registry: registryOf(settings, options.registry),
          question: question.join(' '),
          perPage: options.perPage,
          json: options.json ?? false,
        },
        terminal,
        stack,
      ),
    ),
  )

program
  .command('serve')
  .description('serves the API and the pages')
  .option(...REGISTRY_OPTION)
  .action((options: { registry?: string }) =>
    service((settings, stack) => serveRole({ settings, registry: registryOf(settings, options.registry) }, stack)),
  )

program
  .command('worker')
  .description('takes crawl jobs, extracts and indexes')
  .option(...REGISTRY_OPTION)
  .action((options: { registry?: string }) =>
    service((settings, stack) => workerRole({ settings, registry: registryOf(settings, options.registry) }, stack)),
  )

program
  .command('schedule')
  .description('puts crawl jobs on the queue at their times')
  .option(...REGISTRY_OPTION)
  .action((options: { registry?: string }) =>
    service((settings, stack) => scheduleRole({ settings, registry: registryOf(settings, options.registry) }, stack)),
  )

program
  .command('settings')
  .description('prints every setting with its default')
  .action(() => terminal.line(settingsReference()))

const bestBets = program.command('best-bets').description('what stands before the hits of certain questions')
bestBets
  .command('list')
  .description('lists the best bets, newest first')
  .option('--json', 'as JSON')
  .action((options: { json?: boolean }) =>
    once((settings, stack) => listBestBets(settings, options.json ?? false, terminal, stack)),
  )
bestBets
  .command('add')
  .description('sets a document, or a link with a title of its own, before the hits of certain questions')
  .option('-q, --question <text>', 'with its accents; typed without any it is met too; may be repeated', list, [])
  .option('-u, --url <url>', 'address of the document or of the link')
  .option('-t, --title <text>', 'needed where there is no document at the address')
  .option('-m, --match <how>', 'exact: the question is one of these; all-words: it holds all words of one (default: exact)')
  .option('--from <day>', 'first day (2026-01-13), or a time with its zone')
  .option('--until <day>', 'last day, or a time with its zone')
  .option('--note <text>', 'a line below the title')
  .option('--anywhere', 'the address may be on a host that is not in the registry')
  .option(...REGISTRY_OPTION)
  .action((options: BestBetOptions & { registry?: string }) =>
    once((settings, stack) =>
      addBestBet({ settings, registry: registryOf(settings, options.registry), options }, terminal, stack),
    ),
  )
bestBets
  .command('remove')
  .description('takes a best bet back')
  .argument('<id>', 'as best-bets list shows it')
  .action((id: string) => once((settings, stack) => removeBestBet(settings, id, terminal, stack)))

const keys = program.command('keys').description('keys by which portals say that something changed')
keys
  .command('list')
  .description('lists the keys, newest first')
  .action(() => once((settings, stack) => listKeys(settings, terminal, stack)))
keys
  .command('add')
  .description('makes a key for a portal and prints it, once')
  .argument('<portal>', 'id in the registry')
  .option('-l, --label <text>', 'what it is for', 'key')
  .option(...REGISTRY_OPTION)
  .action((portalId: string, options: { label: string; registry?: string }) =>
    once((settings, stack) =>
      addKey({ settings, registry: registryOf(settings, options.registry), portalId, label: options.label }, terminal, stack),
    ),
  )
keys
  .command('revoke')
  .description('revokes a key')
  .argument('<id>', 'as keys list shows it')
  .action((id: string) => once((settings, stack) => revokeKey(settings, id, terminal, stack)))

const held = program.command('held').description('documents whose pages are gone, held back because too many went at once')
held
  .command('list')
  .description('lists the portals of which pages are held back')
  .action(() => once((settings, stack) => listHeld(settings, terminal, stack)))
for (const [action, description] of [
  ['keep', 'keeps them: they are looked at anew'],
  ['release', 'lets them leave the index'],
] as const)
  held
    .command(action)
    .description(description)
    .argument('<portal>', 'id in the registry')
    .action((portalId: string) => once((settings, stack) => decideHeld({ settings, portalId, action }, terminal, stack)))

const portals = program.command('portals').description('the registry')
portals
  .command('check')
  .description('checks the registry and names every fault with file, line and key')
  .option(...REGISTRY_OPTION)
  .action((options: { registry?: string }) => {
    const registry = registryOf(readSettings(process.env), options.registry)
    terminal.line(`${registry.portals.length} portals, no faults`)
  })
portals
  .command('list')
  .description('lists the portals as a tree')
  .option(...REGISTRY_OPTION)
  .action((options: { registry?: string }) => listPortals(registryOf(readSettings(process.env), options.registry), terminal))

function positiveInteger(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || number > 50)
    throw new InvalidArgumentError('must be a whole number from 1 to 50')
  return number
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (!(error instanceof AppError)) {
    console.error(error)
    return 1
  }
  console.error(`liencong: ${error.code}: ${error.message}`)
  for (const fault of error.faults) console.error(`  ${fault.path}: ${fault.message}`)
  return error.exitCode
}

try {
  await program.parseAsync()
} catch (error) {
  terminal.endLive()
  process.exitCode = report(error)
}
// Whatever a library left open must not keep a finished command alive.
process.exit()
