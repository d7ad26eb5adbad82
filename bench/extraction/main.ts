import { Command } from 'commander'
import { tellError, wholeNumber } from '../command-line.ts'
import { loadPages } from './load-pages.ts'
import { measure } from './measure.ts'
import { extractionMisses, extractionReport, extractionTable } from './report.ts'
import { EXTRACTORS } from './systems.ts'

/** How much of the main text of pages is found, and how fast? Both systems read the same pages in the same process. */
function evaluate(folder: string, options: { json?: true; misses: number }): void {
  const { name, pages } = loadPages(folder)
  const measured = {
    ours: measure(EXTRACTORS.ours, pages),
    'readability-jsdom': measure(EXTRACTORS['readability-jsdom'], pages),
  }
  const report = extractionReport({ folder: name, pages: pages.length }, measured)
  console.log(options.json ? JSON.stringify(report) : extractionTable(report))
  // Standard output is one JSON value or a table; what else is told of a JSON run goes beside it.
  if (options.misses > 0) (options.json ? console.error : console.log)(`\n${extractionMisses(measured.ours, options.misses)}`)
}

try {
  new Command('npm run eval:extraction --')
    .description('measures how much of the main text of saved pages is found, beside Readability over jsdom')
    .argument('<folder>', 'saved pages with ground-truth.json')
    .option('--json', 'figures as one JSON value on standard output')
    .option('--misses <number>', 'lists the worst pages of ours', wholeNumber, 0)
    .exitOverride()
    .action(evaluate)
    .parse()
} catch (error) {
  process.exitCode = tellError(error)
}
