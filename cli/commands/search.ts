import { answerSearch } from '../../api/search/answer.ts'
import { createNames } from '../../config/names.ts'
import type { Settings } from '../../config/settings.ts'
import type { Registry } from '../../domain/ports.ts'
import { searchRequestSchema } from '../../domain/search.ts'
import { followStatistics } from '../follow-statistics.ts'
import { createFileLogger } from '../logger.ts'
import { openEngine } from '../open-engine.ts'
import { openStore } from '../open-store.ts'
import type { Terminal } from '../terminal.ts'

/** Asks one question over the same path as the API and prints the hits. */
export async function searchFromTerminal(
  {
    settings,
    registry,
    question,
    perPage,
    json,
  }: { settings: Settings; registry: Registry; question: string; perPage: number; json: boolean },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const logger = createFileLogger(settings)
  const store = await openStore(settings, stack)
  const { reader } = await openEngine(settings, stack, logger)
  const statistics = await followStatistics(store.statistics, stack, (error) =>
    logger.error({ err: error }, 'statistics of terms'),
  )
  const result = await answerSearch(
    { reader, registry, names: createNames(registry), clock: () => new Date(), statistics: statistics.current() },
    searchRequestSchema.parse({ q: question, perPage }),
  )
  if (json) {
    terminal.line(JSON.stringify(result, null, 2))
    return
  }
  terminal.line(result.total === 0 ? 'No documents found.' : `${result.total} documents found`)
  for (const [index, hit] of result.hits.entries()) {
    terminal.line()
    terminal.line(`${index + 1}. ${hit.title}`)
    terminal.line(`   ${[hit.portal.name, hit.publishedAt?.slice(0, 10), hit.documentNumber].filter(Boolean).join(' · ')}`)
    terminal.line(`   ${hit.url}`)
  }
}
