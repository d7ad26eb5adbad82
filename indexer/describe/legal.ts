import type { SourceDocument } from '../../domain/document.ts'
import { firstDateIn } from '../../vietnamese/dates-in.ts'
import { documentNumbersIn } from '../../vietnamese/document-number.ts'
import { readCitation } from './citation.ts'
import { dayOf } from './days.ts'
import { effectOf } from './effect.ts'
import { issuerNamed, issuerOfNumber, knownName } from './issuer.ts'
import { blocksOfText, type Label, labelled } from './labels.ts'
import { typeAtStart, typeNamed, typeOfNumber } from './legal-types.ts'
import { relationsOf } from './relations.ts'

export type LegalFacts = Pick<
  SourceDocument,
  'documentNumber' | 'legalType' | 'issuer' | 'signer' | 'issuedAt' | 'effectiveAt' | 'expiresAt' | 'relations'
>

/** How far into a text the head of a legal document reaches, and how far from its end its foot. */
const HEAD_CHARS = 1500
const FOOT_CHARS = 1500
const OWN_NUMBER = /(?:^|\n)\s*(?:số(?:[,/]?\s?ký hiệu|\s?hiệu)?(?: văn bản)?|ký hiệu)\s*:?\s*/giu
/** `Số: 12/QĐ-UBND` inside the first line: `CHÍNH PHỦ - Số: 12/2024/NĐ-CP`. */
const NUMBER_IN_HEAD = /(?:^|[\s|–-])số\s*:\s*/iu
/** The place and day of signing: `Hà Nội, ngày 5 tháng 3 năm 2026`. */
const SIGNED_IN = /(?:^|[\n\s|])(?:\p{Lu}[\p{L}. ]{1,40}),\s*(ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4})/u
const ISSUED_IN_HEAD = /(?:ngày ban hành|ban hành ngày|ngày ký)\s*:?\s*([^\n]{6,40})/iu
/** `Luật này được Quốc hội … thông qua ngày …`, at the end of every law. */
const PASSED = /(?:thông qua|ban hành)(?: tại kỳ họp[^.\n]{0,60})?\s*(ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4})/iu
/** What stands above the name of the signer. */
const SIGNER_TITLE =
  /^(?:(?:TM|KT|TUQ|TL|Q)\s?\.|CHỦ TỊCH|PHÓ CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|THỐNG ĐỐC|PHÓ THỐNG ĐỐC|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG THANH TRA|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG)/u
const SIGNATURE = /^\(?(?:đã ký|ký tên|\[daky\]|ký bởi)[^\n]{0,40}\)?$/iu
/** Two to six words with a capital each. */
const PERSON = /^(?:(?:GS|PGS|TS|ThS|BS|Dr)\.?\s*)*((?:\p{Lu}[\p{Ll}]+|\p{Lu}{2,})(?:\s+(?:\p{Lu}[\p{Ll}]*|\p{Lu}{2,})){1,5})$/u
const RANK =
  /^(?:(?:ông|bà|đồng chí|đ\/c|thượng tướng|đại tướng|trung tướng|thiếu tướng|bộ trưởng|thứ trưởng|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|(?:phó )?thủ tướng(?: chính phủ)?)[\s:]+)+/iu

/**
 * The number that a document bears itself: one that is labelled as such in the head or in its table of properties, or that stands in the
 * title. Numbers that it merely cites in the text are not its own.
 */
export function ownNumber(title: string, text: string, labels: ReadonlyMap<Label, readonly string[]>): string | null {
  const [inTitle] = documentNumbersIn(title)
  const [inTable] = documentNumbersIn(labels.get('number')?.[0] ?? '')
  return labelledNumber(text.slice(0, HEAD_CHARS)) ?? (inTable?.start ? null : inTable?.number) ?? inTitle?.number ?? null
}

/** What a legal document says of itself, from its table of properties, its head, its articles and its foot. */
export function legalFacts(
  title: string,
  text: string,
  labels: ReadonlyMap<Label, readonly string[]> = labelled(blocksOfText(text)),
): LegalFacts {
  const head = text.slice(0, HEAD_CHARS)
  const documentNumber = ownNumber(title, text, labels)
  const cited = readCitation(title)
  const own = cited && cited.number === documentNumber ? cited : null
  const labelledDay = (label: Label) => dayOf(firstDateIn(labels.get(label)?.[0]?.slice(0, 40) ?? ''))
  const issuedAt =
    labelledDay('issuedAt') ??
    own?.issuedAt ??
    dayOf(firstDateIn(ISSUED_IN_HEAD.exec(head)?.[1] ?? '')) ??
    dayOf(firstDateIn(SIGNED_IN.exec(head)?.[1] ?? '')) ??
    dayOf(firstDateIn(PASSED.exec(text.slice(-FOOT_CHARS))?.[1] ?? ''))
  const inTitle = effectOf(title, issuedAt, own !== null)
  const inText = effectOf(text, issuedAt)
  return {
    documentNumber,
    legalType: legalTypeOf(title, head, documentNumber, labels, own?.legalType ?? null),
    issuer: issuerOf(head, documentNumber, labels, own?.issuer ?? null),
    signer: personNamed(labels.get('signer')?.[0] ?? '') ?? signerInFoot(text),
    issuedAt,
    effectiveAt: labelledDay('effectiveAt') ?? inTitle.effectiveAt ?? inText.effectiveAt,
    expiresAt: labelledDay('expiresAt') ?? inTitle.expiresAt ?? inText.expiresAt,
    relations: relationsOf(title, text, documentNumber),
  }
}

function labelledNumber(head: string): string | null {
  for (const label of head.matchAll(OWN_NUMBER)) {
    const from = label.index + label[0].length
    const [found] = documentNumbersIn(head.slice(from, from + 60))
    if (found && found.start <= 3) return found.number
  }
  const inFirstLine = NUMBER_IN_HEAD.exec(head.slice(0, 200).split('\n', 1)[0] ?? '')
  if (!inFirstLine) return null
  const [found] = documentNumbersIn(head.slice(inFirstLine.index + inFirstLine[0].length).slice(0, 60))
  return found && found.start <= 3 ? found.number : null
}

/** A law and a resolution of the National Assembly bear numbers alike; for others the number says most surely what they are. */
function legalTypeOf(
  title: string,
  head: string,
  number: string | null,
  labels: ReadonlyMap<Label, readonly string[]>,
  cited: string | null,
): string | null {
  const inTable = typeNamed(labels.get('legalType')?.[0] ?? '')
  const heading = head
    .split('\n')
    .map((line) => typeNamed(line))
    .find(Boolean)
  return inTable ?? (number ? typeOfNumber(number) : null) ?? cited ?? typeAtStart(title) ?? heading ?? typeInHead(head)
}

/** `LUẬT AN NINH QUỐC GIA`: the first line in capitals that begins with a type. */
function typeInHead(head: string): string | null {
  for (const line of head.split('\n').slice(0, 12)) {
    const type = line === line.toUpperCase() ? typeAtStart(line) : null
    if (type) return type
  }
  return null
}

function issuerOf(
  head: string,
  number: string | null,
  labels: ReadonlyMap<Label, readonly string[]>,
  cited: string | null,
): string | null {
  const stated = labels.get('issuer')?.[0]
  const inTable = stated ? issuerNamed(stated.split(/[.;|]/)[0] ?? '') : null
  return inTable ?? cited ?? (number ? issuerOfNumber(number) : null) ?? issuerInHead(head)
}

/** The heading on paper: the name of the body, in capitals, among the first lines. */
function issuerInHead(head: string): string | null {
  for (const line of head.split('\n').slice(0, 4)) {
    const name = line.split(/\s+(?:CỘNG H|[–-]\s*Số\s*:)/u)[0]?.trim() ?? ''
    if (name === name.toUpperCase() && knownName(name)) return issuerNamed(name)
  }
  return null
}

function signerInFoot(text: string): string | null {
  const lines = text
    .slice(-FOOT_CHARS)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const from = lines.findLastIndex((line) => SIGNER_TITLE.test(line))
  if (from < 0) return null
  for (const line of lines.slice(from + 1, from + 6)) {
    if (SIGNATURE.test(line) || SIGNER_TITLE.test(line)) continue
    return personNamed(line)
  }
  return null
}

/** `Phó Thủ tướng Vũ Đức Đam`: the name without what the person is. Null for what is no name. */
function personNamed(stated: string): string | null {
  const name = (stated.split(/[,;(|]/)[0] ?? '')
    .replace(RANK, '')
    .replace(/[.\s]+$/, '')
    .trim()
  const found = PERSON.exec(name)?.[1]
  if (!found || found.length > 50) return null
  return found === found.toUpperCase()
    ? found.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
    : found
}
