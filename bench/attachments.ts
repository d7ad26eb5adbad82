import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { AppError } from '../domain/errors.ts'

/**
 * What comes of the files of a folder: text or a named outcome, and at what cost. Each is read in a process of its own, so time
 * includes no warm code and memory nothing of the files before it.
 */
export type FileFigures = {
  file: string
  outcome: string
  title: string | null
  chars: number
  pages: number | null
  /** Of legal Vietnamese syllables among the words; null where there is no text. */
  syllableShare: number | null
  ms: number
  peakRssMb: number
}

const READ_FILE = fileURLToPath(new URL('systems/read-file.ts', import.meta.url))
const TIMEOUT_MS = 120_000
const run = promisify(execFile)

/** @throws {AppError BAD_USAGE} when the folder cannot be read */
export async function benchAttachments({ folder, json }: { folder: string; json: boolean }): Promise<void> {
  const names = await readdir(folder).catch(() => {
    throw new AppError('BAD_USAGE', `no folder ${folder}`)
  })
  const figures: FileFigures[] = []
  for (const file of names.sort()) {
    const { stdout } = await run(process.execPath, [READ_FILE, join(folder, file)], { timeout: TIMEOUT_MS })
    figures.push({ file, ...(JSON.parse(stdout.slice(stdout.lastIndexOf('{'))) as Omit<FileFigures, 'file'>) })
  }
  if (json) console.log(JSON.stringify({ folder, files: figures }))
  else console.log(report(figures))
}

function report(figures: readonly FileFigures[]): string {
  const rows = figures.map(
    ({ file, outcome, title, chars, pages, syllableShare, ms, peakRssMb }) =>
      `| ${extname(file).slice(1)} | ${outcome} | ${chars} | ${pages ?? '–'} | ${syllableShare ?? '–'} | ${ms} | ${peakRssMb} | ${title ?? file} |`,
  )
  const shares = figures.flatMap(({ syllableShare }) => syllableShare ?? [])
  return `| type | outcome | chars | pages | syllables | ms | peak MB | title |
| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |
${rows.join('\n')}

${figures.length} files, ${shares.length} with text; least share of legal syllables ${shares.length > 0 ? Math.min(...shares) : '–'}`
}
