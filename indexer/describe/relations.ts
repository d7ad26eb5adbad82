import type { LegalRelation, Relation } from '../../domain/document.ts'
import { documentNumbersIn, keyOf } from '../../vietnamese/document-number.ts'
import { foldInPlace } from './fold-in-place.ts'

const MAX_RELATIONS = 60
/** How far before a number the words may stand that say what is done to it. */
const BEFORE_CHARS = 260
/** How far behind a number a sentence may say that it is no more in force. */
const BEHIND_CHARS = 220

/**
 * What is said before a number, without accents, the more telling first. Repealing a part is amending: `bãi bỏ Điều 5 Nghị định số
 * …`.
 */
const SAID_BEFORE: readonly (readonly [LegalRelation, RegExp])[] = [
  ['amends', /(?:sua doi|bo sung|dinh chinh)/],
  [
    'amends',
    /(?:thay the|bai bo|huy bo)[^.;]{0,120}\b(?:cum tu|mot so (?:dieu|noi dung|quy dinh)|dieu \d|khoan \d|diem [a-z]\b|phu luc|mau so|mau \d|quy dinh tai)/,
  ],
  ['replaces', /thay the/],
  ['repeals', /(?:bai bo|huy bo|het hieu luc)/],
  ['guides', /(?:quy dinh chi tiet|huong dan(?: thi hanh| thuc hien)?|chi tiet thi hanh|trien khai thi hanh)/],
]
/** Nghị định số … hết hiệu lực kể từ ngày Nghị định này có hiệu lực. */
const ENDED_BEHIND = /^[^.;\n]{0,180}?(?:het hieu luc|cham dut hieu luc|bi bai bo|bi thay the|duoc thay the bang|duoc bai bo)/
const REPLACED_BEHIND = /(?:bi thay the|duoc thay the)/
/** A part of another document only says where something is defined. */
const GROUND = /^[\s\-–+•*]*(?:\d+[.)]\s*)?can cu /
/** Sentences in which a document is one of those that were changed before: `đã được sửa đổi, bổ sung theo Nghị định số …`. */
const CHANGED_BY = /(?:duoc|da) (?:sua doi|bo sung|thay the)[^.;]{0,80}(?:boi|theo|tai|bang)[^.;]{0,60}$/

/**
 * What a legal document says that it does to others, in the order in which they stand: the title (`sửa đổi, bổ sung một số điều của
 * Nghị định số …`), the grounds in its head (`Căn cứ …`) and the sentences of its articles. A document that is only mentioned is left
 * out, and what is merely said of a third one too.
 */
export function relationsOf(title: string, text: string, own: string | null): Relation[] {
  const found = new Map<string, Relation>()
  const add = (relation: LegalRelation, number: string) => {
    if (own && keyOf(number) === keyOf(own)) return
    // One that is amended is not guided besides; the ground of a document may well be what it carries out.
    const key = `${keyOf(number)} ${relation === 'based-on' ? relation : ''}`
    if (!found.has(key) && found.size < MAX_RELATIONS) found.set(key, { relation, number })
  }
  for (const [index, sentence] of [title, ...sentencesOf(text)].entries()) {
    const numbers = documentNumbersIn(sentence)
    if (numbers.length === 0) continue
    const folded = foldInPlace(sentence)
    if (index > 0 && GROUND.test(folded)) {
      for (const { number, start } of numbers) if (!CHANGED_BY.test(folded.slice(0, start))) add('based-on', number)
      continue
    }
    for (const { number, start, end } of numbers) {
      const relation = relationAt(folded, start, end, index === 0)
      if (relation) add(relation, number)
    }
  }
  return [...found.values()]
}

function relationAt(folded: string, start: number, end: number, isTitle: boolean): LegalRelation | null {
  const before = folded.slice(Math.max(0, start - BEFORE_CHARS), start)
  if (CHANGED_BY.test(before)) return null
  const behind = ENDED_BEHIND.exec(folded.slice(end, end + BEHIND_CHARS))?.[0]
  const said = SAID_BEFORE.find(([, pattern]) => pattern.test(before))?.[0] ?? null
  if (behind && said !== 'amends') return REPLACED_BEHIND.test(behind) ? 'replaces' : 'repeals'
  // A title says what the document is for; in a text, whatever carries out a document is said to.
  return said === 'guides' && !isTitle ? null : said
}

function sentencesOf(text: string): string[] {
  return text.normalize('NFC').split(/\n|(?<=[;.])\s+(?=\p{Lu})/u)
}
