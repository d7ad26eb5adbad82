import { annexLinks } from './annex.ts'
import { benchPadding } from './bench-padding.ts'
import { blocksHtml, escapeHtml, listHtml } from './cms/html.ts'
import { documentBody } from './document-body.ts'
import { baseCount, type DocumentHead } from './document-head.ts'
import { toTcvn3, toWindows1258 } from './files/old-encodings.ts'
import { deadLink, documentLink, documentPath, listIndexes, menuOf, pagerLinks } from './links.ts'
import type { LinkItem, PortalContext } from './model.ts'

const HOME: LinkItem = { href: '/', text: 'Trang chủ' }

/** A document's page in the bytes that its flavour asks for. */
export function documentPage(portal: PortalContext, head: DocumentHead): string | Buffer {
  const { spec } = portal
  const flavour = spec.flavours[head.index] ?? 'plain'
  const blocks = documentBody(portal, head)
  const mainHtml =
    flavour === 'tcvn3'
      ? `<div style="font-family: '.VnTime'">${blocksHtml(blocks.map((block) => ({ ...block, text: toTcvn3(block.text) })))}</div>`
      : blocksHtml(blocks, spec.style.id === 'legal-database' ? 'h4' : 'h3')
  if (flavour === 'javascript') return scriptedPage(head.title, mainHtml)
  const section = spec.sections[head.section]
  const padding = spec.id === 'bench' ? benchPadding(baseCount(portal)) : null
  const html = spec.style.render({
    portal,
    path: documentPath(portal, head),
    title: flavour === 'tcvn3' ? toTcvn3(head.title) : head.title,
    head,
    breadcrumb: [HOME, { href: spec.style.listPath(portal, head.section, 1), text: section?.name ?? '' }],
    mainHtml,
    menu: [...menuOf(portal), ...(padding?.menu ?? [])],
    related: relatedIndexes(portal, head).map((index) => documentLink(portal, index, head.index + index)),
    annexes: annexLinks(portal, head),
    headHtml: (spec.quirks?.headHtml?.(head.index) ?? '') + (padding?.headHtml ?? ''),
  })
  return flavour === 'windows-1258' ? toWindows1258(html.replaceAll(/charset=("?)utf-8/gi, 'charset=$1windows-1258')) : html
}

/** A list page: links and dates, no running text. */
export function listPage(portal: PortalContext, section: number, page: number, salt: number): string {
  const name = portal.spec.sections[section]?.name ?? ''
  const links = listIndexes(portal, section, page).map((index) => documentLink(portal, index, salt + index))
  if (page === 1 && !portal.spec.quirks) links.push(deadLink(portal))
  const mainHtml = `<h2>${escapeHtml(name)}</h2>\n${listHtml(links, 'list-items')}\n${listHtml(pagerLinks(portal, section, page), 'pager')}`
  return frame(portal, portal.spec.style.listPath(portal, section, page), name, mainHtml)
}

export function homePage(portal: PortalContext, salt: number): string {
  const { spec } = portal
  const parts = spec.sections.map((section, i) => {
    const links = listIndexes(portal, i, 1).slice(0, 6)
    const all = { href: spec.style.listPath(portal, i, 1), text: `Xem tất cả ${section.name.toLowerCase()}` }
    return `<h2>${escapeHtml(section.name)}</h2>\n${listHtml([...links.map((index) => documentLink(portal, index, salt + index)), all], 'home-block')}`
  })
  const extra = spec.quirks?.homeLinks?.(portal) ?? []
  return frame(portal, '/', spec.name, parts.join('\n') + (extra.length ? listHtml(extra, 'shortcuts') : ''))
}

export function loginPage(portal: PortalContext): string {
  const form = `<h2>Đăng nhập</h2><form method="post" action="/dang-nhap"><label>Tên <input name="user"></label><label>Mật khẩu <input type="password" name="password"></label><button>Đăng nhập</button></form>`
  return frame(portal, '/dang-nhap', 'Đăng nhập', form)
}

export function missingPage(portal: PortalContext): string {
  return frame(portal, '/', 'Không tìm thấy trang', '<h2>404</h2><p>Trang không tồn tại hoặc đã được gỡ.</p>')
}

function frame(portal: PortalContext, path: string, title: string, mainHtml: string): string {
  return portal.spec.style.render({
    portal,
    path,
    title,
    mainHtml,
    head: null,
    breadcrumb: [HOME],
    menu: menuOf(portal),
    related: [],
    annexes: [],
    headHtml: '',
  })
}

/** Text that arrives only when a script runs. */
function scriptedPage(title: string, mainHtml: string): string {
  const content = encodeURIComponent(`<article><h1>${escapeHtml(title)}</h1>${mainHtml}</article>`)
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng thông tin</title></head><body><div id="app"></div>
<noscript>Vui lòng bật JavaScript.</noscript><script>document.getElementById('app').innerHTML = decodeURIComponent("${content}")</script></body></html>`
}

/** Up to six neighbours of the same section that were there from the beginning, so that they never change. */
function relatedIndexes(portal: PortalContext, head: DocumentHead): number[] {
  const step = portal.spec.sections.length
  const base = baseCount(portal)
  const near: number[] = []
  for (let distance = 1; distance <= 12 && near.length < 6; distance++) {
    for (const index of [head.index - distance * step, head.index + distance * step]) {
      if (index >= 0 && index < base && near.length < 6) near.push(index)
    }
  }
  return near
}
