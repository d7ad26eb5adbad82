/** Pages of one path in a row that brought neither a document nor a promising new link. */
const UNPRODUCTIVE_PAGES = 60
/** Pages of one shape after which it promises nothing, when none of them was a document. */
const BARREN_PAGES = 4

/**
 * Recognises endless families of URLs by what fetching them brings. A calendar or a set of filters links to more of its own
 * shapes, none of which is ever a document; the paged list of a portal links to articles, however long it is. State is of
 * one run and bounded by its pages.
 */
export type TrapDetector = {
  isTrap(url: string): boolean
  /** Tells what reading a page brought. `links` are its in-scope links. */
  observe(url: string, brought: { document: boolean; links: readonly string[] }): void
}

export function createTrapDetector(): TrapDetector {
  const unproductive = new Map<string, number>()
  const shapes = new Map<string, { pages: number; documents: number; seen: Set<string> }>()
  const shapeStatsOf = (shape: string) => {
    const stats = shapes.get(shape) ?? { pages: 0, documents: 0, seen: new Set<string>() }
    shapes.set(shape, stats)
    return stats
  }
  const isBarren = (shape: string) => {
    const stats = shapes.get(shape)
    return stats !== undefined && stats.documents === 0 && stats.pages >= BARREN_PAGES
  }

  return {
    isTrap: (url) => (unproductive.get(pathFamilyOf(url)) ?? 0) >= UNPRODUCTIVE_PAGES,
    observe: (url, { document, links }) => {
      const shape = shapeOf(url)
      const stats = shapeStatsOf(shape)
      stats.pages += 1
      if (document) stats.documents += 1
      let isProductive = document
      for (const link of links) {
        if (stats.seen.has(link)) continue
        const linkShape = shapeOf(link)
        if (linkShape === shape || isBarren(linkShape)) continue
        stats.seen.add(link)
        isProductive = true
      }
      const family = pathFamilyOf(url)
      unproductive.set(family, isProductive ? 0 : (unproductive.get(family) ?? 0) + 1)
    },
  }
}

/** The path with every run of digits replaced. */
function pathFamilyOf(url: string): string {
  const { host, pathname } = new URL(url)
  return host + pathname.replace(/\d+/g, '#')
}

/** The path family with the names of the parameters, in whatever order they were chosen. */
function shapeOf(url: string): string {
  const names = [...new Set(new URL(url).searchParams.keys())].sort()
  return `${pathFamilyOf(url)}?${names.join('&').replace(/\d+/g, '#')}`
}
