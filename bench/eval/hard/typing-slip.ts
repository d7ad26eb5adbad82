import type { Random } from '../../../test/support/practice-portals/seeded-random.ts'
import { syllablesIn } from '../../../vietnamese/syllables-in.ts'

export const SLIPS = ['dropped', 'doubled', 'swapped', 'wrong-tone'] as const
export type Slip = (typeof SLIPS)[number]

/** The empty one is the tone that is not written. */
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u

/** The text with one slip of the hand in one of its syllables; null when it has no syllable for it. */
export function withSlip(text: string, slip: Slip, random: Random): string | null {
  const candidates = syllablesIn(text.normalize('NFC')).filter((syllable) => /^\p{L}{3,}$/u.test(syllable.text))
  if (candidates.length === 0) return null
  const { text: syllable, start, end } = random.pick(candidates)
  const slipped = SLIP_OF[slip](syllable, random)
  return slipped === syllable ? null : text.normalize('NFC').slice(0, start) + slipped + text.normalize('NFC').slice(end)
}

const SLIP_OF: Record<Slip, (syllable: string, random: Random) => string> = {
  dropped: (syllable, random) => {
    const at = random.int(0, syllable.length - 1)
    return syllable.slice(0, at) + syllable.slice(at + 1)
  },
  doubled: (syllable, random) => {
    const at = random.int(0, syllable.length - 1)
    return syllable.slice(0, at + 1) + syllable.slice(at)
  },
  swapped: (syllable, random) => {
    const at = random.int(0, syllable.length - 2)
    return syllable.slice(0, at) + syllable.charAt(at + 1) + syllable.charAt(at) + syllable.slice(at + 2)
  },
  'wrong-tone': (syllable, random) => {
    const letters = [...syllable].map((letter) => letter.normalize('NFD'))
    const vowels = letters.flatMap((letter, index) => (/^[aeiouy]/i.test(letter) ? [index] : []))
    const at = letters.findIndex((letter) => TONE.test(letter))
    const vowel = at >= 0 ? at : (vowels.at(-1) ?? -1)
    if (vowel < 0) return syllable
    const letter = letters[vowel] ?? ''
    const tone = random.pick(TONES.filter((candidate) => candidate !== (TONE.exec(letter)?.[0] ?? '')))
    return letters
      .with(vowel, letter.replace(TONE, '') + tone)
      .join('')
      .normalize('NFC')
  },
}
