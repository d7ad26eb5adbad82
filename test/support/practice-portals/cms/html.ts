import type { LinkItem } from '../model.ts'
import type { Block } from '../writing/blocks.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const SPECIAL = /[&<>"']/

export function escapeHtml(text: string): string {
  // Most texts have nothing to escape: benchmarks feel the difference.
  return text.search(SPECIAL) < 0 ? text : text.replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char)
}

/** Paragraphs, headings and lists; `headingTag` differs between systems. */
export function blocksHtml(blocks: readonly Block[], headingTag = 'h3'): string {
  let html = ''
  let inList = false
  for (const block of blocks) {
    if (inList !== (block.type === 'item')) html += inList ? '</ul>\n' : '<ul>\n'
    inList = block.type === 'item'
    const tag = block.type === 'item' ? 'li' : block.type === 'heading' ? headingTag : 'p'
    html += `<${tag}>${escapeHtml(block.text)}</${tag}>\n`
  }
  return inList ? `${html}</ul>\n` : html
}

export function linkHtml(link: LinkItem): string {
  return `<a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a>`
}

export function listHtml(links: readonly LinkItem[], className: string): string {
  const items = links.map(
    (link) => `<li>${linkHtml(link)}${link.date ? ` <span class="date">${escapeHtml(link.date)}</span>` : ''}</li>`,
  )
  return `<ul class="${className}">\n${items.join('\n')}\n</ul>`
}

/** `Trang chủ » Tin tức`. */
export function trailHtml(links: readonly LinkItem[], separator: string): string {
  return links.map(linkHtml).join(` ${separator} `)
}
