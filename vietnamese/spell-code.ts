const MARKS: Readonly<Record<string, string>> = { '6': '\u0302', '7': '\u031B', '8': '\u0306' }
const TONES: Readonly<Record<string, string>> = { '1': '\u0301', '2': '\u0300', '3': '\u0309', '4': '\u0303', '5': '\u0323' }
/** Letters that can bear the tone, from the last one on: where it stands in modern spelling. */
const VOWEL = /[aeiouy]\p{M}?/gu

/**
 * The word that an accent code stands for, in lower case and in the spelling of official texts: `d9u7o7ng2` is `đường`, `hoa2` is `hòa`,
 * `quy1` is `quý`, `2026` is `2026`, `covid19x` is `covid19`.
 */
export function spellCode(code: string): string {
  if (code.endsWith('x') && /\d/.test(code)) return code.slice(0, -1)
  if (/^\p{N}+$/u.test(code) || !/[0-5]$/.test(code)) return code
  const letters = code
    .slice(0, -1)
    .replace(/d9/g, 'đ')
    .replace(/([aeou])([678])/g, (_whole, letter: string, mark: string) => letter + MARKS[mark])
  const tone = TONES[code.slice(-1)]
  if (!tone) return letters.normalize('NFC')
  const onset = /^(?:qu|gi(?=[aeiouy]))/.exec(letters)?.[0] ?? ''
  const vowels = [...letters.slice(onset.length).matchAll(VOWEL)].map(({ 0: vowel, index }) => ({
    vowel,
    end: onset.length + index + vowel.length,
    isMarked: vowel.length > 1,
  }))
  const bearer = toneBearer(vowels, letters) ?? vowels[0]
  if (!bearer) return letters.normalize('NFC')
  return (letters.slice(0, bearer.end) + tone + letters.slice(bearer.end)).normalize('NFC')
}

type Vowel = { vowel: string; end: number; isMarked: boolean }

/** A marked vowel bears the tone, the last of them (`ươ`); else the second to last of an open rhyme, the last of a closed one. */
function toneBearer(vowels: readonly Vowel[], letters: string): Vowel | undefined {
  const marked = vowels.filter(({ isMarked }) => isMarked).at(-1)
  if (marked) return marked
  const isOpen = vowels.at(-1)?.end === letters.length
  return isOpen && vowels.length > 1 ? vowels.at(-2) : vowels.at(-1)
}
