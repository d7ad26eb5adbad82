import { AppError } from '../domain/errors.ts'
import { benchAttachments } from './attachments.ts'
import { benchCopies } from './copies.ts'
import { benchCoverage } from './coverage.ts'
import { benchCrawl } from './crawl.ts'
import { benchFrontier } from './frontier.ts'
import { benchKills } from './kills.ts'
import { benchSuggest } from './suggest.ts'

const USAGE = `usage: npm run bench -- crawl [--pages N] [--json]
       npm run bench -- suggest [--titles N] [--json]
       npm run bench -- frontier [--urls N] [--json]
       npm run bench -- coverage [--pages N] [--json]
       npm run bench -- kills [--kills N] [--json]
       npm run bench -- copies [--documents N] [--json]
       npm run bench -- attachments FOLDER [--json]`

const BENCHES = {
  crawl: { size: '--pages', standard: 1000, run: (pages: number, json: boolean) => benchCrawl({ pages, json }) },
  frontier: { size: '--urls', standard: 1_000_000, run: (urls: number, json: boolean) => benchFrontier({ urls, json }) },
  coverage: { size: '--pages', standard: 5_000_000, run: (pages: number, json: boolean) => benchCoverage({ pages, json }) },
  kills: { size: '--kills', standard: 50, run: (kills: number, json: boolean) => benchKills({ kills, json }) },
  copies: {
    size: '--documents',
    standard: 100_000,
    run: (documents: number, json: boolean) => benchCopies({ documents, json }),
  },
  suggest: { size: '--titles', standard: 20_000, run: (titles: number, json: boolean) => benchSuggest({ titles, json }) },
}
const MIN_SIZE = 100

const [question = '', ...rest] = process.argv.slice(2)
const bench = Object.hasOwn(BENCHES, question) ? BENCHES[question as keyof typeof BENCHES] : null
const sizeAt = bench ? rest.indexOf(bench.size) : -1
const size = sizeAt >= 0 ? Number(rest[sizeAt + 1]) : (bench?.standard ?? 0)
const folder = question === 'attachments' ? rest.find((argument) => !argument.startsWith('-')) : undefined
if (!folder && (!bench || !Number.isInteger(size) || size < (question === 'kills' ? 1 : MIN_SIZE))) {
  console.error(USAGE)
  process.exit(2)
}
try {
  if (folder) await benchAttachments({ folder, json: rest.includes('--json') })
  else await bench?.run(size, rest.includes('--json'))
} catch (error) {
  console.error(error instanceof AppError ? `${error.code}: ${error.message}` : error)
  process.exitCode = 1
}
