import { CheerioCrawler, Configuration, LogLevel, log } from '@crawlee/cheerio'
import { startMeasuring } from './measured.ts'

/** A plain CheerioCrawler: fetches, parses, follows links, keeps nothing. */
const [url = ''] = process.argv.slice(2)
log.setLevel(LogLevel.WARNING)
let pages = 0
const crawler = new CheerioCrawler(
  {
    minConcurrency: 10,
    maxConcurrency: 10,
    maxRequestRetries: 0,
    useSessionPool: false,
    requestHandler: async ({ $, enqueueLinks }) => {
      pages += 1
      $('title').text()
      await enqueueLinks({ strategy: 'same-origin' })
    },
  },
  new Configuration({ persistStorage: false, logLevel: LogLevel.WARNING }),
)
const finish = startMeasuring([process.pid])
await crawler.run([`${url}/`])
console.log(JSON.stringify(finish(pages)))
process.exit()
