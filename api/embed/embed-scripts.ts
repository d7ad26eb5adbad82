import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { bundleScripts } from '../bundle-scripts.ts'

/**
 * Version of the script that portals set into their pages. They pin its content by a hash: what was released never changes. Whoever
 * changes it raises the version and keeps the earlier one as `web/embed-releases/<version>.js`, where it is served from for ever.
 */
export const EMBED_VERSION = '1.0.0'
const RELEASES = new URL('../../web/embed-releases/', import.meta.url)

export type EmbedScript = { version: string; content: string; integrity: string }

/** Every release of the script, the present one last. */
export function loadEmbedScripts(): EmbedScript[] {
  const earlier = existsSync(RELEASES)
    ? readdirSync(RELEASES).map((file) => ({
        version: file.replace(/\.js$/, ''),
        content: readFileSync(new URL(file, RELEASES), 'utf8'),
      }))
    : []
  const present = { version: EMBED_VERSION, content: bundleScripts(['client.js', 'combobox.js', 'embed.js']) }
  return [...earlier, present].map((release) => ({ ...release, integrity: integrityOf(release.content) }))
}

function integrityOf(content: string): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`
}
