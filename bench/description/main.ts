import { Command } from 'commander'
import { tellError, wholeNumber } from '../command-line.ts'
import { loadCorpus } from './load-records.ts'
import { measureDescription } from './measure.ts'
import { descriptionMisses, descriptionReport, descriptionTable } from './report.ts'

/** How much of what is known of legal documents is read back from what portals say of them? */
function evaluate(folder: string, options: { json?: true; misses: number }): void {
  const measured = measureDescription(loadCorpus(folder))
  const report = descriptionReport(folder, measured)
  console.log(options.json ? JSON.stringify(report) : descriptionTable(report))
  // Standard output is one JSON value or a table; what else is told of a JSON run goes beside it.
  if (options.misses > 0) (options.json ? console.error : console.log)(`\n${descriptionMisses(measured, options.misses)}`)
}

try {
  new Command('npm run eval:description --')
    .description('measures what is read back of known legal documents: number, type, issuer, days, topics')
    .argument('<folder>', 'a folder with legal-documents.jsonl.gz and phapdien.jsonl.gz')
    .option('--json', 'figures as one JSON value on standard output')
    .option('--misses <number>', 'lists so many of what was missed of each fact', wholeNumber, 0)
    .exitOverride()
    .action(evaluate)
    .parse()
} catch (error) {
  process.exitCode = tellError(error)
}
