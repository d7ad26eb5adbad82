import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../domain/errors.ts'

export type SavedPage = { path: string; url: string; bytes: Uint8Array }

const PAGE_FILE = /\.(?:html?|aspx?|php|xml)$/i
const manifestLine = z.object({ path: z.string(), url: z.string().nullish() })

/**
 * The pages of a folder with the addresses they were saved from: those that a `manifest.jsonl` beside or above the folder tells,
 * or as a mirror would have saved them, `HOST/path`.
 * @throws {AppError BAD_EVAL_SET} when there is no such folder, or no page in it
 */
export function loadSavedPages(folder: string): SavedPage[] {
  const refuse = (message: string) =>
    new AppError('BAD_EVAL_SET', `${folder} cannot be used as a test set`, { faults: [{ path: folder, message }] })
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw refuse('there is no such folder')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => PAGE_FILE.test(name) && statSync(join(folder, name)).isFile(),
  )
  if (names.length === 0) throw refuse('holds no pages (*.html)')
  const urls = urlsBeside(resolve(folder))
  return names.sort().map((name) => {
    const file = join(resolve(folder), name)
    return { path: name, url: urls.get(file) ?? mirrored(basename(resolve(folder)), name), bytes: readFileSync(file) }
  })
}

function urlsBeside(folder: string): Map<string, string> {
  const home = [folder, dirname(folder)].find((place) => existsSync(join(place, 'manifest.jsonl')))
  const urls = new Map<string, string>()
  if (!home) return urls
  for (const line of readFileSync(join(home, 'manifest.jsonl'), 'utf8').split('\n')) {
    const entry = line.trim() === '' ? null : manifestLine.safeParse(JSON.parse(line)).data
    const url = entry?.url ? absolute(entry.url.replaceAll('&amp;', '&')) : null
    if (entry && url) urls.set(join(home, entry.path), url)
  }
  return urls
}

/** `index.html` of a mirror is the address of its folder. */
function mirrored(host: string, name: string): string {
  const path = relative('.', name)
    .split(/[\\/]/)
    .map((part) => encodeURIComponent(part))
    .join('/')
  return `https://${host.includes('.') ? host : 'page.invalid'}/${path.replace(/(^|\/)index\.html?$/i, '$1')}`
}

function absolute(address: string): string | null {
  const url = /^https?:/i.test(address) ? address : `https://${address}`
  return URL.canParse(url) ? url : null
}
