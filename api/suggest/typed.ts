import { accentCodeOf, isAccentedCode } from '../../vietnamese/accent-code.ts'
import { decodeKeystrokes } from '../../vietnamese/keystrokes.ts'
import { normalizeText } from '../../vietnamese/normalize.ts'
import { type LocatedWord, locatedWordsIn, termsOf } from '../../vietnamese/terms.ts'
import { type OpenWord, readOpenWord } from './open-word.ts'

/**
 * A finished word of what was typed. `decoded` is the code of what Telex or VNI keys in it may have meant. `start` and `end` are
 * offsets in the text; `joined`: the word behind it is its neighbour.
 */
export type TypedWord = {
  text: string
  code: string
  folded: string
  decoded: string | null
  isAccented: boolean
  start: number
  end: number
  joined: boolean
}

/** What stands in the box: finished words, and the one that is being typed, with the ways to read it; null behind a space. */
export type Typed = {
  text: string
  words: readonly TypedWord[]
  open: { text: string; start: number; readings: readonly OpenWord[] } | null
}

/** Who has typed so much has said what is wanted; the last words are what completing looks at. */
const MAX_WORDS = 8

/** Reads what stands in the box so far. Never throws. Pure. */
export function readTyped(query: string): Typed {
  const text = normalizeText(query.toWellFormed()).replace(/\s+/g, ' ').trimStart()
  const located = locatedWordsIn(text)
  // A word more, so that the last one has a neighbour too.
  const { joined } = termsOf(`${text}x`)
  const last = located.at(-1)
  const open = last && last.end === text.length ? last : null
  const finished = open ? located.slice(0, -1) : located
  const from = Math.max(0, finished.length - MAX_WORDS)
  return {
    text,
    words: finished.slice(from).map((word, index) => toTypedWord(word, joined[from + index] ?? false)),
    open: open && {
      text: open.text,
      start: open.start,
      readings: readOpenWord(/[.,]/.test(open.text) ? open.folded : open.text),
    },
  }
}

function toTypedWord({ text, code, folded, start, end }: LocatedWord, joined: boolean): TypedWord {
  const decoded = decodeKeystrokes(text)
  return {
    text,
    code,
    folded,
    decoded: decoded === null ? null : accentCodeOf(decoded),
    isAccented: isAccentedCode(code),
    start,
    end,
    joined,
  }
}

/** Is a word of the collection one that was typed? Accents that were typed must agree; who typed none may mean any. */
export function isTyped(word: TypedWord, code: string, folded: string): boolean {
  return (word.isAccented ? word.code === code : word.folded === folded) || word.decoded === code
}
