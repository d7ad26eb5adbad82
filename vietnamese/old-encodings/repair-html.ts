import { Parser } from 'htmlparser2'
import { type RepairedText, repairText } from './repair-text.ts'
import { isSuspiciousHtml } from './suspicious.ts'

const NO_TEXT = new Set(['script', 'style'])
/** Elements inside a line of text; all others begin a new one. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code em font i ins kbd mark q s small span strike strong sub sup tt u var'.split(' '),
)
const FAMILY = /font(?:-family)?\s*:([^;]*)/i
/** `.VnTimeH`, `.VnArialH`: fonts of the TCVN3 family with capitals in the places of the small letters. */
const UPPER_CASE_FONT = /^[^,]*\.vn[\w -]*h\b/i

/** A text or the content of a `<meta>`, with where it stands in the source. */
type Piece = {
  start: number
  end: number
  text: string
  isNewLine: boolean
  isCapitals: boolean
  write: (escaped: string) => string
}

/**
 * `repairText` for the source of a page, before anything else reads it: its texts and the contents of `<meta>` together, so
 * that each line is judged by the whole page. Letters may be written as entities, and capitals are known by their font.
 * What is right stays byte for byte.
 */
export function repairHtml(html: string): { html: string; repaired: RepairedText['repaired'] } {
  if (!isSuspiciousHtml(html)) return { html, repaired: [] }
  const pieces = piecesOf(html)
  // NUL parts the pieces: no text of a page holds one.
  const { text, repaired } = repairText(pieces.map((piece) => (piece.isNewLine ? '\n' : '') + piece.text).join('\0'))
  if (repaired.length === 0) return { html, repaired }
  const texts = text.split('\0')
  let mended = ''
  let at = 0
  for (const [index, piece] of pieces.entries()) {
    const after = texts[index]?.slice(piece.isNewLine ? 1 : 0) ?? piece.text
    if (after === piece.text) continue
    mended += html.slice(at, piece.start) + piece.write(escapeHtml(piece.isCapitals ? after.toUpperCase() : after))
    at = piece.end
  }
  return { html: mended + html.slice(at), repaired }
}

function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = []
  const capitals: boolean[] = []
  let open: Piece | null = null
  let isNewLine = true
  let hidden = 0
  const close = () => {
    open = null
  }
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        close()
        isNewLine ||= !INLINE.has(tag)
        if (NO_TEXT.has(tag)) hidden += 1
        const family = attributes.face ?? FAMILY.exec(attributes.style ?? '')?.[1]
        capitals.push(family ? UPPER_CASE_FONT.test(family) : (capitals.at(-1) ?? false))
        if (tag === 'meta' && attributes.content) pieces.push(metaPiece(attributes, parser))
      },
      ontext(text) {
        if (hidden > 0) return
        // Entities come one by one.
        if (!open) {
          open = { start: parser.startIndex, end: 0, text: '', isNewLine, isCapitals: capitals.at(-1) ?? false, write: asItIs }
          pieces.push(open)
        }
        open.text += text.replaceAll('\0', ' ')
        open.end = parser.endIndex + 1
        isNewLine = false
      },
      onclosetag(tag) {
        close()
        isNewLine ||= !INLINE.has(tag)
        if (NO_TEXT.has(tag)) hidden -= 1
        capitals.pop()
      },
      oncomment: close,
      onprocessinginstruction: close,
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return pieces
}

function metaPiece(
  attributes: Record<string, string>,
  { startIndex, endIndex }: { startIndex: number; endIndex: number },
): Piece {
  const others = Object.entries(attributes).filter(([name]) => name !== 'content')
  return {
    start: startIndex,
    end: endIndex + 1,
    text: attributes.content?.replaceAll('\0', ' ') ?? '',
    isNewLine: true,
    isCapitals: false,
    write: (content) =>
      `<meta ${others.map(([name, value]) => `${name}="${escapeHtml(value)}"`).join(' ')} content="${content}">`,
  }
}

function asItIs(escaped: string): string {
  return escaped
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
