import { Parser } from 'htmlparser2'

/**
 * The smallest DOM that Readability runs on. Nodes are linked, texts of elements are kept until something below them
 * changes, and what no person reads (scripts, styles, comments) is never built: most of the time that a general DOM takes
 * goes into events, live lists and nodes that nobody asks for (docs/adr/0003).
 */

/** Elements that hold no text for people; they are not built. */
const DROPPED = new Set(['script', 'style', 'noscript', 'template', 'svg', 'canvas', 'select', 'textarea'])
const HEAD_ONLY = new Set(['head', 'meta', 'link', 'base', 'title'])
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])
/**
 * Depth below which elements are left out and their texts kept: Readability looks at a text once for each element around it.
 * Pages of people stay below fifty; long ones have less, so that depth times length has a limit.
 */
const MAX_DEPTH = 120
const MIN_DEPTH = 40
const MAX_DEPTH_TIMES_CHARS = 20_000_000

const ELEMENT_NODE = 1
const TEXT_NODE = 3
const DOCUMENT_NODE = 9

export type SlimNode = SlimElement | SlimText

abstract class Linked {
  parentNode: SlimElement | null = null
  nextSibling: SlimNode | null = null
  previousSibling: SlimNode | null = null
  readonly ownerDocument: SlimDocument

  constructor(ownerDocument: SlimDocument) {
    this.ownerDocument = ownerDocument
  }

  remove(): void {
    this.parentNode?.removeChild(this as unknown as SlimNode)
  }

  get parentElement(): SlimElement | null {
    return this.parentNode?.nodeType === ELEMENT_NODE ? this.parentNode : null
  }

  get nextElementSibling(): SlimElement | null {
    let node = this.nextSibling
    while (node && node.nodeType !== ELEMENT_NODE) node = node.nextSibling
    return node as SlimElement | null
  }

  get previousElementSibling(): SlimElement | null {
    let node = this.previousSibling
    while (node && node.nodeType !== ELEMENT_NODE) node = node.previousSibling
    return node as SlimElement | null
  }
}

export class SlimText extends Linked {
  readonly nodeType = TEXT_NODE
  readonly nodeName = '#text'
  #data: string

  constructor(ownerDocument: SlimDocument, data: string) {
    super(ownerDocument)
    this.#data = data
  }

  get textContent(): string {
    return this.#data
  }
  set textContent(data: string) {
    this.#data = data
    this.parentNode?.forgetText()
  }
  get nodeValue(): string {
    return this.#data
  }
  get childNodes(): SlimNode[] {
    return []
  }
}

class SlimAttribute {
  readonly name: string
  value: string

  constructor(name: string, value: string) {
    this.name = name
    this.value = value
  }

  cloneNode(): SlimAttribute {
    return new SlimAttribute(this.name, this.value)
  }
}

export class SlimElement extends Linked {
  readonly nodeType: number = ELEMENT_NODE
  /** Both are written by Readability when it renames an element. */
  localName: string
  tagName: string
  firstChild: SlimNode | null = null
  lastChild: SlimNode | null = null
  readonly attributes: SlimAttribute[] = []
  #text: string | null = null

  constructor(ownerDocument: SlimDocument, localName: string, attributes: Record<string, string> = {}) {
    super(ownerDocument)
    this.localName = localName
    this.tagName = localName.toUpperCase()
    for (const name in attributes) this.attributes.push(new SlimAttribute(name, attributes[name] ?? ''))
  }

  get nodeName(): string {
    return this.tagName
  }
  get id(): string {
    return this.getAttribute('id') ?? ''
  }
  set id(value: string) {
    this.setAttribute('id', value)
  }
  get className(): string {
    return this.getAttribute('class') ?? ''
  }
  set className(value: string) {
    this.setAttribute('class', value)
  }
  get style(): { display: string; visibility: string } {
    const style = this.getAttribute('style') ?? ''
    return {
      display: /(?:^|[;\s])display\s*:\s*none/i.test(style) ? 'none' : '',
      visibility: /(?:^|[;\s])visibility\s*:\s*hidden/i.test(style) ? 'hidden' : '',
    }
  }

  getAttribute(name: string): string | null {
    for (const attribute of this.attributes) if (attribute.name === name) return attribute.value
    return null
  }
  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null
  }
  setAttribute(name: string, value: string): void {
    const found = this.attributes.find((attribute) => attribute.name === name)
    if (found) found.value = String(value)
    else this.attributes.push(new SlimAttribute(name, String(value)))
  }
  setAttributeNode({ name, value }: SlimAttribute): void {
    this.setAttribute(name, value)
  }
  removeAttribute(name: string): void {
    const index = this.attributes.findIndex((attribute) => attribute.name === name)
    if (index >= 0) this.attributes.splice(index, 1)
  }

  get childNodes(): SlimNode[] {
    const nodes: SlimNode[] = []
    for (let node = this.firstChild; node; node = node.nextSibling) nodes.push(node)
    return nodes
  }
  get children(): SlimElement[] {
    const elements: SlimElement[] = []
    for (let node = this.firstChild; node; node = node.nextSibling) if (node instanceof SlimElement) elements.push(node)
    return elements
  }
  get firstElementChild(): SlimElement | null {
    let node = this.firstChild
    while (node && node.nodeType !== ELEMENT_NODE) node = node.nextSibling
    return node as SlimElement | null
  }

  appendChild<T extends SlimNode>(node: T): T {
    return this.insertBefore(node, null)
  }
  insertBefore<T extends SlimNode>(node: T, next: SlimNode | null): T {
    node.parentNode?.removeChild(node)
    const previous = next ? next.previousSibling : this.lastChild
    node.parentNode = this
    node.previousSibling = previous
    node.nextSibling = next
    if (previous) previous.nextSibling = node
    else this.firstChild = node
    if (next) next.previousSibling = node
    else this.lastChild = node
    this.forgetText()
    return node
  }
  removeChild<T extends SlimNode>(node: T): T {
    const { previousSibling, nextSibling } = node
    if (previousSibling) previousSibling.nextSibling = nextSibling
    else this.firstChild = nextSibling
    if (nextSibling) nextSibling.previousSibling = previousSibling
    else this.lastChild = previousSibling
    node.parentNode = null
    node.previousSibling = null
    node.nextSibling = null
    this.forgetText()
    return node
  }
  replaceChild<T extends SlimNode>(node: SlimNode, old: T): T {
    if (node === old) return old
    const next = old.nextSibling === node ? node.nextSibling : old.nextSibling
    this.removeChild(old)
    this.insertBefore(node, next)
    return old
  }

  /** Kept until something below changes. An element whose text is not kept has none above it whose text is. */
  get textContent(): string {
    if (this.#text !== null) return this.#text
    let text = ''
    for (let node = this.firstChild; node; node = node.nextSibling) text += node.textContent
    this.#text = text
    return text
  }
  set textContent(text: string) {
    while (this.firstChild) this.removeChild(this.firstChild)
    if (text) this.appendChild(new SlimText(this.ownerDocument, text))
  }
  forgetText(): void {
    for (let node: SlimElement | null = this; node && node.#text !== null; node = node.parentNode) node.#text = null
  }

  getElementsByTagName(name: string): SlimElement[] {
    return elementsBelow(this, name === '*' ? null : new Set([name.toLowerCase()]))
  }
  /** Understands names of elements joined by commas, which is all that Readability asks for. */
  querySelectorAll(names: string): SlimElement[] {
    return elementsBelow(this, new Set(names.split(',').map((name) => name.trim().toLowerCase())))
  }

  get innerHTML(): string {
    const html: string[] = []
    writeChildren(this, html)
    return html.join('')
  }
  set innerHTML(html: string) {
    this.textContent = ''
    parseInto(this, html, () => false)
  }
}

/** A page. `firstChild` is its root, which bears the mark by which Readability renames elements in place. */
export class SlimDocument {
  readonly nodeType = DOCUMENT_NODE
  readonly documentElement: SlimElement
  readonly head: SlimElement
  readonly body: SlimElement
  readonly baseURI: string
  title = ''

  constructor(url: string) {
    this.baseURI = url
    this.documentElement = new SlimElement(this, 'html')
    Object.assign(this.documentElement, { __JSDOMParser__: true })
    this.head = this.documentElement.appendChild(new SlimElement(this, 'head'))
    this.body = this.documentElement.appendChild(new SlimElement(this, 'body'))
  }

  get documentURI(): string {
    return this.baseURI
  }
  get firstChild(): SlimElement {
    return this.documentElement
  }
  createElement(name: string): SlimElement {
    return new SlimElement(this, name.toLowerCase())
  }
  createTextNode(text: string): SlimText {
    return new SlimText(this, text)
  }
  getElementsByTagName(name: string): SlimElement[] {
    return this.documentElement.getElementsByTagName(name)
  }
  querySelectorAll(names: string): SlimElement[] {
    return this.documentElement.querySelectorAll(names)
  }
}

/** Linear in the length of the page, whatever is nested or left open in it. */
export function parseSlim(html: string, url: string): SlimDocument {
  const document = new SlimDocument(url)
  document.title = parseInto(document.body, html, (name, attributes) => {
    // The body may be named late, twice or never: its attributes count, its tags do not part anything.
    if (name === 'body' || name === 'html') {
      const element = name === 'body' ? document.body : document.documentElement
      for (const key in attributes) if (!element.hasAttribute(key)) element.setAttribute(key, attributes[key] ?? '')
      return true
    }
    return HEAD_ONLY.has(name)
  })
  return document
}

/** `isBare` elements are not built, but what stands in them is, apart from the first `<title>`, whose text is returned. */
function parseInto(
  root: SlimElement,
  html: string,
  isBare: (name: string, attributes: Record<string, string>) => boolean,
): string {
  const { ownerDocument } = root
  const maxDepth = Math.max(MIN_DEPTH, Math.min(MAX_DEPTH, MAX_DEPTH_TIMES_CHARS / html.length))
  /** One entry for each open tag: the element, or null where none was built. */
  const open: (SlimElement | null)[] = []
  let parent = root
  let depth = 0
  let droppedAt = -1
  let titleAt = -1
  let title = ''
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push(null)
        if (droppedAt >= 0 || titleAt >= 0) return
        if (DROPPED.has(name)) {
          droppedAt = open.length
          return
        }
        if (name === 'title') titleAt = open.length
        if (isBare(name, attributes) || (depth >= maxDepth && !VOID.has(name))) return
        const element = parent.appendChild(new SlimElement(ownerDocument, name, attributes))
        if (VOID.has(name)) return
        open[open.length - 1] = element
        parent = element
        depth += 1
      },
      ontext(text) {
        if (titleAt >= 0) title += text
        if (droppedAt >= 0 || titleAt >= 0) return
        parent.appendChild(new SlimText(ownerDocument, text))
      },
      onclosetag() {
        if (droppedAt === open.length) droppedAt = -1
        if (titleAt === open.length) titleAt = -1
        const element = open.pop()
        if (!element) return
        parent = element.parentNode ?? root
        depth -= 1
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return title.replace(/\s+/g, ' ').trim()
}

function elementsBelow(root: SlimElement, names: ReadonlySet<string> | null): SlimElement[] {
  const found: SlimElement[] = []
  let node: SlimNode | null = root.firstChild
  while (node) {
    if (node instanceof SlimElement) {
      if (!names || names.has(node.localName)) found.push(node)
      if (node.firstChild) {
        node = node.firstChild
        continue
      }
    }
    while (node && !node.nextSibling) {
      node = node.parentNode
      if (node === root) return found
    }
    node = node ? node.nextSibling : null
  }
  return found
}

function writeChildren(element: SlimElement, html: string[]): void {
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (!(node instanceof SlimElement)) {
      html.push(escapeHtml(node.textContent))
      continue
    }
    const attributes = node.attributes.map(({ name, value }) => ` ${name}="${escapeHtml(value)}"`).join('')
    html.push(`<${node.localName}${attributes}>`)
    if (VOID.has(node.localName)) continue
    writeChildren(node, html)
    html.push(`</${node.localName}>`)
  }
}

function escapeHtml(text: string): string {
  return /[&<>"]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : text
}
