import { readFileSync } from 'node:fs'

const IMPORT = /^import .* from '\.\/.*'\n/gm
const EXPORT = /^export (?=(?:async )?(?:function|class|const) )/gm
const COMMENT = /^[ \t]*(?:\/\*\*[\s\S]*?\*\/|\/\/.*)[ \t]*\n/gm
const INDENT = /^[ \t]+/gm

/**
 * One script of several modules of `web/assets/`, each before those that import it: a page loads one file, and one integrity hash says
 * what is in it. Comments and indentation stay at home. It knows only what our own modules do: named imports of one another, one line
 * each, names that are not used twice, and no text over several lines whose indentation matters.
 */
export function bundleScripts(names: readonly string[]): string {
  const read = (name: string) => readFileSync(new URL(`../web/assets/${name}`, import.meta.url), 'utf8')
  return names
    .map((name) => read(name).replace(COMMENT, '').replace(IMPORT, '').replace(EXPORT, '').replace(INDENT, ''))
    .join('')
    .replace(/\n{2,}/g, '\n')
}
