import { type Body, loadBodies, loadProvinces } from '../../config/gazetteer.ts'
import { foldText, unifyTonePlacement } from '../../vietnamese/normalize.ts'

const MAX_NAME_CHARS = 200
/** Bodies of places, whose full name says which: `Ủy ban nhân dân tỉnh Quảng Ninh`. */
const OF_A_PLACE = /^(?:uy ban nhan dan|hoi dong nhan dan|so |chi cuc|cuc |ban |van phong)/
const PLACE_KINDS = 'tinh|thanh pho|tp\\.?|quan|huyen|thi xa|thi tran|xa|phuong|dac khu'

type Names = { byCode: Map<string, string>; byName: Map<string, string>; provinces: Map<string, string> }
let names: Names | undefined

/**
 * The full name of the body that issues a document, in the spelling of `config/bodies.yaml` where it stands there, several joined by
 * commas. Null when what is given is no name of a body.
 */
export function issuerNamed(stated: string): string | null {
  const text = stated
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\s.;:,|*_-]+$/, '')
    .trim()
  if (text.length < 3 || text.length > MAX_NAME_CHARS || !/\p{L}/u.test(text)) return null
  const whole = knownName(text)
  if (whole) return whole
  const parts = splitNames(text)
  if (parts.length > 1) return parts.map((part) => knownName(part) ?? inSentenceCase(part)).join(', ')
  return inSentenceCase(text)
}

/** The bodies whose codes stand in a number: `08/2014/TTLT-BQP-BTC` is of two ministries. Null for what only a place tells. */
export function issuerOfNumber(number: string): string | null {
  const [, ...codes] = foldText(number).replaceAll('&', '').split(/[/-]/)
  const { byCode } = namesOnce()
  const found = codes.flatMap((code) => byCode.get(code.replace(/\d+$/, '')) ?? [])
  return found.length > 0 ? [...new Set(found)].join(', ') : null
}

/** Is this one of the bodies that the gazetteer knows, by whatever name? */
export function knownName(text: string): string | null {
  const { byName, provinces } = namesOnce()
  const key = keyOf(text)
  const known = byName.get(key)
  if (known) return known
  if (!OF_A_PLACE.test(key)) return null
  const parts = new RegExp(`^(.{5,60}?) ((?:${PLACE_KINDS}) .{2,40})$`).exec(key)
  const body = byName.get(parts?.[1] ?? '')
  const place = provinces.get((parts?.[2] ?? '').replace(/^tp\.? ?/, 'thanh pho ')) ?? null
  return body && place ? `${body} ${place}` : null
}

function splitNames(text: string): string[] {
  const cut = text.split(
    /\s*[,;–]\s+|\s+-\s+(?=(?:Bộ|Ban|Ủy|Uỷ|Viện|Tòa|Toà|Ngân|Tổng)\s)|\s+và\s+(?=(?:Bộ|Ban|Ủy|Uỷ|Viện|Tòa|Toà|Ngân|Tổng|Văn|Thanh|Mặt|Hội|Đoàn)\s)/,
  )
  const joined: string[] = []
  // `Bộ Văn hóa, Thể thao và Du lịch`: what does not begin like a body goes on with the name before.
  for (const part of cut.filter(Boolean)) {
    if (
      joined.length > 0 &&
      !/^(?:Bộ|Ban|Ủy ban|Uỷ ban|Viện|Tòa|Toà|Ngân hàng|Tổng|Văn phòng|Thanh tra|Mặt trận|Hội|Đoàn|Chính phủ|Quốc hội)(?:\s|$)/.test(
        part,
      )
    )
      joined[joined.length - 1] += `, ${part}`
    else joined.push(part)
  }
  return joined
}

/** A heading in capitals as it stands in a sentence; names of places keep the capitals of their words. */
function inSentenceCase(text: string): string {
  if (text !== text.toUpperCase() || !/\p{L}{3}/u.test(text)) return text
  const place = /^(.*?) ((?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu) )(.+)$/.exec(text.toLowerCase())
  if (!place) return upperFirst(text.toLowerCase())
  return `${upperFirst(place[1] ?? '')} ${place[2]}${(place[3] ?? '').replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())}`
}

function upperFirst(text: string): string {
  return text.replace(/^\p{L}/u, (letter) => letter.toUpperCase())
}

/** Names are told apart by their words alone: tone placement, hyphens, commas and `và` differ from paper to paper. */
function keyOf(name: string): string {
  return foldText(unifyTonePlacement(name.normalize('NFC')))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<= )va /g, '')
    .trim()
}

function namesOnce(): Names {
  names ??= buildNames(loadBodies())
  return names
}

function buildNames(bodies: readonly Body[]): Names {
  const byCode = new Map<string, string>()
  const byName = new Map<string, string>()
  for (const { name, aliases, abbreviations, codes, group } of bodies) {
    for (const each of [name, ...aliases, ...abbreviations]) if (!byName.has(keyOf(each))) byName.set(keyOf(each), name)
    // A department's code is the same in every province, and so is that of a committee: without its place it names nobody.
    if (group !== 'local') for (const code of codes) if (!byCode.has(foldText(code))) byCode.set(foldText(code), name)
  }
  for (const name of ['Chính phủ', 'Quốc hội']) byName.set(keyOf(name), name)
  const provinces = new Map<string, string>()
  for (const { name, kind, former } of loadProvinces()) {
    provinces.set(foldText(`${kind} ${name}`), `${kind} ${name}`)
    for (const { name: formerName } of former) provinces.set(foldText(`tỉnh ${formerName}`), `tỉnh ${formerName}`)
  }
  return { byCode, byName, provinces }
}
