import { decodeAs, type OldEncoding } from './old-encodings/encodings.ts'
import { likeliestEncoding } from './old-encodings/likeliest-encoding.ts'

/** The text of some bytes and the encoding that it was read in. */
export type Decoded = { text: string; encoding: string }

/** How far into a page an encoding may be declared (HTML standard: the first 1024 bytes). */
const DECLARATION_BYTES = 1024
/** How old Vietnamese pages that declare nothing, or a wrong UTF-8, are encoded when nothing proves another encoding. */
const FALLBACK_ENCODING = 'windows-1258'
/** Declared where the server or the editor knew no better; what the bytes say counts more. */
const EXPECTED_BY_DECLARATION: Readonly<Record<string, OldEncoding | null>> = {
  'windows-1252': null,
  'windows-1258': 'windows-1258',
}
/**
 * Broken sequences for each good one up to which bytes still count as UTF-8: a page that is cut off, or into which one old
 * byte was pasted. In old encodings nearly every accented letter is a broken sequence.
 */
const MAX_BROKEN_SHARE = 0.1

/**
 * Decodes a page: byte order mark, then the charset of the header, then the one declared in the page, then UTF-8 if the
 * bytes are UTF-8, give or take a few broken ones, else the old Vietnamese encoding in which the words make most sense, else
 * windows-1258. A declared UTF-8 that the bytes contradict counts as not declared, and so does `x-user-defined`, by which pages
 * asked for the font of their own encoding. Latin-1 and windows-1258 are believed unless the words clearly say another old
 * encoding. The text is NFC: windows-1258 writes tones as separate characters.
 */
export function decodeBytes(bytes: Uint8Array, declared: { contentType: string | null }): Decoded {
  const bom = byteOrderMark(bytes)
  if (bom) return decoded(bytes, bom)
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES))
  const inHeader = encodingOf(charsetIn(declared.contentType ?? ''))
  // A declaration that could be read byte by byte proves that the page is not UTF-16 (HTML standard: it means UTF-8).
  const inPage = encodingOf(charsetIn(head))?.replace(/^utf-16.*/, 'utf-8') ?? null
  for (const encoding of [inHeader, inPage]) {
    if (!encoding) continue
    // Latin-1 on a Vietnamese page is the server's default, not a statement: valid UTF-8 is the better guess.
    if (encoding === 'utf-8' || encoding === 'windows-1252') {
      const text = utf8(bytes)
      if (text !== null) return { text: text.normalize('NFC'), encoding: 'utf-8' }
      if (encoding === 'utf-8') continue
    }
    const expected = EXPECTED_BY_DECLARATION[encoding]
    return expected === undefined ? decoded(bytes, encoding) : decodedOld(bytes, encoding, expected)
  }
  const text = utf8(bytes)
  return text !== null
    ? { text: text.normalize('NFC'), encoding: 'utf-8' }
    : decodedOld(bytes, FALLBACK_ENCODING, FALLBACK_ENCODING)
}

function decoded(bytes: Uint8Array, encoding: string): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes).normalize('NFC'), encoding }
}

/** In the old encoding that the words prove, else as `otherwise`. */
function decodedOld(bytes: Uint8Array, otherwise: string, expected: OldEncoding | null): Decoded {
  const characters = new TextDecoder('windows-1252').decode(bytes)
  const encoding = likeliestEncoding(characters, expected)
  if (!encoding || encoding === 'windows-1258') return decoded(bytes, encoding ?? otherwise)
  return { text: decodeAs(encoding, characters), encoding }
}

/** The text if the bytes are UTF-8, or so nearly that what is broken are exceptions; null if they are something else. */
function utf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  if (broken === 0) return text
  const good = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0
  return broken <= good * MAX_BROKEN_SHARE ? text : null
}

function byteOrderMark([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return null
}

function charsetIn(text: string): string | null {
  return /(?<![\w-])(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(text)?.[1] ?? null
}

function encodingOf(name: string | null): string | null {
  if (!name || /^x-user-defined$/i.test(name)) return null
  try {
    return new TextDecoder(name).encoding
  } catch {
    // An unknown name declares nothing.
    return null
  }
}
