/** The text of some bytes and the encoding that it was read in. */
export type Decoded = { text: string; encoding: string }

/** How far into a page an encoding may be declared (HTML standard: the first 1024 bytes). */
const DECLARATION_BYTES = 1024
/** How old Vietnamese pages that declare nothing, or a wrong UTF-8, are mostly encoded. */
const FALLBACK_ENCODING = 'windows-1258'

/**
 * Decodes a page: byte order mark, then the charset of the header, then the one declared in the page, then UTF-8 if the
 * bytes are valid UTF-8, else windows-1258. A declared UTF-8 that the bytes contradict counts as not declared. The text is
 * NFC: windows-1258 writes tones as separate characters.
 */
export function decodeBytes(bytes: Uint8Array, declared: { contentType: string | null }): Decoded {
  const bom = byteOrderMark(bytes)
  if (bom) return decoded(bytes, bom)
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES))
  const names = [charsetIn(declared.contentType ?? ''), charsetIn(head)]
  for (const name of names) {
    const encoding = encodingOf(name)
    if (!encoding) continue
    // Latin-1 on a Vietnamese page is the server's default, not a statement: valid UTF-8 is the better guess.
    if (encoding === 'utf-8' || encoding === 'windows-1252') {
      const text = utf8(bytes)
      if (text !== null) return { text: text.normalize('NFC'), encoding: 'utf-8' }
      if (encoding === 'utf-8') continue
    }
    return decoded(bytes, encoding)
  }
  const text = utf8(bytes)
  return text !== null ? { text: text.normalize('NFC'), encoding: 'utf-8' } : decoded(bytes, FALLBACK_ENCODING)
}

function decoded(bytes: Uint8Array, encoding: string): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes).normalize('NFC'), encoding }
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: the answer, not an error.
    return null
  }
}

function byteOrderMark([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return null
}

function charsetIn(text: string): string | null {
  return /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(text)?.[1] ?? null
}

function encodingOf(name: string | null): string | null {
  if (!name) return null
  try {
    return new TextDecoder(name).encoding
  } catch {
    // An unknown name declares nothing.
    return null
  }
}
