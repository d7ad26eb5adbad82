import { foldText, hasAccents, normalizeText, unifyTonePlacement } from './normalize.ts'
import { syllablesIn } from './syllables-in.ts'

/** How an alternative stands to what was typed. */
export type ExpansionKind = 'abbreviation' | 'former-name' | 'new-name' | 'synonym'

/**
 * What may be searched beside what is typed. `weight` is how near the alternatives are, 1 being the same words; `reason` is a
 * Vietnamese sentence for people; `province` is the id of the province whose portals answer for the place today. An entry without
 * alternatives takes its words and is not told: `Thái Bình Dương` is neither Thái Bình nor Bình Dương.
 */
export type ExpansionData = readonly {
  kind: ExpansionKind
  from: string
  to: readonly string[]
  weight: number
  reason: string
  province?: string
}[]

/** An entry that a question matches, from syllable `start` up to, not including, syllable `end`. */
export type Expansion = {
  start: number
  end: number
  kind: ExpansionKind
  alternatives: readonly string[]
  weight: number
  reason: string
  province?: string
}

/** `words` are what stands in the expansion, `folded` the syllables of it without accents. */
type Alternative = { words: string; folded: readonly string[] }
/** An entry; `form` is what is compared when accents were typed. */
type Name = { form: string; alternatives: readonly Alternative[]; facts: Omit<Expansion, 'start' | 'end' | 'alternatives'> }
/** A trie over syllables without accents: both ways of typing walk the same path. */
type Node = { next: Map<string, Node>; names: Name[] }

/**
 * Reads names once and returns what finds them in the syllables of a question, in the order in which they begin there. Accents
 * that were typed must agree, in old or new tone placement; words typed without any accent match the accented name too.
 *
 * Of two matches of one kind that share a syllable the longer one stays, of equally long ones the first; matches of different
 * kinds do not disturb each other (`Sở TTTT Bình Dương`). What the question already says around a match is no alternative to it:
 * `Tổng cục Thuế` is none for its own `cục Thuế`. Takes time linear in the question: nothing looks further than the longest name.
 */
export function createExpander(data: ExpansionData): (syllables: readonly string[]) => Expansion[] {
  const root: Node = { next: new Map(), names: [] }
  let longest = 0
  for (const { from, to, ...facts } of data) {
    const forms = formsOf(from)
    if (forms.length === 0) continue
    longest = Math.max(longest, forms.length)
    const alternatives = to.map((words) => ({ words, folded: formsOf(words).map(foldText) }))
    nodeAt(root, forms.map(foldText)).names.push({ form: forms.join(' '), alternatives, facts })
  }
  return (syllables) => {
    const forms = syllables.map((syllable) => formOf(normalizeText(syllable)))
    return longestOfEachKind(matchesIn(forms, root), longest)
  }
}

function formsOf(words: string): string[] {
  return syllablesIn(normalizeText(words)).map(({ text }) => formOf(text))
}

function formOf(syllable: string): string {
  return unifyTonePlacement(syllable).toLowerCase()
}

function nodeAt(root: Node, path: readonly string[]): Node {
  let node = root
  for (const syllable of path) {
    const next = node.next.get(syllable) ?? { next: new Map(), names: [] }
    node.next.set(syllable, next)
    node = next
  }
  return node
}

function matchesIn(forms: readonly string[], root: Node): Expansion[] {
  const folded = forms.map(foldText)
  const accented = forms.map(hasAccents)
  const matches: Expansion[] = []
  for (let start = 0; start < forms.length; start += 1) {
    let node = root.next.get(folded[start] ?? '')
    for (let end = start + 1; node; end += 1) {
      const typed = node.names.length > 0 && accented.slice(start, end).includes(true) ? forms.slice(start, end).join(' ') : null
      for (const { form, alternatives, facts } of node.names) {
        if (typed !== null && form !== typed) continue
        const others = alternatives.filter((alternative) => !standsAround(folded, start, end, alternative.folded))
        if (others.length === alternatives.length || others.length > 0)
          matches.push({ start, end, ...facts, alternatives: others.map(({ words }) => words) })
      }
      node = end < forms.length ? node.next.get(folded[end] ?? '') : undefined
    }
  }
  return matches
}

/** Does the question say these syllables where the match from `start` to `end` is part of them? */
function standsAround(question: readonly string[], start: number, end: number, syllables: readonly string[]): boolean {
  for (let place = Math.max(0, end - syllables.length); place <= start; place += 1)
    if (syllables.every((syllable, index) => syllable === question[place + index])) return true
  return false
}

/** The longest ones first take their syllables, each for its kind; several entries for the very same words all stay. */
function longestOfEachKind(matches: readonly Expansion[], longest: number): Expansion[] {
  const takenBy = new Map<string, string>()
  const kept = new Set<Expansion>()
  for (let length = longest; length > 0; length -= 1) {
    for (const match of matches) {
      const { start, end, kind } = match
      if (end - start !== length) continue
      const span = `${start}-${end}`
      const places = Array.from({ length }, (_, index) => `${kind} ${start + index}`)
      if (places.some((place) => (takenBy.get(place) ?? span) !== span)) continue
      for (const place of places) takenBy.set(place, span)
      kept.add(match)
    }
  }
  return matches.filter((match) => kept.has(match) && match.alternatives.length > 0)
}
