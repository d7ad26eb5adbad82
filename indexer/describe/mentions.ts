import { loadBodies, loadProvinces } from '../../config/gazetteer.ts'
import { normalizeText } from '../../vietnamese/normalize.ts'
import { locatedWordsIn } from '../../vietnamese/terms.ts'

const MAX_PLACES = 5
const MAX_BODIES = 10
const TEXT_CHARS = 50_000
/** A name in the title counts as much as this many in the text. */
const TITLE_WEIGHT = 3

/** Node of a trie over words; `id` is null where a name only seems to stand (`Thái Bình Dương`). */
type Node = { next: Map<string, Node>; id?: string | null; shape?: string }
type Tries = { places: Node; bodies: Node }
let tries: Tries | undefined

/** The provinces and the bodies that a document names, most named first; former provinces count for those of today. */
export function mentionsIn(title: string, text: string): { places: string[]; bodies: string[] } {
  tries ??= buildTries()
  const inTitle = wordsOf(title)
  const inText = wordsOf(text.slice(0, TEXT_CHARS))
  const ranked = (trie: Node, limit: number) => {
    const points = new Map<string, number>()
    for (const [words, weight] of [
      [inTitle, TITLE_WEIGHT],
      [inText, 1],
    ] as const)
      for (const id of namesIn(words, trie)) points.set(id, (points.get(id) ?? 0) + weight)
    return [...points]
      .sort((a, b) => b[1] - a[1])
      .slice(0, limit)
      .map(([id]) => id)
  }
  return { places: ranked(tries.places, MAX_PLACES), bodies: ranked(tries.bodies, MAX_BODIES) }
}

/** A word as written, with its accent code to compare by. */
type Word = { text: string; code: string }

function wordsOf(text: string): Word[] {
  return locatedWordsIn(normalizeText(text))
}

/** Names in the order in which they stand, the longest at each place. They are written with capitals: `hà giang` may be anything. */
function* namesIn(words: readonly Word[], trie: Node): Generator<string> {
  for (let start = 0; start < words.length; start += 1) {
    if (!/^\p{Lu}/u.test(words[start]?.text ?? '')) continue
    let node: Node | undefined = trie
    let longest: { id: string | null; end: number } | null = null
    for (let at = start; node && at < words.length; at += 1) {
      node = node.next.get(words[at]?.code ?? '')
      if (node?.id !== undefined && isWritten(node.shape ?? '', words.slice(start, at + 1))) longest = { id: node.id, end: at }
    }
    if (!longest) continue
    if (longest.id !== null) yield longest.id
    start = longest.end
  }
}

/** Words that have a capital in the name must have one in the text; short forms must be capitals throughout. */
function isWritten(shape: string, words: readonly Word[]): boolean {
  const [asked, written] = [shape.split(' '), words.map(({ text }) => text)]
  return asked.every((kind, index) => {
    const word = written[index] ?? ''
    if (kind === 'A') return word === word.toUpperCase()
    return kind === 'a' || /^\p{Lu}/u.test(word)
  })
}

function buildTries(): Tries {
  const [places, bodies]: Node[] = [{ next: new Map() }, { next: new Map() }]
  if (!places || !bodies) throw new Error('two tries')
  for (const { id, name, aliases, former } of loadProvinces()) {
    for (const each of [name, ...aliases]) addName(places, each, id)
    for (const place of former) {
      for (const each of [place.name, ...place.aliases]) addName(places, each, id)
      for (const each of place.except) addName(places, each, null)
    }
  }
  for (const { id, name, aliases, abbreviations, codes } of loadBodies())
    for (const each of [name, ...aliases, ...abbreviations, ...codes.filter((code) => code.length > 2)]) addName(bodies, each, id)
  return { places, bodies }
}

function addName(trie: Node, name: string, id: string | null): void {
  const words = wordsOf(name)
  // Two letters are too many other things.
  if (words.length === 1 && name.length < 3) return
  let node = trie
  for (const { code } of words) {
    const next = node.next.get(code) ?? { next: new Map() }
    node.next.set(code, next)
    node = next
  }
  if (node.id !== undefined) return
  node.id = id
  node.shape = words
    .map(({ text }) => (text === text.toUpperCase() && text.length > 1 ? 'A' : /^\p{Lu}/u.test(text) ? 'Aa' : 'a'))
    .join(' ')
}
