import type { TruePage } from './load-pages.ts'
import { type Overlap, overlapOf } from './metric.ts'

export type PageResult = { page: TruePage; text: string; overlap: Overlap }
export type Measured = { results: PageResult[]; msPerPage: number }

/** Pages read before the clock starts: the first ones cost the compiler's time. */
const WARM_UP_PAGES = 30

/** One page after the other; only the extraction is timed. */
export function measure(extract: (html: string, url: string) => string, pages: readonly TruePage[]): Measured {
  for (const { html, url } of pages.slice(0, WARM_UP_PAGES)) extract(html, url)
  let ms = 0
  const results = pages.map((page) => {
    const startedAt = performance.now()
    const text = extract(page.html, page.url)
    ms += performance.now() - startedAt
    return { page, text, overlap: overlapOf(text, page.articleBody) }
  })
  return { results, msPerPage: pages.length === 0 ? 0 : ms / pages.length }
}
