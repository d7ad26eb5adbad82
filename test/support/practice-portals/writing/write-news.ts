import { type Block, paragraph } from './blocks.ts'
import { LEADS, SENTENCES } from './sentences.ts'
import type { Writer } from './writer.ts'

/** About 280 to 650 words: a lead, then paragraphs of two to four sentences, none used twice. */
export function writeNews(w: Writer, phraseSentence: string): Block[] {
  const sentences = drawSentences(w, w.random.int(10, 19))
  const blocks = [paragraph(w.random.pick(LEADS)(w)), paragraph(`${phraseSentence} ${sentences.shift() ?? ''}`)]
  while (sentences.length) blocks.push(paragraph(sentences.splice(0, w.random.int(2, 4)).join(' ')))
  return blocks
}

/** `count` different sentences in random order. */
export function drawSentences(w: Writer, count: number): string[] {
  const left = [...SENTENCES]
  const drawn: string[] = []
  while (drawn.length < count && left.length) {
    const [sentence] = left.splice(w.random.int(0, left.length - 1), 1)
    if (sentence) drawn.push(sentence(w))
  }
  return drawn
}
