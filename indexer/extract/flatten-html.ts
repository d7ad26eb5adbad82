import { Parser } from 'htmlparser2'

/**
 * The page without the elements below `maxDepth`; their text stays. Readability needs time by the cube of the depth, and a
 * browser stops nesting too. Pages get there by tags that are never closed, or on purpose.
 */
export function flattenHtml(html: string, maxDepth: number): string {
  const flat: string[] = []
  let depth = 0
  const parser = new Parser(
    {
      onopentag() {
        depth += 1
        if (depth <= maxDepth) flat.push(html.slice(parser.startIndex, parser.endIndex + 1))
      },
      ontext() {
        flat.push(html.slice(parser.startIndex, parser.endIndex + 1))
      },
      onclosetag(name, isImplied) {
        if (depth <= maxDepth && !isImplied) flat.push(`</${name}>`)
        depth -= 1
      },
    },
    { decodeEntities: false },
  )
  parser.end(html)
  return flat.join('')
}
