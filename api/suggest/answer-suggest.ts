import type { Names } from '../../config/names.ts'
import type { Passage } from '../../domain/document.ts'
import type { EngineQuery, SearchReader } from '../../domain/ports.ts'
import { MAX_QUERY_CHARS, type Suggestion, type SuggestRequest, type SuggestResult } from '../../domain/search.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { markSpans } from '../mark.ts'
import { presentSource } from '../search/present.ts'
import { completeTerms, type TermCompletion } from './complete-terms.ts'
import { type FoundNumber, numbersAsked, planNumbers, rankNumbers } from './find-numbers.ts'
import { type FoundTitle, planTitles, rankTitles } from './find-titles.ts'
import { createHeldExpressions, type HeldExpressions } from './held-expressions.ts'
import { keepVocabulary } from './keep-vocabulary.ts'
import { loadKnownPhrases } from './known-phrases.ts'
import { readTyped } from './typed.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Completions that are looked at for each that is shown: some turn out to stand nowhere word for word. */
const COMPLETIONS_A_PLACE = 2
/** Passages that the engine gives when it is asked for more than it answers side by side. */
const MAX_PASSAGES = 40
/** Most places for titles beside terms, and for numbers before both, as shares of all. Who types many words is after a title. */
const SHARE_OF_TITLES = 0.4
const SHARE_OF_TITLES_BEHIND_MANY = 0.75
const MANY_WORDS = 4
const SHARE_OF_NUMBERS = 0.75

export type SuggestParts = {
  reader: Pick<SearchReader, 'candidates'>
  names: Names
  /** The statistics as known now. */
  statistics: () => TermStatistics
  clock: () => Date
  onError: (error: unknown) => void
}

/**
 * Answers what is typed so far with what the collection has: terms and titles that go on from it, documents whose numbers do. From
 * the index alone; what people type is kept nowhere. The vocabulary is begun to be built at once, off the path of any question.
 * @throws {AppError ENGINE_UNAVAILABLE} the engine does not answer
 */
export function createSuggester(parts: SuggestParts): (request: SuggestRequest) => Promise<SuggestResult> {
  const { reader, names, statistics, clock, onError } = parts
  const currentVocabulary = keepVocabulary(statistics, clock, onError)
  let held: { of: Vocabulary; expressions: HeldExpressions } | undefined
  const expressionsOf = (vocabulary: Vocabulary): HeldExpressions => {
    if (held?.of !== vocabulary) held = { of: vocabulary, expressions: createHeldExpressions(reader) }
    return held.expressions
  }
  const find = (queries: readonly EngineQuery[]): Promise<Passage[]> =>
    queries.length === 0 ? Promise.resolve([]) : reader.candidates({ queries, without: [], filter: {} }, MAX_PASSAGES)
  currentVocabulary().then(loadKnownPhrases).catch(onError)

  return async ({ q, limit }) => {
    const startedAt = performance.now()
    const vocabulary = await currentVocabulary()
    const collection = { vocabulary, statistics: statistics() }
    const typed = readTyped(q)
    const completions = completeTerms(typed, collection, loadKnownPhrases(), COMPLETIONS_A_PLACE * limit)
    const asked = numbersAsked(typed.text, collection, clock().getFullYear())
    const [terms, titled, numbered] = await Promise.all([
      expressionsOf(vocabulary).among(completions),
      find(planTitles(typed, collection)),
      find(planNumbers(asked)),
    ])
    return {
      query: q,
      suggestions: chosen(terms, rankTitles(titled, typed), rankNumbers(numbered, asked, typed), {
        limit,
        typedWords: typed.words.length,
        names,
      }),
      tookMs: Math.round((performance.now() - startedAt) * 10) / 10,
    }
  }
}

/** Who types a number means it: then there are no terms. Else terms, which are short, and titles; what one kind leaves over is another's. */
function chosen(
  terms: readonly TermCompletion[],
  titles: readonly FoundTitle[],
  numbers: readonly FoundNumber[],
  { limit, typedWords, names }: { limit: number; typedWords: number; names: Names },
): Suggestion[] {
  const shownNumbers = numbers.slice(0, Math.ceil(limit * SHARE_OF_NUMBERS))
  const ids = new Set(shownNumbers.map(({ passage }) => passage.documentId))
  const others = titles.filter(({ passage, title }) => title.length <= MAX_QUERY_CHARS && !ids.has(passage.documentId))
  const places = limit - shownNumbers.length
  const shownTerms = shownNumbers.length > 0 ? [] : terms
  const share = typedWords < MANY_WORDS ? SHARE_OF_TITLES : SHARE_OF_TITLES_BEHIND_MANY
  const titlePlaces = Math.min(others.length, Math.max(Math.floor(places * share), places - shownTerms.length))
  return [
    ...shownNumbers.map((found) => presentNumber(found, names)),
    ...shownTerms.slice(0, places - titlePlaces).map(presentTerm),
    ...others.slice(0, titlePlaces).map((found) => presentTitle(found, names)),
  ]
}

function presentTerm({ text, typedChars }: TermCompletion): Suggestion {
  return { text, html: markSpans(text, [{ start: 0, end: typedChars }]), kind: 'term' }
}

function presentTitle({ passage, title, spans }: FoundTitle, names: Names): Suggestion {
  return { text: title, html: markSpans(title, spans), kind: 'title', ...presentSource(passage, names) }
}

function presentNumber({ passage, number, typedChars }: FoundNumber, names: Names): Suggestion {
  const html = markSpans(number, [{ start: 0, end: typedChars }])
  return { text: number, html, kind: 'number', title: passage.title, ...presentSource(passage, names) }
}
