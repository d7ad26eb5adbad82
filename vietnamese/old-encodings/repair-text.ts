import { OLD_CHARACTERS, OLD_ENCODINGS, type OldEncoding } from './encodings.ts'
import { EVIDENCE, EVIDENCE_OF_FOREIGN_WORDS, evidenceOf } from './evidence.ts'
import { MAX_PLAUSIBLE_COST, readAs } from './plausibility.ts'
import { type Entry, type ReadWord, readLine } from './readings.ts'
import { isSuspicious } from './suspicious.ts'
import { repairUtf8Twice } from './utf-8-twice.ts'

export type RepairedText = {
  text: string
  /** Characters of the given text that were wrong, by encoding, most first; empty when the text is as it was. */
  repaired: readonly { encoding: OldEncoding | 'utf-8-twice'; characters: number }[]
}

/** Long lines are read in parts, each as if it were a line. */
const MAX_PART_CHARS = 8000
/** How much suspicious text is heard as evidence; more would say the same. */
const MAX_EVIDENCE_CHARS = 500_000
/** In the unit of WordCosts: what a run of words must gain by a reading; less, the more the whole text speaks for that reading. */
const ENTRY = 9.5
const ENTRY_WHEN_PROVEN = 2
/** Evidence with which a reading counts as proven. */
const PROOF = 50

/**
 * Makes Unicode of what was written in an old Vietnamese encoding and read as Latin-1 or windows-1252, run of words by run of
 * words, and leaves the rest as it is, character by character. Whether a run is wrong is decided by how plausible it is as it
 * stands and in each encoding, and by what the whole text says. Comes before `normalizeText`, which takes the characters for
 * what they look like.
 *
 * Fonts of capitals (`.VnTimeH`) have the codes of small letters: `CéNG` is mended to `CỘNG`, since the other letters show it,
 * but where every letter is small only the name of the font tells. `upperCaseFont` says that the text stands in such a font.
 */
export function repairText(text: string, { upperCaseFont = false }: { upperCaseFont?: boolean } = {}): RepairedText {
  if (!isSuspicious(text)) return { text, repaired: [] }
  const once = repairUtf8Twice(text)
  const counts: Counts = new Map()
  if (once.characters > 0) counts.set('utf-8-twice', once.characters)
  const repaired = repairRuns(once.text, counts)
  return {
    text: upperCaseFont && counts.has('tcvn3') ? repaired.toUpperCase() : repaired,
    repaired: Array.from(counts, ([encoding, characters]) => ({ encoding, characters })).sort(
      (a, b) => b.characters - a.characters,
    ),
  }
}

type Counts = Map<OldEncoding | 'utf-8-twice', number>

function repairRuns(text: string, counts: Counts): string {
  const entry = entryByEvidence(text)
  if (!entry.some((cost, reading) => reading > 0 && cost < Number.POSITIVE_INFINITY)) return text
  let before = 0
  let repaired = ''
  for (const part of partsOf(text)) {
    if (part.search(OLD_CHARACTERS) < 0) {
      repaired += part
      continue
    }
    // A proven reading goes on in the next line; any other must be worth it line by line.
    const words = readLine(part, entry, (entry[before] ?? 0) <= ENTRY_WHEN_PROVEN ? before : 0)
    before = words.at(-1)?.reading ?? 0
    repaired += rewrite(part, words, counts)
  }
  return repaired
}

/** What it takes to read words in each encoding, by what suspicious lines say, each by itself. Infinite without evidence. */
function entryByEvidence(text: string): Entry {
  const cautious = [0, ...OLD_ENCODINGS.map(() => ENTRY)]
  const gains = OLD_ENCODINGS.map(() => new Map<string, number>())
  const needed = OLD_ENCODINGS.map(() => EVIDENCE_OF_FOREIGN_WORDS)
  let chars = 0
  for (const part of partsOf(text)) {
    if (!isSuspicious(part)) continue
    for (const { word, reading, costs } of readLine(part, cautious, 0)) {
      const gain = (costs[0] ?? 0) - (costs[reading] ?? 0)
      if (gain <= 0) continue
      gains[reading - 1]?.set(word, gain)
      if ((costs[0] ?? 0) > MAX_PLAUSIBLE_COST) needed[reading - 1] = EVIDENCE
    }
    chars += part.length
    if (chars > MAX_EVIDENCE_CHARS) break
  }
  return [0, ...gains.map((byWord, at) => entryFor(evidenceOf(byWord), needed[at] ?? EVIDENCE))]
}

function entryFor(evidence: number, needed: number): number {
  if (evidence < needed) return Number.POSITIVE_INFINITY
  return Math.max(ENTRY_WHEN_PROVEN, ENTRY - ((ENTRY - ENTRY_WHEN_PROVEN) * evidence) / PROOF)
}

function rewrite(line: string, words: readonly ReadWord[], counts: Counts): string {
  const isCapitals = isInCapitals(words)
  let rewritten = ''
  let at = 0
  for (const { word, start, reading } of words) {
    const encoding = OLD_ENCODINGS[reading - 1]
    const decoded = encoding ? readAs(encoding, word) : word
    if (encoding && decoded !== word) counts.set(encoding, (counts.get(encoding) ?? 0) + word.length)
    rewritten += line.slice(at, start) + (encoding === 'tcvn3' && isCapitals ? decoded.toUpperCase() : decoded)
    at = start + word.length
  }
  return rewritten + line.slice(at)
}

/** Do words such as `CéNG` show that small codes stand for capitals, and nothing that they do not? */
function isInCapitals(words: readonly ReadWord[]): boolean {
  const inFont = words.filter(({ reading }) => OLD_ENCODINGS[reading - 1] === 'tcvn3').map(({ word }) => word)
  return (
    inFont.some((word) => /[A-Z].*[A-Z]/.test(word) && /[^\0-\x7F]/.test(word)) && inFont.every((word) => !/[a-z]/.test(word))
  )
}

/** Lines with their ends, and long lines in parts that end with a space where there is one. */
function* partsOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start) + 1 || text.length
    while (start < lineEnd) {
      let part = text.slice(start, Math.min(lineEnd, start + MAX_PART_CHARS))
      if (start + part.length < lineEnd) part = part.slice(0, part.lastIndexOf(' ') + 1 || undefined)
      yield part
      start += part.length
    }
  }
}
