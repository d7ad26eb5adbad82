import { accentCode } from '../../vietnamese/accent-code.ts'
import { queryNumberKeys } from '../../vietnamese/document-number.ts'
import { hasAccents, normalizeText } from '../../vietnamese/normalize.ts'
import { syllablesIn } from '../../vietnamese/syllables-in.ts'

/**
 * What a question asks for. `plain` is the text for the engine, with phrases in double quotes, empty when there is no word
 * in it; `accented` is its accent code, null when no accent was typed; `numberKeys` are the document numbers it names.
 */
export type Understanding = { plain: string; accented: string | null; numberKeys: string[] }

/** A hyphen before a word: to the engine it excludes the word, to people (`2021 -2025`) it is a dash. */
const LEADING_HYPHENS = /(^|[\s"])-+(?=\S)/g

/** Reads a question as typed. The engine sees no operator in it but quotes, the same ones in both forms. Pure. */
export function understand(query: string): Understanding {
  const text = normalizeText(query.toWellFormed()).replace(/[“”„]/g, '"')
  // What stands at odd places between quotes is a phrase; a last quote that is never closed opens none.
  const parts = text.split('"')
  const isPhrase = (index: number) => index % 2 === 1 && index < parts.length - 1
  const joined = (form: (part: string) => string) =>
    parts
      .map((part, index) => (isPhrase(index) && syllablesIn(part).length > 0 ? `"${form(part)}"` : form(part)))
      .filter(Boolean)
      .join(' ')
  return {
    plain: syllablesIn(text).length > 0 ? joined((part) => part.replace(LEADING_HYPHENS, '$1').trim()) : '',
    accented: hasAccents(text) ? joined(accentCode) : null,
    numberKeys: queryNumberKeys(text),
  }
}
