import { foldText, hasAccents, normalizeText, unifyTonePlacement } from '../../../vietnamese/normalize.ts'
import { syllablesIn } from '../../../vietnamese/syllables-in.ts'
import { type Bm25Index, createBm25Index } from '../bm25-index.ts'
import type { EvalDocuments, EvalSystem } from '../eval-system.ts'

/**
 * The peer that an engine with its planner must reach: BM25 over syllables and pairs of neighbours, title and text as one
 * field, in this process. A question with accents is asked with them, one without over folded text.
 */
export async function createBm25System(): Promise<EvalSystem> {
  let ids: string[] = []
  let accented: Bm25Index | undefined
  let folded: Bm25Index | undefined
  return {
    name: 'bm25',
    index: async (documents) => {
      ids = Array.from(documents, ({ id }) => id)
      accented = createBm25Index(termsOfEach(documents, termsOf))
      folded = createBm25Index(termsOfEach(documents, (text) => termsOf(foldText(normalizeText(text)))))
    },
    search: async (question, limit) => {
      const normalized = normalizeText(question)
      const index = hasAccents(normalized) ? accented : folded
      return (index?.search(termsOf(normalized), limit) ?? []).map(({ ordinal }) => ids[ordinal] ?? '')
    },
    close: async () => {},
  }
}

/** One document after the other: all terms at once would be many times the texts. */
function* termsOfEach(documents: EvalDocuments, toTerms: (text: string) => string[]): Generator<string[]> {
  for (const { title, text } of documents) yield toTerms(`${title}\n${text}`)
}

/** The syllables of a text in lower case and one spelling, then each pair of neighbours. */
export function termsOf(text: string): string[] {
  const syllables = syllablesIn(unifyTonePlacement(normalizeText(text)).toLowerCase()).map((syllable) => syllable.text)
  return [...syllables, ...syllables.slice(1).map((syllable, index) => `${syllables[index]} ${syllable}`)]
}
