import type { Story, StoryMember } from '../domain/document.ts'
import { PORTAL_LEVELS, type Portal } from '../domain/portal.ts'
import { foldText } from '../vietnamese/normalize.ts'

type Portals = ReadonlyMap<string, Portal>

/**
 * Which of a story's documents is the original. What people wrote decides before what can be guessed: a document that names its source is a
 * copy, and the one whose portal others name is where they have it from; then the portal whose own place or body the text is most
 * about; then the higher level; then the earlier one.
 */
export function originalOf(story: Story, portals: Portals): string | null {
  const judged = story.members.map((member) => {
    const portal = portals.get(member.portalId)
    return {
      member,
      isCopy: namesAnother(member, portal),
      namedBy: story.members.filter((other) => other !== member && isNamed(other.statedSource, member, portal)).length,
      competence: portal ? competenceOf(member, portal) : 0,
      level: portal ? PORTAL_LEVELS.indexOf(portal.level) : PORTAL_LEVELS.length,
      time: member.publishedAt ?? '9999',
    }
  })
  judged.sort(
    (a, b) =>
      Number(a.isCopy) - Number(b.isCopy) ||
      b.namedBy - a.namedBy ||
      b.competence - a.competence ||
      a.level - b.level ||
      compare(a.time, b.time) ||
      compare(a.member.pageId, b.member.pageId),
  )
  return judged[0]?.member.pageId ?? null
}

/** A portal that signs its articles with its own name has them from nobody. */
export function namesAnother(member: Pick<StoryMember, 'statedSource' | 'url'>, portal: Portal | undefined): boolean {
  return member.statedSource !== null && !isNamed(member.statedSource, member, portal)
}

/** Is this the source that is named, by its host or by its name? */
function isNamed(source: string | null, { url }: Pick<StoryMember, 'url'>, portal: Portal | undefined): boolean {
  if (!source) return false
  const named = foldText(source).trim()
  const host = hostOf(url)
  if (host && hostsIn(named).some((each) => each === host)) return true
  const names = portal ? [portal.name, portal.nameEn, ...portal.aliases].map((name) => foldText(name).trim()) : []
  return names.some((name) => name.length > 3 && (name === named || named === `bao ${name}` || name.endsWith(` ${named}`)))
}

function hostsIn(text: string): string[] {
  return Array.from(text.matchAll(/[\w-]+(?:\.[\w-]+)+/g), ([host]) => host.replace(/^www\./, ''))
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : null
}

/** 2 for the portal of the place or body that the text names most, 1 for one that it names too. */
function competenceOf({ places, bodies }: StoryMember, portal: Portal): number {
  const own = (named: readonly string[], id: string | null) =>
    id === null ? 0 : named[0] === id ? 2 : named.includes(id) ? 1 : 0
  return Math.max(own(bodies, portal.id), own(places, portal.province))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
