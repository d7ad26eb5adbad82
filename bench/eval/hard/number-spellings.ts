import { foldText } from '../../../vietnamese/normalize.ts'

/** Names of kinds of document and how people shorten them. */
const KINDS: Readonly<Record<string, { words: string; short: string }>> = {
  NĐ: { words: 'nghị định', short: 'nđ' },
  QĐ: { words: 'quyết định', short: 'qđ' },
  TT: { words: 'thông tư', short: 'tt' },
  NQ: { words: 'nghị quyết', short: 'nq' },
}

/**
 * Ways to write a number that bears a year (`42/2022/NĐ-CP`). The last two leave out who issued it; null for a number without
 * a year or of another kind.
 */
export function spellingsOf(number: string): Record<string, string> | null {
  const [, digits, year, code = ''] = /^(\d+)\/(\d{4})\/(\p{L}+)-\p{L}+$/u.exec(number) ?? []
  const kind = KINDS[code]
  if (!digits || !year || !kind) return null
  return {
    'as printed': number,
    'without accents': foldText(number),
    'with spaces': number.replaceAll('/', ' / ').replaceAll('-', ' - '),
    'in words': `${kind.words} ${digits} năm ${year}`,
    shortened: `${kind.short} ${digits}/${year}`,
  }
}

/** What the spellings that name no issuer say of a number: kind, digits and year. */
export function looseNumber(number: string): string {
  return number.replace(/-\p{L}+$/u, '')
}
