#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import type { LiveRegistry } from '../config/live-registry.ts'
import { readSettings, type Settings } from '../config/settings.ts'
import { settingsReference } from '../config/settings-reference.ts'
import { AppError } from '../domain/errors.ts'
import { backUp, restore } from './commands/backup.ts'
import { addBestBet, type BestBetOptions, listBestBets, removeBestBet } from './commands/best-bets.ts'
import { checkUrl } from './commands/check-url.ts'
import { crawlOnce } from './commands/crawl-once.ts'
import { runDemo } from './commands/demo.ts'
import { diffPortals } from './commands/diff-portals.ts'
import { discoverPortal } from './commands/discover-portal.ts'
import { examine } from './commands/doctor.ts'
import { dumpDocuments } from './commands/dump.ts'
import { decideHeld, listHeld } from './commands/held.ts'
import { importPortals } from './commands/import-portals.ts'
import { indexPending } from './commands/index-pending.ts'
import { addKey, listKeys, revokeKey } from './commands/keys.ts'
import { checkPortals, listPortals, printTree } from './commands/portals.ts'
import { rebuild, rollBack } from './commands/rebuild.ts'
import { scheduleRole, serveRole, workerRole } from './commands/roles.ts'
import { runEverything } from './commands/run-everything.ts'
import { searchFromTerminal } from './commands/search.ts'
import { addUser, listUsers, removeUser } from './commands/users.ts'
import { openRegistry } from './follow-registry.ts'
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

function registryOf(settings: Settings, path: string | undefined): LiveRegistry {
  return openRegistry(path ?? settings.REGISTRY)
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
  .command('rebuild')
  .description('builds a new index beside the present one, compares them and exchanges them; searching goes on')
  .option(...REGISTRY_OPTION)
  .option('--dry-run', 'builds and compares, exchanges nothing')
  .option('--force', 'exchanges them even if the new one finds less')
  .option('--back', 'puts the earlier index back in its place')
  .action((options: { registry?: string; dryRun?: boolean; force?: boolean; back?: boolean }) =>
    once((settings, stack) => {
      const registry = registryOf(settings, options.registry)
      if (options.back) return rollBack({ settings, registry }, terminal, stack)
      return rebuild({ settings, registry, force: options.force ?? false, dryRun: options.dryRun ?? false }, terminal, stack)
    }),
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
  .command('check-url')
  .description('says of an address whether it may be fetched, what came of it and whether it is searchable')
  .argument('<url>')
  .option(...REGISTRY_OPTION)
  .option('--json', 'as JSON')
  .action((url: string, options: { registry?: string; json?: boolean }) =>
    once((settings, stack) =>
      checkUrl({ settings, registry: registryOf(settings, options.registry), url, json: options.json ?? false }, terminal, stack),
    ),
  )

program
  .command('doctor')
  .description('looks at everything this installation needs, says what is wrong and what to do')
  .option(...REGISTRY_OPTION)
  .option('--json', 'as JSON')
  .action((options: { registry?: string; json?: boolean }) =>
    once(async (settings, stack) => {
      const registryPath = options.registry ?? settings.REGISTRY
      if (!(await examine({ settings, registryPath, json: options.json ?? false }, terminal, stack))) process.exitCode = 1
    }),
  )

program
  .command('backup')
  .description('writes the embedded database into one file')
  .argument('<file>')
  .action((file: string) => once((settings, stack) => backUp(settings, file, terminal, stack)))

program
  .command('dump')
  .description('writes all documents for everybody to use: JSON Lines, gzip, with schema and licences (default: DATA_DIR/dump)')
  .argument('[folder]')
  .option(...REGISTRY_OPTION)
  .action((folder: string | undefined, options: { registry?: string }) =>
    once((settings, stack) =>
      dumpDocuments({ settings, registry: registryOf(settings, options.registry), folder }, terminal, stack),
    ),
  )

program
  .command('restore')
  .description('brings a backup back into an empty DATA_DIR')
  .argument('<file>')
  .action((file: string) => once((settings, stack) => restore(settings, file, terminal, stack)))

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

const users = program.command('users').description('who may sign in on the administrators’ pages')
users
  .command('list')
  .description('lists the users by name')
  .action(() => once((settings, stack) => listUsers(settings, terminal, stack)))
users
  .command('add')
  .description('makes a user and prints a password, once')
  .argument('<name>')
  .option('--role <role>', 'country, branch:<portal> or read-only', 'country')
  .option('--password-stdin', 'the password is the first line of the input')
  .option(...REGISTRY_OPTION)
  .action((name: string, options: { role: string; passwordStdin?: boolean; registry?: string }) =>
    once((settings, stack) => {
      const registry = registryOf(settings, options.registry)
      const isPasswordFromInput = options.passwordStdin ?? false
      return addUser({ settings, registry, name, role: options.role, isPasswordFromInput }, terminal, stack)
    }),
  )
users
  .command('remove')
  .description('removes a user and ends the user’s sessions')
  .argument('<name>')
  .action((name: string) => once((settings, stack) => removeUser(settings, name, terminal, stack)))

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
  .action((options: { registry?: string }) => checkPortals(registryOf(readSettings(process.env), options.registry), terminal))
portals
  .command('list')
  .description('lists the portals, one a line')
  .option(...REGISTRY_OPTION)
  .option('--json', 'as JSON, with all that the registry says')
  .action((options: { registry?: string; json?: boolean }) =>
    listPortals(registryOf(readSettings(process.env), options.registry), options.json ?? false, terminal),
  )
portals
  .command('tree')
  .description('shows the portals as a tree')
  .argument('[portal]', 'only this one and what is below it')
  .option(...REGISTRY_OPTION)
  .action((branch: string | undefined, options: { registry?: string }) =>
    printTree(registryOf(readSettings(process.env), options.registry), branch, terminal),
  )
portals
  .command('diff')
  .description('says what the registry will do to the index that was made from the one before; changes nothing')
  .option(...REGISTRY_OPTION)
  .option('--apply', 'does it, also where more leaves the index than may be lost at once')
  .option('--json', 'as JSON')
  .action((options: { registry?: string; apply?: boolean; json?: boolean }) =>
    once((settings, stack) => {
      const registry = registryOf(settings, options.registry)
      return diffPortals({ settings, registry, apply: options.apply ?? false, isJson: options.json ?? false }, terminal, stack)
    }),
  )
portals
  .command('discover')
  .description('looks at a portal and proposes an entry for the registry')
  .argument('<host>', 'its host, or the address of its home page')
  .option(...REGISTRY_OPTION)
  .option('--allow-loopback', 'the portal may be on this machine (practice portals)')
  .action((host: string, options: { registry?: string; allowLoopback?: boolean }) =>
    once((settings, stack) => {
      const registry = registryOf(settings, options.registry)
      return discoverPortal({ settings, registry, host, allowLoopback: options.allowLoopback ?? false }, terminal, stack)
    }),
  )
portals
  .command('import')
  .description('turns a table (CSV) into a registry file; docs/registry.md has the columns')
  .argument('<csv>')
  .option(...REGISTRY_OPTION)
  .option('-w, --write <path>', 'new file of the registry; printed when not given')
  .action((csvPath: string, options: { registry?: string; write?: string }) => {
    const registryPath = options.registry ?? readSettings(process.env).REGISTRY
    importPortals({ csvPath, registryPath, writeTo: options.write }, terminal)
  })

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
