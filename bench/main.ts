import { AppError } from '../domain/errors.ts'
import { benchCrawl } from './crawl.ts'

const USAGE = 'usage: npm run bench -- crawl [--pages N] [--json]'

const [question, ...rest] = process.argv.slice(2)
const pagesAt = rest.indexOf('--pages')
const pages = pagesAt >= 0 ? Number(rest[pagesAt + 1]) : 1000
if (question !== 'crawl' || !Number.isInteger(pages) || pages < 100) {
  console.error(USAGE)
  process.exit(2)
}
try {
  await benchCrawl({ pages, json: rest.includes('--json') })
} catch (error) {
  console.error(error instanceof AppError ? `${error.code}: ${error.message}` : error)
  process.exitCode = 1
}
