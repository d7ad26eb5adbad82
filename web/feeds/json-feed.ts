import type { Feed } from './feed.ts'

/** JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeed({ title, selfUrl, pageUrl, iconUrl, items }: Feed) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: pageUrl,
    feed_url: selfUrl,
    icon: iconUrl,
    language: 'vi',
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_html: item.snippetHtml,
      date_published: item.publishedAt,
      authors: [{ name: item.portal.name }],
      tags: [item.kind, ...(item.documentNumber ? [item.documentNumber] : [])],
    })),
  }
}
