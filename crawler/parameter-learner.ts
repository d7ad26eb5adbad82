import { withoutParameters } from '../domain/url.ts'

/** Different pages that must have proved to be the same with another value, before a parameter counts as changing nothing. */
const PROOFS = 4
/** Names that identify pages on one portal or another: they are never left out, whatever one portal's pages look like. */
const IDENTIFYING =
  /^(.*id|i|p|pg|page.*|.*trang.*|.*page|cat.*|news.*|art.*|item.*|doc.*|q|query|key.*|search.*|name|file|op|module|option|view|task|code|ma.*|so.*|slug|alias|url|path|date|ngay|thang|nam|year|month|day|start|offset|cur|lang.*|type|loai.*|tab.*|catalog.*|c|t)$/i
/** A page with more parameters than this is a search form's: nothing is learned from it. */
const MAX_PARAMETERS = 6
/** Addresses of which the answers are remembered in one run. */
const MAX_REMEMBERED = 50_000

/** Of these pages so many must have proved to be the same without the parameter as well: some portals insist on it. */
const PROOFS_WITHOUT = 2

/**
 * Learns that a parameter of a portal's addresses does not change the page. It takes several pages, different from one another,
 * each with the same words under two values of the parameter and some without it, and not one page that changed with it: a portal
 * that answers every address with the same page of errors proves nothing.
 */
export type ParameterLearner = {
  /**
   * Tells what a URL brought. @returns names (lower case) that have just been proved to change nothing, and addresses without a
   * parameter that are to be asked for to prove it
   */
  observe(url: string, contentHash: string): { learned: string[]; probes: string[] }
}

export function createParameterLearner(keepParameters: readonly string[]): ParameterLearner {
  const kept = new Set(keepParameters.map((name) => name.toLowerCase()))
  /** By parameter and the address without it: the value and hash that were seen first. */
  const seen = new Map<string, { value: string; hash: string }>()
  /** By parameter: hashes of the pages that stayed the same, by their addresses without it. */
  const proofs = new Map<string, Map<string, string>>()
  const proofsWithout = new Map<string, number>()
  /** Parameters that are known to change pages, or that have been learned already. */
  const settled = new Set<string>()

  /** @returns addresses to ask for, once the parameter has stood the test with two values */
  const observeValue = (url: string, name: string, value: string, hash: string): string[] => {
    const without = withoutParameters(url, new Set([name]))
    const key = `${name} ${without}`
    const before = seen.get(key)
    if (!before && seen.size < MAX_REMEMBERED) seen.set(key, { value, hash })
    if (!before || before.value === value) return []
    if (before.hash !== hash) settled.add(name)
    const pages = proofs.get(name) ?? new Map<string, string>()
    if (settled.has(name) || pages.size >= PROOFS || [...pages.values()].includes(hash)) return []
    proofs.set(name, pages.set(without, hash))
    return pages.size < PROOFS ? [] : [...pages.keys()]
  }

  /** Is the page that is asked for without the parameter the last proof? */
  const provesWithout = (url: string, name: string, hash: string): boolean => {
    const expected = proofs.get(name)?.get(url)
    if (settled.has(name) || expected === undefined) return false
    if (expected !== hash) {
      settled.add(name)
      return false
    }
    const count = (proofsWithout.get(name) ?? 0) + 1
    proofsWithout.set(name, count)
    if (count < PROOFS_WITHOUT || (proofs.get(name)?.size ?? 0) < PROOFS) return false
    settled.add(name)
    return true
  }

  return {
    observe: (href, contentHash) => {
      const url = new URL(href).href
      const values = new Map<string, string>()
      for (const [name, value] of new URL(url).searchParams) values.set(name.toLowerCase(), value)
      const learned = [...proofs.keys()].filter((name) => !values.has(name) && provesWithout(url, name, contentHash))
      if (values.size > MAX_PARAMETERS) return { learned, probes: [] }
      const probes = [...values].flatMap(([name, value]) =>
        settled.has(name) || kept.has(name) || IDENTIFYING.test(name) ? [] : observeValue(url, name, value, contentHash),
      )
      return { learned, probes }
    },
  }
}
