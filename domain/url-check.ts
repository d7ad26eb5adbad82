import type { KnownPage } from './ports.ts'

/** What can be said about one address without asking its portal. Texts are English, for administrators and the command line. */
export type UrlCheck = {
  /** The form in which the address is known; null when it is no address that can be fetched. */
  url: string | null
  /** The portal whose address it is, or that of its host when it lies outside the paths of all. */
  portalId: string | null
  allowed: boolean
  /** Why it is not fetched: the outcome's name and what of the address meets the rule. */
  rule: { outcome: string; detail: string | null } | null
  /** When the robots.txt that was applied was read; null when none was yet. */
  robotsReadAt: string | null
  page: KnownPage | null
  searchable: boolean
  /** Why it is not searchable, or what is to be known about it although it is. */
  why: string | null
}
