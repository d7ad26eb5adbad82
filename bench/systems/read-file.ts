import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { readAttachment } from '../../indexer/extract/attachments/read-attachment.ts'
import { syllableShare } from '../../indexer/extract/attachments/syllable-share.ts'

/**
 * Reads one file in a process of its own and prints what came of it (bench/attachments.ts). Memory is that of the whole process,
 * with Node and the libraries.
 */
process.on('unhandledRejection', () => {})

const [path = ''] = process.argv.slice(2)
const bytes = readFileSync(path)
const startedAt = performance.now()
const reading = await readAttachment({ url: pathToFileURL(path).href, bytes, contentType: null, robotsHeader: null })
const ms = Math.round(performance.now() - startedAt)
const document = reading?.type === 'document' ? reading.document : null

console.log(
  JSON.stringify({
    outcome: reading?.type === 'refused-file' ? `skipped:${reading.reason}` : (reading?.type ?? 'no file'),
    title: document?.title ?? null,
    chars: document?.text.length ?? 0,
    pages: document?.pageStarts?.length ?? null,
    syllableShare: document ? Number(syllableShare(document.text).toFixed(4)) : null,
    ms,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
)
