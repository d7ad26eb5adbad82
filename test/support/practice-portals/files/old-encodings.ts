/** TCVN 5712:1993 (TCVN3, fonts `.VnTime`): the Latin-1 character that stands for each Vietnamese letter. */
const TCVN3: ReadonlyMap<string, number> = new Map(
  Object.entries({
    Ă: 0xa1,
    Â: 0xa2,
    Ê: 0xa3,
    Ô: 0xa4,
    Ơ: 0xa5,
    Ư: 0xa6,
    Đ: 0xa7,
    ă: 0xa8,
    â: 0xa9,
    ê: 0xaa,
    ô: 0xab,
    ơ: 0xac,
    ư: 0xad,
    đ: 0xae,
    à: 0xb5,
    ả: 0xb6,
    ã: 0xb7,
    á: 0xb8,
    ạ: 0xb9,
    ằ: 0xbb,
    ẳ: 0xbc,
    ẵ: 0xbd,
    ắ: 0xbe,
    ặ: 0xc6,
    ầ: 0xc7,
    ẩ: 0xc8,
    ẫ: 0xc9,
    ấ: 0xca,
    ậ: 0xcb,
    è: 0xcc,
    ẻ: 0xce,
    ẽ: 0xcf,
    é: 0xd0,
    ẹ: 0xd1,
    ề: 0xd2,
    ể: 0xd3,
    ễ: 0xd4,
    ế: 0xd5,
    ệ: 0xd6,
    ì: 0xd7,
    ỉ: 0xd8,
    ĩ: 0xdc,
    í: 0xdd,
    ị: 0xde,
    ò: 0xdf,
    ỏ: 0xe1,
    õ: 0xe2,
    ó: 0xe3,
    ọ: 0xe4,
    ồ: 0xe5,
    ổ: 0xe6,
    ỗ: 0xe7,
    ố: 0xe8,
    ộ: 0xe9,
    ờ: 0xea,
    ở: 0xeb,
    ỡ: 0xec,
    ớ: 0xed,
    ợ: 0xee,
    ù: 0xef,
    ủ: 0xf1,
    ũ: 0xf2,
    ú: 0xf3,
    ụ: 0xf4,
    ừ: 0xf5,
    ử: 0xf6,
    ữ: 0xf7,
    ứ: 0xf8,
    ự: 0xf9,
    ỳ: 0xfa,
    ỷ: 0xfb,
    ỹ: 0xfc,
    ý: 0xfd,
    ỵ: 0xfe,
  }),
)

/** Text as TCVN3 bytes look when they are read as Latin-1. Capitals with a tone have no code of their own: small letters stand in. */
export function toTcvn3(text: string): string {
  let out = ''
  for (const char of text.normalize('NFC')) {
    const code = TCVN3.get(char) ?? TCVN3.get(char.toLowerCase())
    out += code === undefined ? char : String.fromCharCode(code)
  }
  return out
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/
let table: Map<string, number> | null = null

/** Windows-1258 bytes: base letters whole, tones as combining marks after them; what does not fit becomes `&#…;`. */
export function toWindows1258(html: string): Buffer {
  table ??= readTable()
  const bytes: number[] = []
  for (const char of html.normalize('NFC')) {
    for (const part of table.has(char) ? [char] : splitTone(char)) {
      const byte = table.get(part)
      if (byte !== undefined) bytes.push(byte)
      else bytes.push(...Buffer.from(`&#${part.codePointAt(0)};`, 'latin1'))
    }
  }
  return Buffer.from(bytes)
}

function readTable(): Map<string, number> {
  const decoder = new TextDecoder('windows-1258')
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const))
}

function splitTone(char: string): string[] {
  const marks = char.normalize('NFD')
  const tone = TONES.exec(marks)?.[0]
  return tone ? [marks.replace(tone, '').normalize('NFC'), tone] : [char]
}

/** VISCII (RFC 1456) in hexadecimal: each vowel bare, with sắc, huyền, hỏi, ngã and nặng; two dots where it is ASCII. */
const VISCII = byRows(`
  a .. e1 e0 e4 e3 d5
  ă e5 a1 a2 c6 c7 a3
  â e2 a4 a5 a6 e7 a7
  e .. e9 e8 eb a8 a9
  ê ea aa ab ac ad ae
  i .. ed ec ef ee b8
  o .. f3 f2 f6 f5 f7
  ô f4 af b0 b1 b2 b5
  ơ bd be b6 b7 de fe
  u .. fa f9 fc fb f8
  ư df d1 d7 d8 e6 f1
  y .. fd cf d6 db dc
  A .. c1 c0 c4 c3 80
  Ă c5 81 82 02 05 83
  Â c2 84 85 86 06 87
  E .. c9 c8 cb 88 89
  Ê ca 8a 8b 8c 8d 8e
  I .. cd cc 9b ce 98
  O .. d3 d2 99 a0 9a
  Ô d4 8f 90 91 92 93
  Ơ b4 95 96 97 b3 94
  U .. da d9 9c 9d 9e
  Ư bf ba bb bc ff b9
  Y .. dd 9f 14 19 1e
  đ f0
  Đ d0`)
/** VPS in the same order. */
const VPS = byRows(`
  a .. e1 e0 e4 e3 e5
  ă e6 a1 a2 a3 a4 a5
  â e2 c3 c0 c4 c5 c6
  e .. e9 e8 c8 eb cb
  ê ea 89 8a 8b cd 8c
  i .. ed ec cc ef ce
  o .. f3 f2 d5 f5 86
  ô f4 d3 d2 b0 87 b6
  ơ d6 a7 a9 aa ab ae
  u .. fa f9 fb db f8
  ư dc d9 d8 ba bb bf
  y .. 9a ff 9b cf 9c
  A .. c1 80 81 82 02
  Ă 88 8d 8e 8f f0 04
  Â c2 83 84 85 1c 03
  E .. c9 d7 de fe 05
  Ê ca 90 93 94 95 06
  I .. b4 b5 b7 b8 10
  O .. b9 bc bd be 11
  Ô d4 96 97 98 99 12
  Ơ f7 9d 9e 9f a6 13
  U .. da a8 d1 ac 14
  Ư d0 ad af b1 1d 15
  Y .. dd b2 fd b3 19
  đ c7
  Đ f1`)

function byRows(rows: string): ReadonlyMap<string, number> {
  const codes = new Map<string, number>()
  for (const row of rows.trim().split('\n')) {
    const [vowel = '', ...cells] = row.trim().split(' ')
    cells.forEach((cell, tone) => {
      if (cell !== '..')
        codes.set(
          (vowel + ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'][tone]).normalize('NFC'),
          Number.parseInt(cell, 16),
        )
    })
  }
  return codes
}

/** Text as VISCII bytes look when they are read as Latin-1. */
export function toViscii(text: string): string {
  return byTable(text, VISCII)
}

/** Text as VPS bytes look when they are read as Latin-1. */
export function toVps(text: string): string {
  return byTable(text, VPS)
}

function byTable(text: string, table: ReadonlyMap<string, number>): string {
  return Array.from(text.normalize('NFC'), (char) => {
    const code = table.get(char)
    return code === undefined ? char : String.fromCharCode(code)
  }).join('')
}

const VNI_TONES: Readonly<Record<string, string>> = { '\u0301': 'ù', '\u0300': 'ø', '\u0309': 'û', '\u0303': 'õ', '\u0323': 'ï' }
const VNI_CIRCUMFLEX: Readonly<Record<string, string>> = {
  '': 'â',
  '\u0301': 'á',
  '\u0300': 'à',
  '\u0309': 'å',
  '\u0303': 'ã',
  '\u0323': 'ä',
}
const VNI_BREVE: Readonly<Record<string, string>> = {
  '': 'ê',
  '\u0301': 'é',
  '\u0300': 'è',
  '\u0309': 'ú',
  '\u0303': 'ü',
  '\u0323': 'ë',
}
const VNI_WHOLE: Readonly<Record<string, string>> = { đ: 'ñ', í: 'í', ì: 'ì', ỉ: 'æ', ĩ: 'ó', ị: 'ò', ỵ: 'î' }

/** Text as VNI bytes (fonts `VNI-Times`) look when they are read as Latin-1. Marks of capitals are capitals too. */
export function toVni(text: string): string {
  return Array.from(text.normalize('NFC'), (char) => {
    const small = char.toLowerCase()
    const code = VNI_WHOLE[small] ?? vniVowel(small.normalize('NFD'))
    return char === small ? code : code.toUpperCase()
  }).join('')
}

function vniVowel(decomposed: string): string {
  const tone = TONES.exec(decomposed)?.[0] ?? ''
  const bare = decomposed.charAt(0)
  if (decomposed.includes('\u0302')) return bare + VNI_CIRCUMFLEX[tone]
  if (decomposed.includes('\u0306')) return bare + VNI_BREVE[tone]
  const base = decomposed.includes('\u031B') ? ({ o: 'ô', u: 'ö' }[bare] ?? bare) : bare
  return tone ? base + VNI_TONES[tone] : base
}

/** UTF-8 bytes read as windows-1252, as browsers and databases do it, and taken for text. */
export function toUtf8Twice(text: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))
}

/** Latin-1 text as a reader that takes it for windows-1252 shows it. */
export function asWindows1252(latin1: string): string {
  return new TextDecoder('windows-1252').decode(Buffer.from(latin1, 'latin1'))
}
