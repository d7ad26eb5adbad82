import type { PageReading } from '../../domain/page-reading.ts'

export type SheetEntry = { path: string; url: string; html: string; reading: PageReading | { type: 'broken'; message: string } }

const STYLE = `
body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#1d2430;background:#f5f6f8}
header{padding:1rem 1.5rem;background:#fff;border-bottom:1px solid #d8dce3}h1{font-size:1.2rem;margin:0 0 .5rem}
header a{margin-right:1rem}section{margin:1rem 1.5rem;background:#fff;border:1px solid #d8dce3;border-radius:6px}
h2{font-size:1rem;margin:0;padding:.6rem 1rem;border-bottom:1px solid #e6e9ee;overflow-wrap:anywhere}
h2 b{padding:.1rem .5rem;border-radius:4px;background:#e6e9ee}h2 b.document{background:#cfe8d5}
.pair{display:grid;grid-template-columns:1fr 1fr}.pair>div{padding:.8rem 1rem;max-height:34rem;overflow:auto}
dl{display:grid;grid-template-columns:8rem 1fr;gap:.1rem .6rem;margin:0 0 .8rem}dt{color:#5b6472}dd{margin:0;overflow-wrap:anywhere}
pre{white-space:pre-wrap;font:inherit;margin:0}iframe{width:100%;height:32rem;border:1px solid #e6e9ee;background:#fff}
@media(max-width:60rem){.pair{grid-template-columns:1fr}}`

/**
 * One page of HTML that shows what was taken of each page beside the page itself. Originals stand in sandboxed frames without
 * scripts and without the network: nothing of them runs or is fetched, and nothing but this file is needed.
 */
export function pageSheet(name: string, entries: readonly SheetEntry[]): string {
  const counts = Map.groupBy(entries, ({ reading }) => reading.type)
  const summary = [...counts].map(([type, pages]) => `<a href="#${type}-1">${escapeHtml(type)}: ${pages.length}</a>`).join('')
  const numbers = new Map<string, number>()
  const sections = entries.map((entry) => {
    const number = (numbers.get(entry.reading.type) ?? 0) + 1
    numbers.set(entry.reading.type, number)
    return sectionOf(entry, `${entry.reading.type}-${number}`)
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(name)}: what was taken</title><style>${STYLE}</style></head>
<body><header><h1>${escapeHtml(name)}: ${entries.length} pages</h1>${summary}</header>
${sections.join('\n')}
</body></html>\n`
}

function sectionOf({ path, url, html, reading }: SheetEntry, id: string): string {
  return `<section id="${id}"><h2><b class="${reading.type}">${reading.type}</b> ${escapeHtml(path)}</h2>
<div class="pair"><div>${takenOf(url, reading)}</div><div><iframe sandbox="" loading="lazy" title="original" srcdoc="${escapeHtml(inert(html))}"></iframe></div></div></section>`
}

function takenOf(url: string, reading: SheetEntry['reading']): string {
  const facts: [string, string | null][] = [['address', url]]
  if (reading.type === 'broken') facts.push(['error', reading.message])
  if ('links' in reading) facts.push(['links', String(reading.links.length)])
  if (reading.type !== 'document') return factsOf(facts)
  const { document } = reading
  facts.push(
    ['title', document.title],
    ['kind', document.kind],
    ['language', document.language],
    ['published', document.publishedAt],
    ['changed', document.updatedAt],
    ['number', document.documentNumber],
    ['issuer', document.issuer],
    ['issued', document.issuedAt],
    ['in force', document.effectiveAt],
    ['author', document.author],
    ['topics', document.topics.join(', ')],
    ['breadcrumb', document.breadcrumb.join(' › ')],
    ['attachments', document.attachments.map(({ title, url: file }) => `${title} (${file})`).join('; ')],
    ['summary', document.summary],
  )
  return `${factsOf(facts)}<pre>${escapeHtml(document.text)}</pre>`
}

function factsOf(facts: readonly [string, string | null][]): string {
  return `<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value ?? '–')}</dd>`).join('')}</dl>`
}

/** The sandbox runs no script; the policy keeps pictures and styles from being fetched. */
function inert(html: string): string {
  const policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">'
  return policy + html.replace(/<script\b[^>]*>[\s\S]*?<\/script\s*>/gi, '')
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('\0', '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
