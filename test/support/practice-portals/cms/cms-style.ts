import type { DocumentHead } from '../document-head.ts'
import type { LinkItem, PortalContext } from '../model.ts'

/** One content management system: where its pages live and how they look. */
export type CmsStyle = {
  id: string
  /** Path and query of a document. */
  documentPath(portal: PortalContext, head: DocumentHead): string
  /** Index in a document's URL, null when it is none; the caller checks that the whole path is right. */
  documentIndex(url: URL): number | null
  /** Path and query of page `page` (from 1) of a section. */
  listPath(portal: PortalContext, section: number, page: number): string
  /** The list a URL stands for, null when it is none. */
  list(portal: PortalContext, url: URL): { section: number; page: number } | null
  feedPath: string
  sitemapPath: string
  /** HTML of a whole page. */
  render(parts: PageParts): string
}

/** What goes into a page. `mainHtml` is escaped already; everything else is plain text. */
export type PageParts = {
  portal: PortalContext
  path: string
  title: string
  /** The document the page shows; null for lists, home pages and messages. */
  head: DocumentHead | null
  breadcrumb: readonly LinkItem[]
  mainHtml: string
  menu: readonly LinkItem[]
  related: readonly LinkItem[]
  annexes: readonly LinkItem[]
  headHtml: string
}

/** Number at the end of a match, null when there is none or it is absurd. */
export function numberIn(text: string, pattern: RegExp): number | null {
  const value = Number(pattern.exec(text)?.[1] ?? Number.NaN)
  return Number.isSafeInteger(value) ? value : null
}

/** Position of the section with this slug, null when the portal has none. */
export function sectionOf(portal: PortalContext, slug: string | null | undefined): number | null {
  const found = portal.spec.sections.findIndex((section) => section.slug === slug)
  return found < 0 ? null : found
}

export function sectionSlug(portal: PortalContext, section: number): string {
  return portal.spec.sections[section]?.slug ?? ''
}
