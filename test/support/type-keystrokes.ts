import { syllablesIn } from '../../vietnamese/syllables-in.ts'

/** Where the keys of marks and tones are struck: right behind their letter, the tone at the end, or all at the end of a word. */
export const KEY_PLACES = ['behind-letter', 'tone-last', 'all-last'] as const
export type KeyPlace = (typeof KEY_PLACES)[number]

type Layout = { marks: Readonly<Record<string, string>>; tones: Readonly<Record<string, string>>; doubleO: string; horns: string }
const TELEX: Layout = {
  marks: { â: 'a', ê: 'e', ô: 'o', ă: 'w', ơ: 'w', ư: 'w', đ: 'd' },
  tones: { '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' },
  // Twice o would be ô: the third one takes it back.
  doubleO: 'ooo',
  horns: 'ww',
}
const VNI: Layout = {
  marks: { â: '6', ê: '6', ô: '6', ă: '8', ơ: '7', ư: '7', đ: '9' },
  tones: { '\u0301': '1', '\u0300': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5' },
  doubleO: 'oo',
  horns: '77',
}

/** A text as a person types it in Telex: `trường` is `truwowfng`, `truwowngf` or `truongwf`. Case stays, keys are lower case. */
export function telexOf(text: string, place: KeyPlace = 'behind-letter'): string {
  return typed(text, TELEX, place)
}

/** A text as a person types it in VNI: `đường` is `d9u7o72ng`, `d9u7o7ng2` or `duong972`. */
export function vniOf(text: string, place: KeyPlace = 'behind-letter'): string {
  return typed(text, VNI, place)
}

function typed(text: string, layout: Layout, place: KeyPlace): string {
  const normalized = text.normalize('NFC')
  let out = ''
  let at = 0
  for (const word of syllablesIn(normalized)) {
    out += normalized.slice(at, word.start) + typedWord(word.text, layout, place)
    at = word.end
  }
  return out + normalized.slice(at)
}

function typedWord(word: string, { marks, tones, doubleO, horns }: Layout, place: KeyPlace): string {
  let typed = ''
  let lastMarks = ''
  let lastTone = ''
  for (const [letter, tone] of lettersWithTones(word)) {
    const mark = marks[letter.toLowerCase()] ?? ''
    const isSecondO = /o/i.test(letter) && /o$/i.test(typed)
    typed += isSecondO ? doubleO.slice(1).replaceAll('o', letter) : foldLetter(letter)
    if (place === 'all-last') lastMarks += mark
    else typed += mark
    if (place === 'behind-letter') typed += tones[tone] ?? ''
    else lastTone += tones[tone] ?? ''
  }
  // One key at the end puts the horn on both letters of ươ.
  return typed + lastMarks.replace(horns, horns.slice(1)) + lastTone
}

function lettersWithTones(word: string): [letter: string, tone: string][] {
  return Array.from(word, (written) => {
    const decomposed = written.normalize('NFD')
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(decomposed)?.[0] ?? ''
    return [decomposed.replace(tone, '').normalize('NFC'), tone]
  })
}

function foldLetter(letter: string): string {
  return letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd').replace('Đ', 'D')
}
