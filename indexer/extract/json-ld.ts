/** What a page says about itself as linked data. Null where it says nothing. */
export type LinkedData = {
  headline: string | null
  description: string | null
  published: string | null
  modified: string | null
  author: string | null
  image: string | null
  /** The whole text, on pages that are put together by scripts. */
  body: string | null
}

/** Types that stand for the page's own subject; organisations, breadcrumbs and sites say nothing about it. */
const SUBJECT =
  /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|BlogPosting|\w*Posting|Report|GovernmentService|GovernmentPermit|Legislation|LegislationObject|SpecialAnnouncement|WebPage|QAPage|Event|Dataset|DigitalDocument)$/
/** Said of the page as a whole, so only where no better subject is. */
const PAGE = /WebPage$/
/** Blocks, nodes and levels beyond these are no description but an attack on the reader. */
const MAX_BLOCK_CHARS = 500_000
const MAX_NODES = 2000
const MAX_DEPTH = 12

type Json = Record<string, unknown>

/**
 * Reads the blocks of linked data of a page: single nodes, lists, `@graph`, nodes in nodes. Broken JSON is mended where only
 * line breaks and commas are wrong, and passed over otherwise.
 */
export function readLinkedData(blocks: readonly string[]): LinkedData {
  const nodes = blocks.filter((block) => block.length <= MAX_BLOCK_CHARS).flatMap((block) => nodesIn(parsed(block)))
  const isSubject = (node: Json) => typesOf(node).some((type) => SUBJECT.test(type))
  const subjects = nodes.filter(isSubject).sort((a, b) => Number(isPage(a)) - Number(isPage(b)))
  const first = (read: (node: Json) => string | null): string | null => {
    for (const node of subjects) {
      const found = read(node)
      if (found) return found
    }
    return null
  }
  return {
    headline: first(({ headline, name }) => textOf(headline) ?? textOf(name)),
    description: first(({ description }) => textOf(description)),
    published: first(({ datePublished, dateCreated }) => textOf(datePublished) ?? textOf(dateCreated)),
    modified: first(({ dateModified }) => textOf(dateModified)),
    author: first(({ author, creator }) => nameOf(author) ?? nameOf(creator)),
    image: first(({ image, thumbnailUrl }) => addressOf(image) ?? addressOf(thumbnailUrl)),
    body: first(({ articleBody, text }) => textOf(articleBody) ?? textOf(text)),
  }
}

function parsed(block: string): unknown {
  const json = block.trim().replace(/^<!--|-->$|^\/\/<!\[CDATA\[|\/\/\]\]>$/g, '')
  for (const attempt of [json, mended(json)]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // The next attempt, or nothing.
    }
  }
  return null
}

/** Line breaks inside strings and commas before a closing bracket are what templates get wrong. */
function mended(json: string): string {
  return json
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/,\s*([}\]])/g, '$1')
    .replace(/;\s*$/, '')
}

function nodesIn(root: unknown): Json[] {
  const found: Json[] = []
  const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let at = 0; at < waiting.length && at < MAX_NODES; at += 1) {
    const { value, depth } = waiting[at] as { value: unknown; depth: number }
    if (value === null || typeof value !== 'object' || depth > MAX_DEPTH) continue
    if (!Array.isArray(value)) found.push(value as Json)
    for (const child of Object.values(value))
      if (child !== null && typeof child === 'object') waiting.push({ value: child, depth: depth + 1 })
  }
  return found
}

function typesOf(node: Json): string[] {
  return [node['@type']].flat().filter((type) => typeof type === 'string')
}

function isPage(node: Json): boolean {
  return typesOf(node).every((type) => PAGE.test(type))
}

function textOf(value: unknown): string | null {
  const [first] = [value].flat()
  if (typeof first === 'string') return first.trim() || null
  const inner = first !== null && typeof first === 'object' ? (first as Json)['@value'] : null
  return typeof inner === 'string' ? inner.trim() || null : null
}

function nameOf(value: unknown): string | null {
  const names = [value]
    .flat()
    .slice(0, 5)
    .map((one) => (one !== null && typeof one === 'object' ? textOf((one as Json).name) : textOf(one)))
    .filter((name) => name !== null)
  return names.length > 0 ? names.join(', ') : null
}

function addressOf(value: unknown): string | null {
  const [first] = [value].flat()
  if (first !== null && typeof first === 'object') return textOf((first as Json).url) ?? textOf((first as Json).contentUrl)
  return textOf(first)
}
