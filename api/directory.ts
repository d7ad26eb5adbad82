import { loadProvinces } from '../config/gazetteer.ts'
import type { Portal } from '../domain/portal.ts'
import { foldText } from '../vietnamese/normalize.ts'

/** What a person looks for in the directory of portals; empty for everything. */
export type DirectoryQuery = { q: string; level: string; province: string }

type ProvinceChoice = { id: string; name: string; former: readonly string[] }

/** The provinces of today in the order of the alphabet, with the names that became part of each. */
export function provinceChoices(): ProvinceChoice[] {
  return loadProvinces()
    .map(({ id, name, mergedFrom, formerly }) => ({ id, name, former: [...mergedFrom, ...Object.keys(formerly)] }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

/** Portals that have every word that was typed, with or without accents, in a name of theirs, a former one, their host or place. */
export function findPortals(portals: readonly Portal[], { q, level, province }: DirectoryQuery): Portal[] {
  const words = wordsOf(q)
  const places = new Map(
    loadProvinces().map(({ id, name, aliases, former }) => [
      id,
      [name, ...aliases, ...former.flatMap((each) => [each.name, ...each.aliases])],
    ]),
  )
  const matches = (portal: Portal) => {
    const { name, nameEn, aliases, formerNames, baseUrls, formerHosts } = portal
    const place = portal.province ? (places.get(portal.province) ?? []) : []
    const names = [name, nameEn, ...aliases, ...formerNames.map((former) => former.name), ...baseUrls, ...formerHosts, ...place]
    const known = new Set(wordsOf(names.join(' ')))
    return words.every((word) => known.has(word) || (word.includes('.') && names.some((each) => each.includes(word))))
  }
  return portals.filter(
    (portal) => (level === '' || portal.level === level) && (province === '' || portal.province === province) && matches(portal),
  )
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}.]+/u)
    .filter(Boolean)
}
