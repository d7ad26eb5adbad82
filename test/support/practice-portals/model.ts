import type { DocumentKind } from '../../../domain/document.ts'
import type { PortalLevel } from '../../../domain/portal.ts'
import type { CmsStyle } from './cms/cms-style.ts'

/** What one portal answers to one request. Bodies are made only when they are sent. */
export type PracticeResponse =
  | { type: 'reply'; status: number; headers: Record<string, string>; body: () => string | Buffer }
  /** Sent chunk by chunk as the receiver reads; never held in memory as a whole. */
  | { type: 'stream'; status: number; headers: Record<string, string>; chunks: () => Iterable<Buffer>; pauseMs: number }
  /** Sends what `start` says and then nothing more, without ending. */
  | { type: 'hang'; start: null | { status: number; headers: Record<string, string>; body: string } }
  /** Closes the connection without an answer. */
  | { type: 'drop' }

export type PracticeRequest = { host: string; path: string; method: string; headers: Record<string, string | undefined> }

export type Section = { slug: string; name: string; kind: DocumentKind }

/** How the bytes of one document differ from an ordinary page. */
type Flavour = 'plain' | 'windows-1258' | 'tcvn3' | 'javascript' | 'busy-once'

export type LinkItem = { href: string; text: string; date?: string }

/** One practice portal as it is declared. */
export type PortalSpec = {
  id: string
  name: string
  nameEn: string
  shortName: string
  address: string
  level: PortalLevel
  parent: string | null
  province: string | null
  style: CmsStyle
  sections: readonly Section[]
  topics: readonly string[]
  /** Documents at scale 1. */
  documents: number
  /** Whether `scale` multiplies `documents`. */
  scales: boolean
  /** New documents in every later round. */
  newPerRound: number
  /** Reprints the Government portal's news. */
  reprints: boolean
  sitemap: 'none' | 'plain' | 'index' | 'gzip'
  feed: boolean
  gzip: boolean
  flavours: Readonly<Record<number, Flavour>>
  /** Every how many documents one has a PDF or DOCX annex; 0 for none. */
  annexEvery: number
  quirks: Quirks | null
}

/** What makes a hostile portal hostile. */
export type Quirks = {
  robots?: (portal: PortalContext) => string
  /** Extra links of the home page. */
  homeLinks?: (portal: PortalContext) => LinkItem[]
  /** Answers before anything else does; null leaves the request to the ordinary pages. */
  answer?: (portal: PortalContext, url: URL, visit: Visit) => PracticeResponse | null
  /** Extra HTML for the head of a document. */
  headHtml?: (index: number) => string
  headers?: (index: number) => Record<string, string>
  /** Rewrites the link to a document, for session ids. */
  decorateLink?: (href: string, salt: number) => string
  /** Replaces the path a document lives at. */
  documentPath?: (index: number) => string | null
  /** Why a document must not be found, or null when it must. */
  absence?: (index: number) => { why: string; outcome: string } | null
  /** Further URLs with what must come of them; `path` may be a whole URL. */
  outcomes?: readonly { path: string; outcome: string; why: string | null }[]
}

/** `count`: how often this path was asked for before; `total`: requests to this portal so far. */
export type Visit = { count: number; total: number }

/** Where a world stands: everything that pages depend on. */
export type WorldState = {
  readonly seed: number
  readonly scale: number
  readonly port: number
  /** Midnight UTC of the day the world begins with, in ms since 1970. */
  readonly dayMs: number
  round: number
  /** When each later round began (ms since 1970); index 0 is the beginning. */
  changedAtMs: number[]
}

/** A portal inside a world. */
export type PortalContext = {
  readonly state: WorldState
  readonly spec: PortalSpec
  readonly origin: string
  readonly host: string
}
