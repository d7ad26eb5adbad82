import { spellDate } from './dates.ts'
import { type DocumentHead, documentCount, documentHead } from './document-head.ts'
import type { LinkItem, PortalContext } from './model.ts'

const LIST_PAGE_SIZE = 15

/** Path of the document at `index`. */
export function documentPath(portal: PortalContext, head: DocumentHead): string {
  return portal.spec.style.documentPath(portal, head)
}

/** Link to a document; `salt` differs with every answer that decorates its links (session ids). */
export function documentLink(portal: PortalContext, index: number, salt: number): LinkItem {
  const head = documentHead(portal, index)
  const path = documentPath(portal, head)
  const href = portal.spec.quirks?.decorateLink?.(path, salt) ?? path
  return { href, text: head.title, date: spellDate(head.publishedOn, head.clock, 'short') }
}

/** Header links: home, sections, and what every portal has but no search wants. */
export function menuOf(portal: PortalContext): LinkItem[] {
  const { sections, style, quirks } = portal.spec
  const links = [
    { href: '/', text: 'Trang chủ' },
    ...sections.map((section, i) => ({ href: style.listPath(portal, i, 1), text: section.name })),
  ]
  if (quirks) return links
  return [...links, { href: SEARCH_PATH, text: 'Tìm kiếm' }, { href: LOGIN_PATH, text: 'Đăng nhập' }]
}

export const SEARCH_PATH = '/tim-kiem?tu-khoa='
export const LOGIN_PATH = '/dang-nhap'

/** A list entry whose page was taken down: the portal forgot to remove the link. */
export function deadLink(portal: PortalContext): LinkItem {
  const head = { ...documentHead(portal, 0), title: 'Bài viết đã gỡ', index: 7_000_001, publishedOn: '2024-05-06' }
  return { href: documentPath(portal, head), text: 'Bài viết đã gỡ', date: '06/05/2024' }
}

/** Indexes of the documents on page `page` (from 1) of a section, newest first. */
export function listIndexes(portal: PortalContext, section: number, page: number): number[] {
  const step = portal.spec.sections.length
  const inSection = sectionCount(portal, section)
  const first = inSection - 1 - (page - 1) * LIST_PAGE_SIZE
  const indexes: number[] = []
  for (let ordinal = first; ordinal >= 0 && ordinal > first - LIST_PAGE_SIZE; ordinal--) indexes.push(ordinal * step + section)
  return indexes
}

export function pageCount(portal: PortalContext, section: number): number {
  return Math.max(1, Math.ceil(sectionCount(portal, section) / LIST_PAGE_SIZE))
}

function sectionCount(portal: PortalContext, section: number): number {
  const step = portal.spec.sections.length
  return Math.floor((documentCount(portal) - 1 - section) / step) + 1
}

/** Pager with jumps of 1, 2, 3 and 5 times powers of ten, so that any page of a million is a few steps away. */
export function pagerLinks(portal: PortalContext, section: number, page: number): LinkItem[] {
  const last = pageCount(portal, section)
  const pages = new Set([1, last])
  for (let power = 1; power <= last; power *= 10) {
    for (const jump of [1, 2, 3, 5]) {
      if (page - jump * power >= 1) pages.add(page - jump * power)
      if (page + jump * power <= last) pages.add(page + jump * power)
    }
  }
  pages.delete(page)
  return [...pages]
    .sort((a, b) => a - b)
    .map((n) => ({ href: portal.spec.style.listPath(portal, section, n), text: `Trang ${n}` }))
}
