import { createHash } from 'node:crypto'
import type { Fingerprint } from '../../domain/document.ts'
import { normalizeText } from '../../vietnamese/normalize.ts'
import { termsOf, wordsIn } from '../../vietnamese/terms.ts'

/** A text with fewer words may be the same on many pages and still be no story: `Đang cập nhật`. */
const MIN_WORDS = 40
/** A text with fewer words is near to others by chance. */
const MIN_NEAR_WORDS = 80
/** More words than this of a text say no more about it. */
const MAX_WORDS = 100_000
/** Words in a run: long enough that two texts about one thing seldom share one. */
const RUN_WORDS = 4
/**
 * Hashes a run is asked for. Of texts that share the part J of their runs, a band of three agrees with probability J³, so that one of
 * the 21 bands agrees for 99 % of the texts with J = 0.6, and for 16 % of those with 0.2, which the sketch then tells apart.
 */
const BANDS = 21
const BAND_ROWS = 3
const SHINGLE_HASHES = 64
const TELL_HASHES = 32

/** Odd multipliers and addends of the hash functions, from a generator with a fixed seed: kept fingerprints must stay comparable. */
const FUNCTIONS = hashFunctions(SHINGLE_HASHES)

/**
 * By what a text is known again, whatever its accents, case and punctuation. `lines` are its lines without a credit of the source. MinHash over runs of
 * four words, and beside it over what only this text says: figures and names. Forms and sentences that are the same everywhere make
 * up most of many pages; what tells such pages apart is written into the gaps.
 */
export function fingerprintOf(lines: readonly string[]): Fingerprint | null {
  const text = normalizeText(lines.join('\n'))
  const words = termsOf(text).terms.map(({ folded }) => folded)
  if (words.length < MIN_WORDS) return null
  const exact = createHash('sha1').update(`${words.join(' ')} `)
  const used = words.slice(0, MAX_WORDS)
  const shingles = minHashes(runHashes(used), SHINGLE_HASHES)
  return {
    exact: exact.digest('hex').slice(0, 24),
    bands: words.length < MIN_NEAR_WORDS ? [] : bandsOf(shingles),
    shingles: bytesOf(shingles),
    tells: bytesOf(minHashes(tellHashes(lines), TELL_HASHES)),
    words: words.length,
  }
}

function bandsOf(hashes: Uint32Array): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band + 1
    for (let row = 0; row < BAND_ROWS; row += 1) key = mix(key ^ (hashes[band * BAND_ROWS + row] ?? 0))
    return key | 0
  })
}

function minHashes(values: readonly number[], count: number): Uint32Array {
  const least = new Uint32Array(count).fill(0xffffffff)
  for (const value of values)
    for (let index = 0; index < count; index += 1) {
      const hash = mix(Math.imul(value, FUNCTIONS.factors[index] ?? 1) + (FUNCTIONS.addends[index] ?? 0))
      if (hash < (least[index] ?? 0)) least[index] = hash
    }
  return least
}

function runHashes(words: readonly string[]): number[] {
  const hashes = words.map(hashOf)
  const runs = new Set<number>()
  for (let start = 0; start + RUN_WORDS <= hashes.length; start += 1) {
    let run = 0
    for (let index = start; index < start + RUN_WORDS; index += 1) run = mix(Math.imul(run, 31) + (hashes[index] ?? 0))
    runs.add(run)
  }
  return [...runs]
}

/** Figures, and words that have a capital where no sentence begins. A line in capitals names nothing. */
function tellHashes(lines: readonly string[]): number[] {
  const tells = new Set<number>()
  for (const line of lines) {
    const text = normalizeText(line)
    const isShouted = text === text.toUpperCase()
    for (const sentence of text.split(/[.!?:;–-]\s+/)) {
      for (const [index, word] of wordsIn(sentence).entries()) {
        if (/\d/.test(word) || (index > 0 && !isShouted && /^\p{Lu}/u.test(word)))
          tells.add(hashOf(termsOf(word).terms[0]?.folded ?? word))
      }
    }
  }
  return [...tells]
}

function bytesOf(hashes: Uint32Array): string {
  return Buffer.from(Array.from(hashes, (hash) => hash & 0xff)).toString('base64')
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
  return mix(hash)
}

/** Every bit of the input moves every bit of the output (the last step of MurmurHash3). */
function mix(value: number): number {
  let hash = value >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function hashFunctions(count: number): { factors: Uint32Array; addends: Uint32Array } {
  const next = (state: number) => mix(state + 0x9e3779b9)
  const [factors, addends] = [new Uint32Array(count), new Uint32Array(count)]
  let state = 0x5eed
  for (let index = 0; index < count; index += 1) {
    state = next(state)
    factors[index] = state | 1
    state = next(state)
    addends[index] = state
  }
  return { factors, addends }
}
