import { loadTopics } from '../../config/gazetteer.ts'
import { termsOf } from '../../vietnamese/terms.ts'

const MAX_TOPICS = 3
/** A phrase in the title counts as much as this many first ones in the text. */
const TITLE_WEIGHT = 4
/** A hint beside a keyword. */
const HINT_WEIGHT = 0.35
/** Points of a phrase that stands once in the text; each doubling adds as many, so that one phrase alone does not decide a long text. */
const TEXT_POINTS = 2
/** Points from which a document is about a topic: one keyword in the title, two in the text, or one of them three times. */
const MIN_POINTS = 4
/** A topic far behind the first is a side remark. */
const MIN_SHARE_OF_BEST = 0.4
const TEXT_CHARS = 20_000

type Weighted = { topic: string; weight: number }
/** A trie over syllables, with the topics of the phrase that ends here. */
type Node = { next: Map<string, Node>; topics: Weighted[] }
let trie: Node | undefined

/** The topics of a document, best first, at most three: phrases of `config/topics.yaml` counted in title and text. */
export function topicsOf(title: string, text: string): string[] {
  trie ??= buildTrie()
  const points = new Map<string, number>()
  const add = (counts: Map<Node, number>, pointsOf: (count: number) => number) => {
    for (const [{ topics }, count] of counts)
      for (const { topic, weight } of topics) points.set(topic, (points.get(topic) ?? 0) + weight * pointsOf(count))
  }
  add(countPhrases(title, trie), () => TITLE_WEIGHT * TEXT_POINTS)
  add(countPhrases(text.slice(0, TEXT_CHARS), trie), (count) => TEXT_POINTS * Math.log2(1 + count))
  const ranked = [...points].filter(([, sum]) => sum >= MIN_POINTS).sort((a, b) => b[1] - a[1])
  const best = ranked[0]?.[1] ?? 0
  return ranked
    .filter(([, sum]) => sum >= best * MIN_SHARE_OF_BEST)
    .slice(0, MAX_TOPICS)
    .map(([topic]) => topic)
}

/** How often each phrase stands in a text, the longest at each place alone. */
function countPhrases(text: string, root: Node): Map<Node, number> {
  const words = comparable(text)
  const counts = new Map<Node, number>()
  for (let start = 0; start < words.length; start += 1) {
    let node: Node | undefined = root
    let longest: { node: Node; end: number } | null = null
    for (let at = start; at < words.length; at += 1) {
      node = node.next.get(words[at] ?? '')
      if (!node) break
      if (node.topics.length > 0) longest = { node, end: at }
    }
    if (!longest) continue
    counts.set(longest.node, (counts.get(longest.node) ?? 0) + 1)
    start = longest.end
  }
  return counts
}

function buildTrie(): Node {
  const root: Node = { next: new Map(), topics: [] }
  const add = (phrase: string, topic: string, weight: number) => {
    let node = root
    for (const word of comparable(phrase)) {
      const next = node.next.get(word) ?? { next: new Map(), topics: [] }
      node.next.set(word, next)
      node = next
    }
    node.topics.push({ topic, weight })
  }
  for (const { id, keywords, hints } of loadTopics()) {
    for (const phrase of keywords) add(phrase, id, 1)
    for (const phrase of hints) add(phrase, id, HINT_WEIGHT)
  }
  return root
}

/** Accent codes: neither case nor the placement of tones tells words apart. */
function comparable(text: string): string[] {
  return termsOf(text).terms.map(({ code }) => code)
}
