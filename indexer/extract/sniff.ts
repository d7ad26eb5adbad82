const SNIFF_CHARS = 10_000
const COMMENTS = /<!--[\s\S]*?-->/g
/** What names its language by its first element; whatever is mentioned after that proves nothing. */
const ROOT = /<(?:(!doctype\s+html|html|head|body)|((?:\w+:)?(?:urlset|sitemapindex))|(rss|feed|rdf:RDF))[\s>/]/i
/** First bytes, in hexadecimal, of PDF, ZIP (also DOCX, XLSX), old Office, GIF, PNG, JPEG, RIFF, RAR and 7z files. */
const BINARY = ['255044462d', '504b0304', 'd0cf11e0', '47494638', '89504e47', 'ffd8ff', '52494646', '52617221', '377abcaf']
/** Types under which pages without any root element may come; servers that name none, or just bytes, included. */
const PAGE_TYPE = /html|(?<!svg\+)xml|text\/plain|octet-stream/i

export type Sniffed = 'html' | 'sitemap' | 'feed' | 'unsupported'

/**
 * What an answer is. Content types of portals are often wrong: the content decides, the type only where the content is
 * silent.
 */
export function sniff(bytes: Uint8Array, text: string, contentType: string | null): Sniffed {
  const magic = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (BINARY.some((prefix) => magic.startsWith(prefix))) return 'unsupported'
  const head = text.trimStart().slice(0, SNIFF_CHARS).replace(COMMENTS, '')
  const [, html, sitemap, feed] = ROOT.exec(head) ?? []
  if (sitemap) return 'sitemap'
  if (feed) return 'feed'
  if (html) return 'html'
  const isPageType = contentType === null || PAGE_TYPE.test(contentType)
  return isPageType && /<[a-z!][^<>]*>/i.test(head) ? 'html' : 'unsupported'
}
