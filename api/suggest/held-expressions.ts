import type { Passage } from '../../domain/document.ts'
import type { SearchReader } from '../../domain/ports.ts'
import { foldedOfCode } from '../../vietnamese/accent-code.ts'
import { codeWord, MAX_ENGINE_WORDS, pairWord } from '../../vietnamese/engine-words.ts'
import { foldText, normalizeText } from '../../vietnamese/normalize.ts'
import { locatedWordsIn, termsOf } from '../../vietnamese/terms.ts'
import type { TermCompletion } from './complete-terms.ts'

/** One or two words that stand in so many passages stand in two documents. */
const CERTAIN_PASSAGES = 50
/** Expressions asked for at once (the engine answers so many side by side), and passages looked at for each. */
const MAX_ASKED = 6
const PASSAGES_ASKED = 5
/** Answers that are remembered. */
const MAX_KNOWN = 20_000

/** Knows which expressions stand in the collection word for word, in two documents or more. */
export type HeldExpressions = {
  /** Those of the completions that do; at most six that are new are looked up, and those beyond are left out this time. */
  among(completions: readonly TermCompletion[]): Promise<TermCompletion[]>
}

/** The statistics know neighbours only: `quảng ninh` and `ninh bình` make no `quảng ninh bình`. Only the engine knows the texts. */
export function createHeldExpressions(reader: Pick<SearchReader, 'candidates'>): HeldExpressions {
  const known = new Map<string, boolean>()
  return {
    among: async (completions) => {
      const isKnown = (completion: TermCompletion) => isCertain(completion) || known.has(keyOf(completion))
      const asked = [...new Map(completions.filter((each) => !isKnown(each)).map((each) => [keyOf(each), each])).values()]
      const toAsk = asked.slice(0, MAX_ASKED)
      if (toAsk.length > 0) {
        const queries = toAsk.map(({ expression }) => ({
          words: engineWordsOf(expression),
          field: 'any' as const,
          weight: 1,
          limit: PASSAGES_ASKED,
        }))
        const passages = await reader.candidates({ queries, without: [], filter: {} }, MAX_ASKED * PASSAGES_ASKED)
        const texts = passages.map(toText)
        if (known.size > MAX_KNOWN) known.clear()
        for (const completion of toAsk) known.set(keyOf(completion), isHeld(completion, texts))
      }
      return completions.filter((completion) => isCertain(completion) || known.get(keyOf(completion)) === true)
    },
  }
}

function isCertain({ expression, passages }: TermCompletion): boolean {
  return expression.length <= 2 && passages >= CERTAIN_PASSAGES
}

function keyOf(completion: TermCompletion): string {
  return `${completion.expression.join(' ')} ${expressionTextOf(completion)}`
}

/** Passages of one long law may be all that is seen of what stands in a hundred. */
function isHeld(completion: TermCompletion, texts: readonly Text[]): boolean {
  const wanted = expressionTextOf(completion)
  const codes = completion.expression.join(' ')
  const documents = new Set(texts.filter((text) => holds(text, wanted, codes)).map(({ documentId }) => documentId))
  return documents.size > 1 || (documents.size === 1 && completion.passages >= CERTAIN_PASSAGES)
}

/** The expression as it stands at the end of the completion, with the commas in it. */
function expressionTextOf({ text, expression }: TermCompletion): string {
  const start = locatedWordsIn(text).at(-expression.length)?.start ?? 0
  return foldText(text.slice(start)).trim()
}

/** A passage to look into: without accents to find the place fast, and as it stands to be sure. */
type Text = { documentId: string; folded: string; written: string }

function toText({ documentId, title, heading, text }: Passage): Text {
  const written = normalizeText(`${title}\n${heading ?? ''}\n${text}`.replace(/[^\S\n]+/g, ' '))
  return { documentId, folded: foldText(written), written }
}

function holds({ folded, written }: Text, wanted: string, codes: string): boolean {
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    if (isWordCharacter(folded[at - 1]) || isWordCharacter(folded[at + wanted.length])) continue
    // Folding keeps the places of letters but for those that nobody writes in Vietnamese.
    if (folded.length !== written.length || codesOf(written.slice(at, at + wanted.length)) === codes) return true
  }
  return false
}

function codesOf(text: string): string {
  return termsOf(text)
    .terms.map(({ code }) => code)
    .join(' ')
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}

/** Pairs first: each stands for two words where there are too many. */
function engineWordsOf(codes: readonly string[]): string[] {
  const folded = codes.map(foldedOfCode)
  const pairs = folded.slice(1).map((word, index) => pairWord(folded[index] ?? '', word))
  return [...new Set([...pairs, ...codes.map(codeWord)])].slice(0, MAX_ENGINE_WORDS)
}
