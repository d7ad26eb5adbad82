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

/**
 * Learns that a parameter of a portal's addresses does not change the page. It takes several pages, different from one another,
 * each with the same bytes under two values of the parameter, and not one page that changed with it: a portal that answers every
 * address with the same page of errors proves nothing.
 */
export type ParameterLearner = {
  /** Tells what a URL brought. @returns names (lower case) that have just been proved to change nothing */
  observe(url: string, contentHash: string): string[]
}

export function createParameterLearner(keepParameters: readonly string[]): ParameterLearner {
  const kept = new Set(keepParameters.map((name) => name.toLowerCase()))
  /** By parameter and the address without it: the value and hash that were seen first. */
  const seen = new Map<string, { value: string; hash: string }>()
  const proofs = new Map<string, Set<string>>()
  /** Parameters that are known to change pages, or that have been learned already. */
  const settled = new Set<string>()

  const observeOne = (url: string, name: string, value: string, hash: string): boolean => {
    const key = `${name} ${withoutParameters(url, new Set([name]))}`
    const before = seen.get(key)
    if (!before) {
      if (seen.size < MAX_REMEMBERED) seen.set(key, { value, hash })
      return false
    }
    if (before.value === value) return false
    if (before.hash !== hash) {
      settled.add(name)
      return false
    }
    const pages = proofs.get(name) ?? new Set()
    proofs.set(name, pages.add(hash))
    if (pages.size < PROOFS) return false
    settled.add(name)
    return true
  }

  return {
    observe: (url, contentHash) => {
      const values = new Map<string, string>()
      for (const [name, value] of new URL(url).searchParams) values.set(name.toLowerCase(), value)
      if (values.size === 0 || values.size > MAX_PARAMETERS) return []
      return [...values].flatMap(([name, value]) =>
        settled.has(name) || kept.has(name) || IDENTIFYING.test(name) || !observeOne(url, name, value, contentHash) ? [] : [name],
      )
    },
  }
}
