import { numberWord } from './document-number.ts'

/** Marks the number that a document bears itself, and one that its title names. */
const OWN = 'own'
const NAMED = 'named'

/**
 * The engine words of a document number, given as key (`42/2022/nd-cp`, see document-number.ts): the whole number and its
 * beginnings, since people leave out the issuer (`42/2022/nd`), the term of the National Assembly (`59/2020/qh`), everything but number and
 * year (`42/2022/`), or the year (`42/nd`: everybody says `nghị định 100`).
 */
export function ownNumberWords(key: string): string[] {
  return beginningsOf(key).map((beginning) => markedWord(OWN, beginning))
}

/** The same for a number that a title names. */
export function namedNumberWords(key: string): string[] {
  return beginningsOf(key).map((beginning) => markedWord(NAMED, beginning))
}

/** The word that a question with this key asks for: for documents that bear the number, and for those whose title names it. */
export function askedNumberWords(key: string): { own: string; named: string } {
  return { own: markedWord(OWN, key), named: markedWord(NAMED, key) }
}

function beginningsOf(key: string): string[] {
  const [withoutIssuer = key] = key.split(/(?<=\/\p{L}+)[-\d]/u, 1)
  const [withYear, number] = /^(\d+\/)\d{4}\//.exec(key) ?? []
  if (!withYear) return [...new Set([key, withoutIssuer])]
  return [...new Set([key, withoutIssuer, withYear, number + withoutIssuer.slice(withYear.length)])]
}

function markedWord(mark: string, key: string): string {
  return mark + numberWord(key)
}
