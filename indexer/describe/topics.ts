import { loadTopics } from '../../config/gazetteer.ts'
import { normalizeText, unifyTonePlacement } from '../../vietnamese/normalize.ts'
import { syllablesIn } from '../../vietnamese/syllables-in.ts'

const MAX_TOPICS = 3
/** A keyword in the title counts as much as this many in the text. */
const TITLE_WEIGHT = 5
/** Points from which a document is about a topic: one keyword in the title, or this many in the text. */
const MIN_POINTS = 4
/** A topic far behind the first is a side remark. */
const MIN_SHARE_OF_BEST = 0.4
const TEXT_CHARS = 20_000

let keywordsByTopic: { id: string; keywords: string[] }[] | undefined

/** The topics of a document, best first, at most three: keywords of `config/topics.yaml` counted in title and text. */
export function topicsOf(title: string, text: string): string[] {
  keywordsByTopic ??= loadTopics().map(({ id, keywords }) => ({ id, keywords: keywords.map(spaced) }))
  const [inTitle, inText] = [spaced(title), spaced(text.slice(0, TEXT_CHARS))]
  const scored = keywordsByTopic
    .map(({ id, keywords }) => ({
      id,
      points: keywords.reduce((sum, keyword) => sum + TITLE_WEIGHT * count(inTitle, keyword) + count(inText, keyword), 0),
    }))
    .filter(({ points }) => points >= MIN_POINTS)
    .sort((a, b) => b.points - a.points)
  const best = scored[0]?.points ?? 0
  return scored
    .filter(({ points }) => points >= best * MIN_SHARE_OF_BEST)
    .slice(0, MAX_TOPICS)
    .map(({ id }) => id)
}

/** Lower case, words parted and bounded by single spaces, so that a phrase is found at word boundaries only. */
function spaced(text: string): string {
  return ` ${syllablesIn(unifyTonePlacement(normalizeText(text.toLowerCase())))
    .map((word) => word.text)
    .join(' ')} `
}

function count(text: string, phrase: string): number {
  let times = 0
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length - 1)) times += 1
  return times
}
