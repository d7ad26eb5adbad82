/** Container of an attachment, as its first bytes tell: content types and endings of portals are often wrong. */
export type Container = 'pdf' | 'ole' | 'zip' | 'rtf'

/** Readers look for the header of a PDF this far: mail gateways and scripts put lines before it. */
const PDF_HEADER_BYTES = 1024
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ZIP = Buffer.from('PK\x03\x04', 'latin1')

/** Null for what is no attachment: pages, sitemaps, pictures. A DOC that is HTML inside is a page. */
export function sniffFile(bytes: Uint8Array): Container | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PDF_HEADER_BYTES))
  if (head.subarray(0, 4).equals(ZIP)) return 'zip'
  if (head.subarray(0, 8).equals(OLE)) return 'ole'
  const start = head.toString('latin1').replace(/^(?:\u00EF\u00BB\u00BF)?\s*/, '')
  if (start.startsWith('{\\rt')) return 'rtf'
  return start.includes('%PDF-') && !start.startsWith('<') ? 'pdf' : null
}
