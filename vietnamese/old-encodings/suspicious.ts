import { CAPITAL_CONTROLS } from './encodings.ts'

/** What right texts hardly hold, and wrong ones hold in nearly every line. Each begins with what is not ASCII: that is faster. */
const SIGNS = [
  // Letters and signs that no Vietnamese word has. ª ¹ ² ³ · ° « » § © ® stand in right texts too.
  `[${CAPITAL_CONTROLS}\\x7F-\\x9F¢¤¥¦¨¬¯µ¶¸¼½¾¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿƒ†‡ˆ‰Š‹ŒŽ˜šœžŸ]`,
  // Signs inside words, or at the end where they do not belong, and capitals with an accent behind small letters.
  '(?<=[A-Za-z])[¡-¿][A-Za-z]|[§©ª«®·¹»][a-zà-ÿ¡-¿]|(?<=[a-z])[ª«·¹º»À-Þ]',
  // Pairs of vowels.
  '(?<=[ae])[àáâãèéêìíòóôõùú]|(?<=y)[àáâãèéìíòóôõùú]|(?<=o)â|(?<=u)ò|[âêôõýÂÊÔÕÝ][ìòÌÒÞ]',
  // Bytes of UTF-8, one by one.
  '[ÂÃ][¡-¿‚-™…]|á[º»]|â[€‚]',
]
const SUSPICIOUS = new RegExp(SIGNS.join('|'))
/** The letters of the first sign as editors wrote them: by name, and any Latin-1 letter by its number. */
const SUSPICIOUS_ENTITY =
  /&(?:micro|para|cedil|frac\d\d|[AEIOUaeiouy]uml|[Aa]ring|AElig|aelig|[Cc]cedil|[IUiu]circ|[Nn]tilde|[Oo]slash|szlig|ETH|eth|THORN|thorn|times|divide|yen|curren|brvbar);|&#(?!1(?:60|69|71|73|74|76|83|87);)(?:1[3-9]|2[0-5])\d;/

/** Is a text worth a closer look? False for nearly every right text, at the price of one search. */
export function isSuspicious(text: string): boolean {
  return SUSPICIOUS.test(text)
}

/** The same of the source of a page, where letters may be written as entities. */
export function isSuspiciousHtml(html: string): boolean {
  return SUSPICIOUS.test(html) || SUSPICIOUS_ENTITY.test(html)
}
