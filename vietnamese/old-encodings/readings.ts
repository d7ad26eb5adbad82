import { CAPITAL_CONTROLS } from './encodings.ts'
import { costsOf, type WordCosts } from './plausibility.ts'

/** A run of letters and of whatever is a letter in some old encoding: everything but white space and ASCII signs. */
export const WORD = new RegExp(String.raw`(?:[A-Za-z${CAPITAL_CONTROLS}]|[^\0-\x7F\s])+`, 'gu')
/** Where a sentence or a field of a form begins; NUL parts pieces of a page. */
const NEW_SENTENCE = /[.;:!?|\t\0]/
const ADDRESS_SIGN = /:\/\/|@|^www\./

export type ReadWord = {
  word: string
  start: number
  /** 0 as it stands, else one more than the index in OLD_ENCODINGS. */
  reading: number
  costs: WordCosts
}

/** What it costs to take up a reading, in the unit of WordCosts, by reading; the first (as it stands) costs nothing. */
export type Entry = readonly number[]
/** What taking up a reading costs on top inside a sentence, and where a sentence begins. */
const INSIDE = 3
const AT_SENTENCE = 1
/** Back to the words as they stand. */
const LEAVE = 4
/** Costs nothing in any reading, and is never read otherwise. */
const ADDRESS: WordCosts = []
const DIGIT = /\d/

/**
 * The words of one line, each with its likeliest reading: the cheapest way through the line (Viterbi), on which words cost what
 * their reading makes of them, and every change of the reading costs too. So runs of words are read one way, and a single odd
 * word proves little. Addresses are never anything but what they are. `before` is the reading in which the line before ended.
 */
export function readLine(line: string, entry: Entry, before: number): ReadWord[] {
  const words = wordsOf(line)
  const ways: number[][] = []
  let costs: number[] = entry.map((cost, reading) => (reading === before ? 0 : reading === 0 ? AT_SENTENCE : cost))
  for (const [index, { start, costs: wordCosts }] of words.entries()) {
    const previous = words[index - 1]
    const gap = previous ? line.slice(previous.start + previous.word.length, start) : ''
    const [came, next] = previous
      ? step(costs, entry, NEW_SENTENCE.test(gap) ? AT_SENTENCE : INSIDE)
      : [entry.map((_, reading) => reading), costs]
    ways.push(came)
    costs = next.map((cost, reading) => cost + (wordCosts[reading] ?? 0))
  }
  let reading = costs.indexOf(Math.min(...costs))
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const word = words[index]
    if (word) word.reading = word.costs === ADDRESS ? 0 : reading
    reading = ways[index]?.[reading] ?? 0
  }
  return words
}

/** The cheapest way into each reading from the readings of the word before; none leads from one old encoding into another. */
function step(costs: readonly number[], entry: Entry, placeCost: number): [came: number[], next: number[]] {
  const left = costs.map((cost, reading) => cost + (reading === 0 ? 0 : LEAVE))
  const leaving = left.indexOf(Math.min(...left))
  const came: number[] = []
  const next: number[] = []
  for (const [to, stay] of costs.entries()) {
    const change = to === 0 ? (left[leaving] ?? 0) : (costs[0] ?? 0) + (entry[to] ?? 0) + placeCost
    came.push(stay <= change ? to : to === 0 ? leaving : 0)
    next.push(Math.min(stay, change))
  }
  return [came, next]
}

function wordsOf(line: string): ReadWord[] {
  const addresses = addressesOf(line)
  let address = 0
  return Array.from(line.matchAll(WORD), ({ 0: word, index: start }) => {
    while ((addresses[address]?.end ?? Number.POSITIVE_INFINITY) <= start) address += 1
    const isAddress = (addresses[address]?.start ?? Number.POSITIVE_INFINITY) <= start
    if (isAddress) return { word, start, reading: 0, costs: ADDRESS }
    const isByDigit = DIGIT.test(line.charAt(start - 1)) || DIGIT.test(line.charAt(start + word.length))
    return { word, start, reading: 0, costs: isByDigit ? withoutProof(costsOf(word)) : costsOf(word) }
  })
}

/** Part of a text without spaces: is it an address of a page or of mail, which no old encoding ever was? */
export function isAddress(text: string): boolean {
  return ADDRESS_SIGN.test(text)
}

function addressesOf(line: string): { start: number; end: number }[] {
  return Array.from(line.matchAll(/[^\s<>()"]+/g), ({ 0: text, index: start }) => ({
    text,
    start,
    end: start + text.length,
  })).filter(({ text }) => isAddress(text))
}

/** Units and formulas (`20°C`, `10÷30`) prove nothing. */
function withoutProof(costs: WordCosts): WordCosts {
  return costs.map((cost) => Math.max(cost, costs[0] ?? 0))
}
