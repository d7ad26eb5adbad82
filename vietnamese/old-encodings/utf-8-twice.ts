import { isSyllable } from '../syllable.ts'
import { byteOf } from './encodings.ts'
import { isAddress } from './readings.ts'

/** What windows-1252 has in the place of the control characters of Latin-1. */
const OF_WINDOWS = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const NEXT = `[\\x80-\\xBF${OF_WINDOWS}]`
/** The bytes of a letter, tone or sign of Vietnamese texts, or of what they look like read byte by byte, as so many characters. */
const SEQUENCE = new RegExp(`[ÂÃÄÅÆËÌ]${NEXT}|[áâ]${NEXT}{2}`, 'g')
const EXPECTED = new RegExp(`^(?:[\\x80-\\xFFĂăĐđĨĩŨũƠơƯư\\u1EA0-\\u1EF9₫${OF_WINDOWS}]|\\p{M})$`, 'u')
const MAX_ROUNDS = 3
/** One sequence that cannot be there by chance, or so many others. */
const ENOUGH_EVIDENCE = 3

/**
 * Undoes that UTF-8 bytes were read as Latin-1 or windows-1252 and encoded again (`Viá»‡t` is Việt), up to three times over.
 * Each sequence is decoded by itself, so right text beside it stays. Nothing is done before different sequences prove it.
 */
export function repairUtf8Twice(text: string): { text: string; characters: number } {
  let repaired = text
  let characters = 0
  for (let round = 0; round < MAX_ROUNDS && isProven(repaired); round += 1) {
    const before = repaired
    repaired = before.replace(LOST_A0, joinLostA0).replace(/[^\r\n\t ]+/g, (token) => {
      const decoded = isAddress(token) ? token : token.replace(SEQUENCE, decodeSequence)
      if (decoded === token) return token
      characters += round === 0 ? [...token.matchAll(SEQUENCE)].reduce((sum, [sequence]) => sum + sequence.length, 0) : 0
      return decoded.normalize('NFC')
    })
  }
  return { text: repaired, characters }
}

/** `Ã` whose non-breaking space became a space: `lÃ m` is làm, but in `lÃ ngÆ°á»i` one space was two. `XÃ HỘI` is right. */
const LOST_A0 = /(\p{L}{0,2}\p{Ll})Ã (\p{L}{0,4})/gu

function joinLostA0(_whole: string, onset: string, rest: string): string {
  return isSyllable(`${onset}à${rest}`) ? `${onset}à${rest}` : `${onset}à ${rest}`
}

function isProven(text: string): boolean {
  const seen = new Set<string>()
  let evidence = 0
  for (const { 0: sequence, index } of text.matchAll(SEQUENCE)) {
    if (seen.has(sequence) || decodeSequence(sequence) === sequence) continue
    seen.add(sequence)
    // Two characters may meet by chance where a word ends (`AMANHÃ…`), three or two inside a word do not.
    const isInside = /[a-z]/.test(text.charAt(index + sequence.length))
    evidence += sequence.length > 2 || isInside ? ENOUGH_EVIDENCE : 1
    if (evidence >= ENOUGH_EVIDENCE) return true
  }
  return false
}

function decodeSequence(sequence: string): string {
  let code = 0
  for (const character of sequence) code = (code << 6) | ((byteOf(character) ?? 0) & 0x3f)
  // What marks the lead byte is above the bits of the code point: five of two bytes, four of three.
  const decoded = String.fromCharCode(code & (sequence.length === 2 ? 0x7ff : 0xffff))
  return EXPECTED.test(decoded) ? decoded : sequence
}
