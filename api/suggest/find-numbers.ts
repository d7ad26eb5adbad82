import type { Passage } from '../../domain/document.ts'
import { PORTAL_LEVELS } from '../../domain/portal.ts'
import type { EngineQuery } from '../../domain/ports.ts'
import { keyOf, queryNumberKeys } from '../../vietnamese/document-number.ts'
import { foldText, normalizeText } from '../../vietnamese/normalize.ts'
import { askedNumberWords } from '../../vietnamese/number-words.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { originalFirst } from '../search/stories.ts'
import { matchTitle } from './find-titles.ts'
import { readOpenWord } from './open-word.ts'
import type { Typed } from './typed.ts'
import type { Collection } from './vocabulary.ts'

/** A document number that is being typed: documents are asked for by `key`, theirs begins with `beginning`, of which `typed` was typed. */
export type AskedNumber = { key: string; beginning: string; typed: string }

export type FoundNumber = { passage: Passage; number: string; typedChars: number }

/** Engine queries: one for each year in which there may be such a number, and some more. Each asks for one word. */
const MAX_QUERIES = 40
const HITS_A_QUERY = 8
/** Documents of before are not on any portal by number. */
const FIRST_YEAR = 1945
/** Kinds whose numbers always bear the year: `nghị định 42` is completed by years. */
const WITH_YEAR = /^(\d+)\/(nd|tt|ttlt|nqlt)(-|$)/
/** What is being typed at the end of a text, without accents: 42/ · 42/20 · 42/2022/ · 42/2022/nd-c · 1234/qd-u · 57-nq/t */
const YEAR_BEGUN = /(?:^|[\s:"(])0*(\d{1,5})\/(\d{0,3})$/
const CODE_BEGUN = /(?:^|[\s:"(])0*(\d{1,5}\/\d{4}\/)([a-z][a-z\d-]*)?$/
const CODE_BEGUN_WITHOUT_YEAR = /(?:^|[\s:"(])0*(\d{1,5})\/([a-z]+)(-[a-z\d-]*)?$/
const PARTY_NUMBER_BEGUN = /(?:^|[\s:"(])0*(\d{1,4}-[a-z]{2,3})(\/(?:t[wu]?)?)?$/

/** The numbers that may come of what is typed. Pure. */
export function numbersAsked(text: string, collection: Collection, year: number): AskedNumber[] {
  const { statistics } = collection
  const folded = foldText(text)
  const begun = [...yearsFor(folded, statistics, year), ...codesFor(folded, collection)]
  const named = queryNumberKeys(text).flatMap((key): AskedNumber[] => {
    const [, digits = '', kind = ''] = WITH_YEAR.exec(key) ?? []
    const asked = { key, beginning: key, typed: key.replace(/\/$/, '') }
    const withYears = digits
      ? yearsBehind(digits, '', statistics, year).map((of) => ({
          key: `${digits}/${of}/${kind}`,
          beginning: `${digits}/${of}/${kind}`,
          typed: digits,
        }))
      : []
    return [asked, ...withYears]
  })
  return [...new Map([...begun, ...named].map((asked) => [asked.key, asked])).values()].slice(0, MAX_QUERIES)
}

/** Of many the engine gives the hits of the first. */
export function planNumbers(asked: readonly AskedNumber[]): EngineQuery[] {
  return asked.map(({ key }, index) => ({
    words: [askedNumberWords(key).own],
    field: 'number',
    weight: asked.length - index,
    limit: HITS_A_QUERY,
  }))
}

/**
 * Documents that bear one of the numbers, those of one body under one number once: first those whose titles have all that was
 * typed, then newest years first, then from the Government down. Pure.
 */
export function rankNumbers(passages: readonly Passage[], asked: readonly AskedNumber[], typed: Typed): FoundNumber[] {
  const best = new Map<string, FoundNumber>()
  for (const passage of passages.toSorted(originalFirst)) {
    const number = passage.documentNumber ?? ''
    const key = keyOf(number)
    const answered = asked.find(({ beginning }) => key.startsWith(beginning))
    const once = `${key} ${passage.issuer === null ? passage.story : foldText(passage.issuer)}`
    if (number === '' || !answered || best.has(once)) continue
    // Canonical numbers and their keys differ in case and accents alone, but for zeros in front.
    best.set(once, { passage, number, typedChars: answered.typed.length + number.length - key.length })
  }
  const hasTitle = new Set([...best.values()].filter(({ passage }) => matchTitle(normalizeText(passage.title), typed)))
  const behind = (found: FoundNumber) => Number(!hasTitle.has(found))
  return [...best.values()].sort(
    (a, b) => behind(a) - behind(b) || yearOf(b) - yearOf(a) || levelOf(a) - levelOf(b) || (a.number < b.number ? -1 : 1),
  )
}

function yearsFor(folded: string, statistics: TermStatistics, year: number): AskedNumber[] {
  const [, digits, begun = ''] = YEAR_BEGUN.exec(folded) ?? []
  if (!digits) return []
  return yearsBehind(digits, begun, statistics, year).map((of) => ({
    key: `${digits}/${of}/`,
    beginning: `${digits}/${of}/`,
    typed: begun ? `${digits}/${begun}` : `${digits}/`,
  }))
}

/** Years that stand behind this number anywhere, newest first. */
function yearsBehind(digits: string, begun: string, statistics: TermStatistics, year: number): string[] {
  return Array.from({ length: year + 2 - FIRST_YEAR }, (_, index) => String(year + 1 - index)).filter(
    (of) => of.startsWith(begun) && statistics.pairCount(digits, of) > 0,
  )
}

function codesFor(folded: string, { vocabulary, statistics }: Collection): AskedNumber[] {
  const [, withYear, code = ''] = CODE_BEGUN.exec(folded) ?? []
  if (withYear) return [{ key: withYear, beginning: withYear + code, typed: withYear + code }]
  const [, party] = PARTY_NUMBER_BEGUN.exec(folded) ?? []
  if (party) return [{ key: `${party}/tw`, beginning: `${party}/tw`, typed: party }]
  const [, digits, kind = '', issuer = ''] = CODE_BEGUN_WITHOUT_YEAR.exec(folded) ?? []
  if (!digits) return []
  const typed = `${digits}/${kind}${issuer}`
  if (issuer) return [{ key: `${digits}/${kind}`, beginning: typed, typed }]
  // The kind may be unfinished too: `1234/q`.
  const kinds = readOpenWord(kind).flatMap((reading) => vocabulary.matching(reading, 500))
  const behind = kinds.filter(({ code }) => statistics.pairCount(digits, code) > 0).map((word) => word.folded)
  return [...new Set([kind, ...behind])].map((each) => ({ key: `${digits}/${each}`, beginning: `${digits}/${each}`, typed }))
}

function yearOf({ number }: FoundNumber): number {
  return Number(/\/(\d{4})\//.exec(number)?.[1] ?? 0)
}

function levelOf({ passage }: FoundNumber): number {
  const level = (PORTAL_LEVELS as readonly string[]).indexOf(passage.level)
  return level < 0 ? PORTAL_LEVELS.length : level
}
