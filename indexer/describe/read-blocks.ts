import { Parser } from 'htmlparser2'
import { normalizeText } from '../../vietnamese/normalize.ts'
import { type Block, MARK } from './labels.ts'

const INVISIBLE = new Set(['script', 'style', 'noscript', 'template', 'svg', 'select', 'textarea', 'button', 'head', 'iframe'])
const BLOCKS = new Set(
  'address article aside blockquote br caption dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const MAX_BLOCKS = 3000
const MAX_BLOCK_CHARS = 4000

/**
 * The visible text of a page as blocks, with the rows of its tables. Tables of properties stand beside the main text and are
 * lost to it, so the facts that stand in them are read from the page itself.
 */
export function readBlocks(html: string): Block[] {
  const blocks: Block[] = []
  let text = ''
  let rows = 0
  const openRows: number[] = []
  let invisible = 0
  const end = () => {
    const clean = text.replace(/\s+/g, ' ').replace(/(?:^|(?<=\uE000))[\s\uE000]+|[\s\uE000]+$/g, '')
    if (clean && blocks.length < MAX_BLOCKS) blocks.push({ text: normalizeText(clean), row: openRows.at(-1) ?? null })
    text = ''
  }
  const parser = new Parser(
    {
      onopentag(tag) {
        if (INVISIBLE.has(tag)) invisible += 1
        if (BLOCKS.has(tag)) end()
        else if (text) text += MARK
        if (tag === 'tr') openRows.push(rows++)
      },
      ontext(piece) {
        if (invisible === 0 && text.length < MAX_BLOCK_CHARS) text += piece.replaceAll(MARK, '')
      },
      onclosetag(tag) {
        if (INVISIBLE.has(tag)) invisible = Math.max(0, invisible - 1)
        if (BLOCKS.has(tag)) end()
        else if (text) text += MARK
        if (tag === 'tr') openRows.pop()
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  end()
  return blocks
}
