import type { PortalCoverage, RunSummary } from './coverage.ts'
import type { CrawlOutcome } from './crawl-outcome.ts'
import type { LegalRelation, Passage, SourceDocument, StoredDocument } from './document.ts'
import type { EmbedUse } from './embed-use.ts'
import type { Feedback, NewFeedback } from './feedback.ts'
import type { HostState } from './host-state.ts'
import type { HeldPages } from './loss-budget.ts'
import type { Portal } from './portal.ts'
import type { Facet } from './search.ts'
import type { Role, User } from './user.ts'

/* ---------- crawler <-> store ---------- */

/** What a URL is expected to bring; sources are read first and on every run. */
export type PageRole = 'seed' | 'sitemap' | 'feed' | 'page'

/** A URL to remember. `lastModified` (ISO) is what a sitemap or feed says about it: newer than our copy makes it due. */
export type DiscoveredUrl = { url: string; role: PageRole; depth: number; foundOn: string | null; lastModified: string | null }

/** A URL that is due, with what the last fetch left behind for a conditional request. */
export type DuePage = {
  pageId: string
  url: string
  role: PageRole
  depth: number
  attempts: number
  etag: string | null
  lastModified: string | null
  contentHash: string | null
  /** What the page was when it was last read: a document, a source of links, or neither so far. */
  readsAs: 'document' | 'source' | null
  /** Fetches in a row that found nothing new; recrawl times grow with it. */
  unchangedFetches: number
  /** First of the 404 or 410 answers in a row (ISO); a page is gone only when it is confirmed hours later. */
  goneSince: string | null
}

/** One finished fetch: what came of it and everything it brought. Recorded in one transaction or not at all. */
export type PageRecord = {
  runId: string
  portalId: string
  pageId: string
  url: string
  outcome: CrawlOutcome
  fetchedAt: string
  /** When the page is due again (ISO). */
  dueAt: string
  /** False when another attempt in this run is owed (`dueAt` says when): the run is not over before it is settled. */
  settled: boolean
  attempts: number
  unchangedFetches: number
  etag: string | null
  lastModified: string | null
  contentHash: string | null
  bodyBytes: number
  links: DiscoveredUrl[]
  /** The page turned out to be a sitemap or feed: from now on it is read as one, before the pages. */
  becomes?: 'sitemap' | 'feed' | null
  /** The document read from it; null leaves what is stored as it is unless `dropDocument` is set. */
  document: SourceDocument | null
  /** The page's document leaves the index, as far as the portal's loss budget allows: confirmed gone or noindex. */
  dropDocument: boolean
}

export type RobotsRecord = { host: string; status: number; body: string; fetchedAt: string }

/** The durable frontier. Everything a crawl knows lives here, so that a killed crawl goes on where it was. */
export interface Frontier {
  /** Opens the portal's run, or takes up the one a killed process left. */
  openRun(portalId: string, now: string): Promise<{ run: RunSummary; resumed: boolean }>
  /** Remembers URLs; a known one only becomes due sooner, when its `lastModified` is news to us. */
  discover(portalId: string, urls: readonly DiscoveredUrl[], now: string): Promise<void>
  /**
   * Seeds, sitemaps, and the feeds that the registry or a home page names become due for a new run. Other feeds, such as one for
   * each section, come back at their own times. Not called for a resumed run.
   */
  makeSourcesDue(portalId: string, now: string): Promise<void>
  /** The portal says that these pages changed: they are due at once, known or not. */
  makeDue(portalId: string, urls: readonly string[], now: string): Promise<void>
  /** Pages due at `now` that this run has not settled, sources first, then by depth. */
  nextDue(runId: string, portalId: string, now: string, limit: number, exclude: readonly string[]): Promise<DuePage[]>
  /** Earliest future due time of an unsettled page of this run that waits for another attempt; null when there is none. */
  nextRetryAt(runId: string, portalId: string): Promise<string | null>
  /** Writes a batch in one transaction. */
  record(records: readonly PageRecord[]): Promise<void>
  closeRun(runId: string, state: 'finished' | 'interrupted', endedBy: string | null, now: string): Promise<RunSummary>
  robots(host: string): Promise<RobotsRecord | null>
  saveRobots(record: RobotsRecord): Promise<void>
  /** Names (lower case) of parameters that have been found to change nothing on this portal's pages. */
  ignoredParameters(portalId: string): Promise<string[]>
  ignoreParameters(portalId: string, names: readonly string[], now: string): Promise<void>
}

/** What is known about one URL. */
export type KnownPage = {
  portalId: string
  url: string
  role: PageRole
  depth: number
  discoveredAt: string
  /** The page on which the link to it was found; null for what the registry, robots.txt or the portal itself names. */
  foundOn: string | null
  dueAt: string
  /** Spelt as `outcomeName` spells it; null before the first fetch. */
  outcome: string | null
  detail: string | null
  status: number | null
  fetchedAt: string | null
  goneSince: string | null
  /** Its document, as far as there is one. `refused` is why the engine does not take it. */
  document: {
    title: string
    seenAt: string
    isIndexed: boolean
    isHeld: boolean
    isRemoved: boolean
    refused: string | null
  } | null
}

export interface PageLookup {
  /** Null for a URL that was never heard of. The URL must be normalised (domain/url.ts). */
  find(url: string): Promise<KnownPage | null>
}

/** Crawl jobs, shared by schedulers and workers. A portal never has two jobs at once. */
export interface CrawlQueue {
  /** Puts a portal's crawl on the queue; false when it already waits or runs, or the portal is paused. */
  send(portalId: string): Promise<boolean>
  /** Takes jobs until the queue is closed, at most `portalsAtOnce` at a time. */
  work(portalsAtOnce: number, handler: (portalId: string) => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** When a portal's next run is planned; kept so that a run missed while nothing was running is caught up once. */
export interface ScheduleStore {
  nextRunAt(portalId: string): Promise<string | null>
  saveNextRunAt(portalId: string, at: string | null): Promise<void>
}

/** Hosts that fail, over restarts. Hosts of which nothing bad is known have no state. */
export interface HostStateStore {
  of(hosts: readonly string[]): Promise<HostState[]>
  /** Those that are away now, longest first. */
  away(): Promise<HostState[]>
  save(state: HostState, now: string): Promise<void>
  /** The host answers again. */
  clear(host: string): Promise<void>
}

/** What is held back because a portal would lose too much at once (domain/loss-budget.ts). */
export interface LossControl {
  /** Portals that have pages held back. */
  held(): Promise<HeldPages[]>
  /** They stay, and are looked at anew. @returns how many */
  keep(portalId: string, now: string): Promise<number>
  /** They leave the index. @returns how many */
  release(portalId: string): Promise<number>
}

/* ---------- indexer <-> store ---------- */

/** A document whose stored version differs from what the engine has confirmed. */
export type PendingChange =
  | { action: 'index'; pageId: string; version: number; document: StoredDocument }
  | { action: 'remove'; pageId: string; version: number }

export type ConfirmedChange = { pageId: string; version: number; counts: string | null }

export interface DocumentQueue {
  /** Oldest changes first, at most `limit`, and no more than about `maxBytes` of stored documents, but at least one. */
  pending(limit: number, maxBytes?: number): Promise<PendingChange[]>
  /**
   * The engine has confirmed these versions; a newer version of the same page stays pending. In the same transaction the
   * statistics of terms take them in: `counts` is what the version adds (vietnamese/term-counts.ts), null for a removed document.
   */
  confirm(changes: readonly ConfirmedChange[], now: string): Promise<void>
  /** The engine will never take this version: it is kept with the reason and waits for the next version of its page. */
  refuse(pageId: string, version: number, reason: string): Promise<void>
  /** Since when the oldest document waits for the engine (ISO); null when none does. */
  oldestPendingAt(): Promise<string | null>
  /** Makes every document pending again, for a new index. */
  resetIndexed(): Promise<void>
}

/* ---------- legal documents, joined by their numbers ---------- */

/** A legal document as others refer to it. */
export type LegalEntry = {
  pageId: string
  portalId: string
  url: string
  title: string
  documentNumber: string | null
  legalType: string | null
  effectiveAt: string | null
  expiresAt: string | null
}

export interface LegalReader {
  /** The documents that bear this number, in any spelling: one decree is published on several portals. */
  byNumber(number: string): Promise<LegalEntry[]>
  /**
   * First days in force (null where not known) of the documents that replace or repeal those of these numbers, by number as given. A
   * number that nothing replaces is not there.
   */
  replacedFrom(numbers: readonly string[]): Promise<Map<string, (string | null)[]>>
  /**
   * What the document says of others, each with the documents of ours that bear the number, and what others say of it: `amends` in
   * `isSaidOf` is that it was amended. Null when there is no such document.
   */
  relations(pageId: string): Promise<{
    says: { relation: LegalRelation; number: string; documents: LegalEntry[] }[]
    isSaidOf: { relation: LegalRelation; document: LegalEntry }[]
  } | null>
}

/** The index that is built beside the present one; after the exchange, the one that was present before. */
export interface RebuildStore {
  /** Forgets an earlier one and begins with an empty index. `builtAt`: when the engine made it. */
  begin(builtAt: string): Promise<void>
  /** When the engine made the index beside the present one; null when there is none. */
  builtAt(): Promise<string | null>
  /** What it lacks or has too much, at most `limit`; nothing when it says the same as the store. */
  behind(limit: number): Promise<PendingChange[]>
  /** The engine has confirmed these in it; `counts` is null for what was removed. */
  caughtUp(changes: readonly ConfirmedChange[]): Promise<void>
  /** Documents that it holds. */
  size(): Promise<number>
  /** Some of them, any and always the same, with their titles. */
  sample(limit: number): Promise<{ pageId: string; title: string }[]>
  /** Gives what each document adds to the statistics of terms in it (vietnamese/term-counts.ts), one after the other. */
  counts(take: (counts: string) => void): Promise<void>
  /** It has taken the place of the present one, which is now beside it and was made `builtAt`. */
  adopt(builtAt: string): Promise<void>
  /** Forgets it. */
  drop(): Promise<void>
}

/** Indexes of the engine by name. */
export interface EngineIndexes {
  /** When the engine made it, in its own words: it stays with the index when names are exchanged. Null when there is none. */
  madeAt(indexUid: string): Promise<string | null>
  /** Exchanges the names of two indexes at once. */
  swap(indexUid: string, other: string): Promise<void>
  remove(indexUid: string): Promise<void>
}

/** How far a reader of the statistics has come. */
export type StatisticsPosition = { generation: number; seq: number }

/** What changed in the statistics of terms, as counts that are added up; exact after replacements and deletions. */
export interface StatisticsLog {
  /**
   * Changes since `position`, or all of them for null. `isAnew`: they do not continue what the reader has, it starts from nothing.
   */
  since(position: StatisticsPosition | null): Promise<{ isAnew: boolean; changes: string[]; position: StatisticsPosition }>
  /** Adds up the log when it has grown long. Readers that follow it notice nothing. */
  compact(): Promise<void>
}

/* ---------- api <-> crawler ---------- */

/** What came of one address or document that a portal sent: accepted, or refused by which rule. */
export type IntakeAnswer = { url: string; accepted: boolean; reason: string | null }

/** A document as a portal pushes it: the page itself, or its parts. */
export type PushedPage = { url: string } & ({ html: string } | { title: string; text: string; publishedAt: string | null })

/** What portals may say by themselves, with the same rules and cleaning as for what is crawled. */
export interface Intake {
  /** These addresses are new or changed: they are fetched soon. */
  notify(portal: Portal, urls: readonly string[]): Promise<IntakeAnswer[]>
  /** These documents are to be searchable now; the crawler looks at their pages at their next time. */
  push(portal: Portal, pages: readonly PushedPage[]): Promise<IntakeAnswer[]>
}

/* ---------- api <-> store ---------- */

/** A key by which a portal speaks for itself. The key itself is known once, when it is made. */
export type PortalKey = {
  id: number
  portalId: string
  label: string
  createdAt: string
  createdBy: string
  lastUsedAt: string | null
  revokedAt: string | null
}

export interface PortalKeyStore {
  list(): Promise<PortalKey[]>
  /** Makes a key: `key` is told once and kept only as a hash. */
  create(key: { portalId: string; label: string; createdBy: string }, now: string): Promise<PortalKey & { key: string }>
  /** False when there is none with this id, or it is revoked already. */
  revoke(id: number, now: string): Promise<boolean>
  /** The portal that a key speaks for; null for a wrong or revoked one. */
  portalOf(key: string, now: string): Promise<string | null>
}

/** What happened to one portal. */
export interface PortalHistory {
  /** Newest first. */
  runs(portalId: string, limit: number): Promise<RunSummary[]>
  /** Some pages of each outcome, by its name. */
  examples(
    portalId: string,
    perOutcome: number,
  ): Promise<{ outcome: string; url: string; detail: string | null; fetchedAt: string | null }[]>
  /** When its pages were last fetched (ISO); null when none was. */
  freshness(portalId: string): Promise<{ newest: string | null; median: string | null; oldest: string | null }>
  /** Its sitemaps and feeds that failed or are gone, by address, and robots.txt of these hosts that could not be read. */
  sourceFaults(portalId: string, hosts: readonly string[]): Promise<{ url: string; outcome: string; detail: string | null }[]>
  /** Every page is due at once. @returns how many were not */
  makeAllDue(portalId: string, now: string): Promise<number>
}

/** Portals that administrators have paused: no crawl of them is put on the queue. A run that is under way ends by itself. */
export interface PauseStore {
  isPaused(portalId: string): Promise<boolean>
  /** Null: it is paused no longer. */
  setPaused(portalId: string, pausedAt: string | null): Promise<void>
}

/** Who may sign in, and who is signed in. Passwords and tokens are kept as hashes only. */
export interface UserStore {
  /** By name. */
  list(): Promise<User[]>
  any(): Promise<boolean>
  /** @throws {AppError BAD_USER} a name or password that cannot be used, or a name that is taken */
  add(user: { name: string; role: Role; password: string; createdBy: string }, now: string): Promise<User>
  /** Ends the user's sessions too. False when there is none of this name. */
  remove(name: string): Promise<boolean>
  /** Null for a wrong name or password, after the same time. */
  check(name: string, password: string): Promise<User | null>
  /** @returns the token of a session, which is known once */
  openSession(name: string, expiresAt: string, now: string): Promise<string>
  /** Whose session it is; null when it is over or never was. */
  userOf(token: string, now: string): Promise<User | null>
  closeSession(token: string): Promise<void>
}

/** One thing that somebody did. `who` is never a citizen. */
export type AuditEntry = { at: string; who: string; action: string; portalId: string | null; detail: Record<string, unknown> }

export interface AuditLog {
  add(entry: AuditEntry): Promise<void>
  /** Newest first. */
  list(limit: number, portalId?: string): Promise<AuditEntry[]>
}

/** All documents, for the dump. */
export interface DumpReader {
  /** Those whose ids come after this one, in the order of ids; from the first on for the empty text. */
  after(pageId: string, limit: number): Promise<StoredDocument[]>
}

/** Documents as the store has them. */
export interface DocumentReader {
  /** Null when there is none with this id, or it has left. */
  document(documentId: string): Promise<StoredDocument | null>
}

export interface FeedbackStore {
  add(feedback: NewFeedback, now: string): Promise<void>
  byCode(code: string): Promise<Feedback | null>
  /** Newest first. */
  list(of: { portalId?: string | undefined; isAnswered?: boolean | undefined }, limit: number): Promise<Feedback[]>
  /** A later answer takes the place of an earlier one. Null when there is none with this code, or not of this portal. */
  answer(answer: { code: string; portalId?: string | undefined; text: string; by: string }, now: string): Promise<Feedback | null>
}

export interface EmbedUseStore {
  /** Adds to what was counted before. */
  add(uses: readonly EmbedUse[]): Promise<void>
  /** From one day to another, both included; the latest first. */
  list(of: { portalId?: string | undefined; from: string; to: string }): Promise<EmbedUse[]>
}

export interface CoverageReader {
  /**
   * Every portal from kept counts, which are exact but for large portals that are being written to: those are counted behind the
   * reader's back. `behindSince`: changes since then (ISO) may be missing; null when none is. `waitingForEngine` as in `totals`.
   */
  overview(): Promise<{ portals: PortalCoverage[]; waitingForEngine: number; behindSince: string | null }>
  /** Those of `overview`. */
  portals(): Promise<PortalCoverage[]>
  /** `waiting`: pages not yet fetched plus `waitingForEngine`, documents that the engine has not confirmed. */
  totals(): Promise<{ known: number; indexed: number; waiting: number; waitingForEngine: number }>
  /** The last of `totals` alone, at little cost however much is known: for whoever asks again and again. */
  waitingForEngine(): Promise<number>
}

/**
 * The registry as this process holds it. It may be replaced while the process runs (config/live-registry.ts): ask it anew each time.
 * `byId` knows a portal by the ids that it had, too.
 */
export type Registry = { portals: readonly Portal[]; byId: ReadonlyMap<string, Portal> }

/** What stands before the hits of certain questions because an administrator has said so. `documentId` is null for a link to something else. */
export type BestBet = { documentId: string | null; url: string; title: string; note: string | null }

/** A question is one of a best bet's, or holds all words of one. */
export type BestBetMatch = 'exact' | 'all words'

/** A best bet to keep. `questions` are in normal form (api/best-bets/read-best-bet.ts). */
export type NewBestBet = {
  questions: string[]
  match: BestBetMatch
  url: string
  /** Null for that of the document. */
  title: string | null
  note: string | null
  /** From when and until when it counts (ISO, the end itself does not); null for no limit. */
  startsAt: string | null
  endsAt: string | null
  createdBy: string
}

/** `isGone`: its document has left, so it is not shown; it comes back with the document. `title` is null when only the document had one. */
export type KeptBestBet = NewBestBet & { id: number; documentId: string | null; createdAt: string; isGone: boolean }

export interface BestBetStore {
  /** All of them, newest first. */
  list(): Promise<KeptBestBet[]>
  /** @throws {AppError BAD_BEST_BET} there is no document at its address, and no title was given */
  add(bet: NewBestBet, now: string): Promise<KeptBestBet>
  /** False when there is none with this id. */
  remove(id: number): Promise<boolean>
}

/* ---------- indexer, api <-> engine ---------- */

/** Work that the engine has taken over and does in its own time, in the order in which it was given. */
export type EngineTask = { taskUid: number }

export interface SearchWriter {
  /** Creates the index if it is missing and applies its settings; resolves when the engine has. */
  prepare(): Promise<void>
  /**
   * Hands over the passages of these documents, in place of those with the same ids. Null when there are none.
   * @throws {AppError ENGINE_UNAVAILABLE} to be tried again · {AppError ENGINE_REFUSED} when the engine refuses the batch
   */
  add(documents: readonly PushedDocument[]): Promise<EngineTask | null>
  /**
   * Hands over the removal of what longer earlier versions of these documents left behind their passages, and of the documents
   * of `removedIds`. Null when there is nothing to remove. @throws like `add`
   */
  remove(shortened: readonly PushedDocument[], removedIds: readonly string[]): Promise<EngineTask | null>
  /** Resolves when the engine says that the task succeeded. @throws like `add` */
  untilDone(task: EngineTask | null): Promise<void>
}

/** A document as far as the engine is concerned. */
export type PushedDocument = { documentId: string; passages: readonly Passage[] }

/** How the engine is set up; the names are the engine's own. */
export type IndexSettings = {
  searchableAttributes: string[]
  displayedAttributes: string[]
  filterableAttributes: string[]
  sortableAttributes: string[]
  rankingRules: string[]
  typoTolerance: { enabled: boolean }
  pagination: { maxTotalHits: number }
  faceting: { maxValuesPerFacet: number }
  facetSearch: boolean
  prefixSearch: 'indexingTime' | 'disabled'
  proximityPrecision: 'byWord' | 'byAttribute'
  searchCutoffMs: number
}

/**
 * `branch`: nothing outside these portals, and no facet is counted without it. Values of one key are joined by OR, keys by AND.
 * `published`: in seconds since 1970, from the first on and before the second; null for no limit.
 */
export type EngineFilter = Partial<Record<Facet, readonly (string | number)[]>> & {
  branch?: readonly string[]
  published?: readonly [from: number | null, before: number | null]
}

/** Where the words of an engine query must stand: in the title, among what a passage repeats, anywhere, or in document numbers. */
export type EngineField = 'title' | 'key' | 'any' | 'number'

/**
 * One set of engine words (vietnamese/engine-words.ts), all of which a passage must hold: the most telling of all that match it
 * decides its `weight`. `limit` is how many of its hits are wanted for ranking when there are few queries.
 */
export type EngineQuery = { words: readonly string[]; field: EngineField; weight: number; limit: number }

/**
 * A question as the engine is asked. A document matches when one of its passages, or its passages together, hold all words of
 * one of the queries and none of `without`. No queries: every document.
 */
export type EngineRequest = {
  queries: readonly EngineQuery[]
  without: readonly string[]
  filter: EngineFilter
}

export interface SearchReader {
  /**
   * The passages to rank, each once: of a few queries the first hits of each, of many the `limit` hits with the highest weights.
   * One round trip.
   */
  candidates(request: EngineRequest, limit: number): Promise<Passage[]>
  /**
   * All documents that match, by their first passages: by weight of the best query, or newest first. For what ranking does not
   * reach: deep pages, and lists by date.
   */
  list(request: EngineRequest, order: 'weight' | 'date', offset: number, limit: number): Promise<Passage[]>
  /** Ids of the documents of `list`, at much less cost. */
  listIds(request: EngineRequest, order: 'weight' | 'date', offset: number, limit: number): Promise<string[]>
  /** The first passages of these documents, in this order; those that have left the index are left out. */
  documents(documentIds: readonly string[]): Promise<Passage[]>
  /** The passages of a document in their order, at most `limit`; none when it has left the index. */
  passages(documentId: string, limit: number): Promise<Passage[]>
  /**
   * Documents that match and their counts by value for each facet, both exact. A facet that is filtered on is counted without
   * its own filter (the usual disjunctive rule), so that a person sees what else could be chosen.
   */
  count(request: EngineRequest): Promise<{ total: number; facets: Record<Facet, Record<string, number>> }>
  health(): Promise<boolean>
}
