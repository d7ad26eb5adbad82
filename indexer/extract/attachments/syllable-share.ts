import { isSyllable } from '../../../vietnamese/syllable.ts'

/**
 * Words of a text by what can be told of each: `syllables` are legal Vietnamese ones, `foreign` may be words of another language.
 * `abbreviations` are no evidence and not among the words.
 */
export type WordTally = { words: number; syllables: number; foreign: number; abbreviations: number }

const WORD = /[\p{L}\p{M}]+/gu
/** What stands beside a digit, a slash or an at sign is part of a number, an address, a code. */
const NUMBER_PART = /[\d/@_\\]/
const ABBREVIATION = /^\p{Lu}{1,8}$/u
/** ASCII words that somebody could pronounce. */
const PRONOUNCEABLE = /^(?=.*[aeiouy])(?!.*[bcdfghjklmnpqrstvwxz]{5})(?!.*[aeiou]{5})[a-z]{2,24}$/i
const OTHER_SCRIPT =
  /^[\p{sc=Cyrl}\p{sc=Grek}]+$|^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]+$|^[\p{sc=Laoo}\p{sc=Thai}\p{sc=Khmr}\p{M}]+$/u

/** Parts of numbers and single letters are no evidence and not counted. */
export function tallyWords(text: string): WordTally {
  const tally = { words: 0, syllables: 0, foreign: 0, abbreviations: 0 }
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const isPart = NUMBER_PART.test((text[index - 1] ?? ' ') + (text[index + word.length] ?? ' '))
    const isVietnamese = isSyllable(word)
    if (isPart || (!isVietnamese && word.length === 1)) continue
    if (!isVietnamese && ABBREVIATION.test(word)) {
      tally.abbreviations += 1
      continue
    }
    tally.words += 1
    if (isVietnamese) tally.syllables += 1
    else if (PRONOUNCEABLE.test(word) || OTHER_SCRIPT.test(word)) tally.foreign += 1
  }
  return tally
}

/** Share of legal Vietnamese syllables among the words; 1 where there are no words. */
export function syllableShare(text: string): number {
  const { words, syllables } = tallyWords(text)
  return words === 0 ? 1 : syllables / words
}

/** Words below which nothing can be said. */
const MIN_WORDS = 20
/** Share of words that are of some language from which a text is text. Right ones have above 0.95. */
const MIN_READABLE_SHARE = 0.8
/** Letters and digits among what is no space; glyphs that were given signs as codes have few. */
const MIN_LETTER_SHARE = 0.5

/** Is this what somebody wrote, rather than codes of glyphs in a font that nobody has? */
export function isReadable(text: string): boolean {
  const signs = text.replace(/\s+/g, '')
  const letters = signs.match(/[\p{L}\p{M}\p{N}]/gu)?.length ?? 0
  const { words, syllables, foreign, abbreviations } = tallyWords(text)
  if (signs.length > MIN_WORDS * 4 && letters < signs.length * MIN_LETTER_SHARE) return false
  if (abbreviations > MIN_WORDS && abbreviations > words) return false
  return words < MIN_WORDS || (syllables + foreign) / words >= MIN_READABLE_SHARE
}
