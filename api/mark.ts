import { shownText } from '../domain/shown-text.ts'

/** Offsets in a text. */
export type Span = { start: number; end: number }

/** The text with `<mark>` around the spans, which are in order and apart: escaped HTML with no other tag. */
export function markSpans(text: string, spans: readonly Span[]): string {
  let html = ''
  let at = 0
  for (const { start, end } of joined(text, spans)) {
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    at = end
  }
  return html + escapeHtml(text.slice(at))
}

/** Spans that only spaces part are one. */
function joined(text: string, spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const span of spans) {
    const last = all.at(-1)
    if (span.end <= span.start) continue
    if (last && /^\s*$/.test(text.slice(last.end, span.start))) all[all.length - 1] = { start: last.start, end: span.end }
    else all.push(span)
  }
  return all
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escaped, and without what would turn the text around it (domain/shown-text.ts). */
export function escapeHtml(text: string): string {
  return shownText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
