import type { SourceDocument } from '../../domain/document.ts'
import { hasAccents } from '../../vietnamese/normalize.ts'
import { isFoldedSyllable, isSyllable } from '../../vietnamese/syllable.ts'
import { syllablesIn } from '../../vietnamese/syllables-in.ts'

/** Words that are read: a whole document, but no more than this, taken from all over it. */
const MAX_WORDS = 2000
/** Commonest words of English that are no Vietnamese syllables without their accents. */
const ENGLISH = new Set(
  'the of and with that this from for are was were been by which their its have will at is it as an be or not we our all other into more'.split(
    ' ',
  ),
)
/** Vietnamese words without accents that no English text is full of. */
const BARE_VIETNAMESE = new Set(
  'cua va cac duoc trong nguoi khong nhung theo nam viec nay ngay tinh uy nghi dinh quy cong thong tin thu tuc hanh chinh phap luat'.split(
    ' ',
  ),
)

/**
 * The language of a document as a whole: of the words of Vietnamese texts nearly all are syllables of it and half bear accents,
 * even where names and terms are English. Texts without any accent are Vietnamese when their words could be and its commonest are there.
 */
export function languageOfText(title: string, text: string): SourceDocument['language'] {
  const words = spread(syllablesIn(`${title}\n${text}`.normalize('NFC')).map((word) => word.text.toLowerCase())).filter((word) =>
    /\p{L}/u.test(word),
  )
  if (words.length === 0) return 'other'
  const share = (test: (word: string) => boolean) => words.filter(test).length / words.length
  const accented = share((word) => hasAccents(word) && isSyllable(word))
  const english = share((word) => ENGLISH.has(word))
  if (accented >= 0.2 && accented > english) return 'vi'
  if (english >= 0.08) return 'en'
  if (accented >= 0.1) return 'vi'
  const bare = share((word) => BARE_VIETNAMESE.has(word))
  if (share(isFoldedSyllable) >= 0.8 && bare >= 0.1) return 'vi'
  return 'other'
}

/** The words, or as many of them from everywhere: a page may begin in one language and be in another. */
function spread(words: readonly string[]): string[] {
  const step = Math.max(1, words.length / MAX_WORDS)
  return Array.from({ length: Math.min(words.length, MAX_WORDS) }, (_, index) => words[Math.floor(index * step)] ?? '')
}
