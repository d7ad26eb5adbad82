import iconv from 'iconv-lite'

/** Encodings of old Vietnamese fonts and systems with one or two bytes a letter. */
export const OLD_ENCODINGS = ['tcvn3', 'vni', 'vps', 'viscii', 'windows-1258'] as const
export type OldEncoding = (typeof OLD_ENCODINGS)[number]

const BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte)
/** As browsers read it: what windows-1252 does not define is the control character of Latin-1. */
const WINDOWS_1252 = new TextDecoder('windows-1252').decode(BYTES)
const BYTE_OF = new Map<string, number>()
for (const byte of BYTES) BYTE_OF.set(String.fromCharCode(byte), byte).set(WINDOWS_1252.charAt(byte), byte)

/**
 * The letters of the fonts `.VnTime` (TCVN 5712-3): all small letters, of the capitals only Ă Â Ê Ô Ơ Ư Đ. What the library
 * calls tcvn is TCVN 5712-1, which fills the gaps with capitals and tones that those fonts do not have.
 */
const TCVN3 = tableOf((byte) => {
  const letter = iconv.decode(Buffer.of(byte), 'tcvn')
  return /[\p{Ll}ĂÂÊÔƠƯĐ]/u.test(letter) ? letter : ''
})
const VISCII = tableOf((byte) => {
  const letter = iconv.decode(Buffer.of(byte), 'viscii')
  return /[^\0-\x7F]/.test(letter) ? letter : ''
})
/** What stands below 0xA0 is as in windows-1252. */
const WINDOWS_1258 = tableOf((byte) => (byte < 0xc0 ? '' : new TextDecoder('windows-1258').decode(Uint8Array.of(byte))))
/** From 0x80 on; a dot where no Vietnamese letter stands. */
const VPS_UPPER_HALF =
  'ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ..ỀỂỄỐỒỔỖýỷỵỚỜỞ.ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ.àáâãảạă.èéêẽìí.ĩẴĐòóôõ.Ơụùúủ.ỶẼỳ'
/** Capitals for which there was room only among the control characters. */
const VPS_CONTROLS = ['\x02\x03\x04\x05\x06\x10\x11\x12\x13\x14\x15\x19\x1C\x1D', 'ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ'] as const
const VPS = tableOf((byte) => {
  const control = VPS_CONTROLS[0].indexOf(String.fromCharCode(byte))
  return control < 0 ? (VPS_UPPER_HALF[byte - 0x80] ?? '').replace('.', '') : VPS_CONTROLS[1].charAt(control)
})
const TABLES = { tcvn3: TCVN3, viscii: VISCII, vps: VPS, 'windows-1258': WINDOWS_1258 }

function tableOf(letterAt: (byte: number) => string): readonly string[] {
  return Array.from(BYTES, letterAt)
}

/** VNI writes mark and tone as one character behind the vowel: first the tones alone, then circumflex and breve with each. */
const VNI_MARKS: readonly (readonly [string, string])[] = [
  ['ùøûõï', ''],
  ['âáàåãä', '\u0302'],
  ['êéèúüë', '\u0306'],
]
const TONES = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
/** Letters that are one character, ơ and ư as vowels for tones among them. */
const VNI_LETTERS: Readonly<Record<string, string>> = { ñ: 'đ', ö: 'ư', ô: 'ơ', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }
const VNI = vniCodes()
const VNI_CODE = /[aeouyöôAEOUYÖÔ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ñöôíìæóòîÑÖÔÍÌÆÓÒÎ]/g

function vniCodes(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  for (const [code, letter] of Object.entries(VNI_LETTERS)) codes.set(code, letter).set(code.toUpperCase(), letter.toUpperCase())
  for (const base of 'aeouyöô') {
    for (const [marks, mark] of VNI_MARKS) {
      const tones = mark ? ['', ...TONES] : TONES
      for (const [index, code] of [...marks].entries()) {
        const letter = ((VNI_LETTERS[base] ?? base) + mark + tones[index]).normalize('NFC')
        if (letter.length > 1) continue
        codes.set(base + code, letter)
        // Marks of capitals are capitals, but many typed small ones.
        for (const second of [code, code.toUpperCase()]) codes.set(base.toUpperCase() + second, letter.toUpperCase())
      }
    }
  }
  return codes
}

/** Control characters, none of them white space, among which VPS and VISCII keep capitals: a range of a regular expression. */
export const CAPITAL_CONTROLS = String.raw`\x02-\x06\x10-\x1E`
/** Everything that any of the encodings takes for a letter, or for half of one. */
export const OLD_CHARACTERS = new RegExp(String.raw`[^\0-\x7F]|[${CAPITAL_CONTROLS}]`, 'g')

/** The byte that a character stands for where bytes were read as Latin-1 or windows-1252; undefined when it cannot be one. */
export function byteOf(character: string): number | undefined {
  return BYTE_OF.get(character)
}

/** The text when its characters are the bytes of that encoding, NFC. What the encoding does not define stays as it is. */
export function decodeAs(encoding: OldEncoding, text: string): string {
  if (encoding === 'vni') return text.replace(VNI_CODE, vniLetter)
  const table = TABLES[encoding]
  return text.replace(OLD_CHARACTERS, (character) => table[BYTE_OF.get(character) ?? 0] || character).normalize('NFC')
}

function vniLetter(code: string): string {
  return VNI.get(code) ?? Array.from(code, (half) => VNI.get(half) ?? half).join('')
}
