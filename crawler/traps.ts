/**
 * Pages of one pattern that in a row brought neither a document nor a link that was new to the pattern. An endless
 * calendar passes this at once; the paged list of a portal does not, since each of its pages links to new articles.
 */
const UNPRODUCTIVE_PAGES = 60

/** Recognises endless families of URLs by what fetching them brings. State is of one run and bounded by its pages. */
export type TrapDetector = {
  isTrap(url: string): boolean
  /** Tells what a fetched page brought. `links` are its in-scope links. */
  observe(url: string, brought: { document: boolean; links: readonly string[] }): void
}

export function createTrapDetector(): TrapDetector {
  const families = new Map<string, { unproductive: number; seen: Set<string> }>()
  return {
    isTrap: (url) => (families.get(patternOf(url))?.unproductive ?? 0) >= UNPRODUCTIVE_PAGES,
    observe: (url, { document, links }) => {
      const pattern = patternOf(url)
      const family = families.get(pattern) ?? { unproductive: 0, seen: new Set<string>() }
      families.set(pattern, family)
      let isProductive = document
      for (const link of links) {
        if (family.seen.has(link) || patternOf(link) === pattern) continue
        family.seen.add(link)
        isProductive = true
      }
      family.unproductive = isProductive ? 0 : family.unproductive + 1
    },
  }
}

/** The URL with every run of digits replaced: pages of one calendar, list or session share it. */
export function patternOf(url: string): string {
  const { host, pathname, search } = new URL(url)
  return host + (pathname + search).replace(/\d+/g, '#')
}
