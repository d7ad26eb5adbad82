import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Command } from 'commander'
import { readPage } from '../../indexer/extract/read-page.ts'
import { decodeBytes } from '../../vietnamese/decode.ts'
import { tellError } from '../command-line.ts'
import { pageSheet, type SheetEntry } from './page-sheet.ts'
import { loadSavedPages, type SavedPage } from './saved-pages.ts'

/** Writes a page that shows what was taken of each saved page beside the page itself, for people to look at. */
function show(folder: string, { out }: { out?: string }): void {
  const pages = loadSavedPages(folder)
  const name = basename(resolve(folder))
  const file = resolve(out ?? join('data', 'pages', `${name}.html`))
  mkdirSync(dirname(file), { recursive: true })
  const entries = pages.map(readSaved)
  writeFileSync(file, pageSheet(name, entries))
  for (const [type, found] of Map.groupBy(entries, ({ reading }) => reading.type)) console.log(`${type}: ${found.length}`)
  console.log(file)
}

function readSaved({ path, url, bytes }: SavedPage): SheetEntry {
  const html = decodeBytes(bytes, { contentType: null }).text
  try {
    return { path, url, html, reading: readPage({ url, bytes, contentType: null, robotsHeader: null }) }
  } catch (error) {
    return { path, url, html, reading: { type: 'broken', message: error instanceof Error ? error.message : String(error) } }
  }
}

try {
  new Command('npm run eval:pages --')
    .description('shows what is taken of saved pages beside the pages themselves')
    .argument('<folder>', 'saved pages (*.html), named as a mirror would, or by a manifest.jsonl beside them')
    .option('--out <file>', 'the page to write; by default data/pages/FOLDER.html')
    .exitOverride()
    .action(show)
    .parse()
} catch (error) {
  process.exitCode = tellError(error)
}
