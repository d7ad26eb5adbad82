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
