import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { RunState } from '../domain/coverage.ts'
import type { OutcomeType } from '../domain/crawl-outcome.ts'
import type { SourceDocument } from '../domain/document.ts'
import type { EmbedAction } from '../domain/embed-use.ts'
import type { FeedbackKind } from '../domain/feedback.ts'
import type { BestBetMatch, PageRole } from '../domain/ports.ts'
import type { AppliedPortal } from '../domain/registry-change.ts'

type Time = Date

/** The tables of `store/migrations.ts`, as Kysely sees them. */
export type Schema = {
  /** The registry as the index was last made from it. */
  registry_portals: { portal_id: string; facts: JSONColumnType<AppliedPortal>; applied_at: Time }
  portal_states: {
    portal_id: string
    next_run_at: Time | null
    /** Since when losses are counted for the loss budget, how many documents there were then, and how many were lost since. */
    loss_window_at: Time | null
    loss_window_documents: Generated<number>
    loss_window_lost: Generated<number>
    /** Since when an administrator has paused it. */
    paused_at: Generated<Time | null>
  }
  runs: {
    id: Generated<string>
    portal_id: string
    state: RunState
    started_at: Time
    finished_at: Time | null
    fetched: Generated<number>
    ended_by: string | null
  }
  pages: {
    page_id: string
    portal_id: string
    url: string
    role: PageRole
    depth: number
    found_on: string | null
    discovered_at: Time
    listed_modified: string | null
    due_at: Time
    settled_run: string | null
    attempts: Generated<number>
    unchanged_fetches: Generated<number>
    outcome_type: OutcomeType | null
    outcome: string | null
    detail: string | null
    status: number | null
    reads_as: 'document' | 'source' | null
    fetched_at: Time | null
    etag: string | null
    last_modified: string | null
    content_hash: string | null
    body_bytes: number | null
    gone_since: Time | null
  }
  documents: {
    page_id: string
    portal_id: string
    url: string
    document: JSONColumnType<Omit<SourceDocument, 'fingerprint'>>
    seen_at: Time
    removed: Generated<boolean>
    version: Generated<number>
    change_seq: Generated<string>
    indexed_version: Generated<number>
    indexed_at: Time | null
    refused: string | null
    /** The document's own number and those that it says something of (vietnamese/document-number.ts, `keyOf`). */
    number_key: string | null
    related_keys: string[] | null
    /** Its page is gone, but the portal's loss budget is spent: it stays searchable and waits for a decision. */
    held_at: Time | null
  }
  /** What the indexed version of a document adds to the statistics (vietnamese/term-counts.ts). */
  document_counts: { page_id: string; counts: string }
  /** The index that is built beside the present one, or that was present before: when the engine made it (its own words). */
  rebuilds: { only_row: Generated<boolean>; built_at: string }
  /** What that index holds, with what each version adds to the statistics. */
  rebuild_pages: { page_id: string; version: number; counts: string }
  /** Pages of a portal by outcome (empty before the first fetch) and column of the coverage table (store/coverage-counts.ts). */
  coverage_counts: {
    portal_id: string
    outcome: string
    bucket: 'indexed' | 'sources' | 'waiting' | 'failed' | 'excluded'
    pages: number
  }
  /** Portals that were written to since they were counted; triggers write it. */
  coverage_changes: { portal_id: string; noted_at: Generated<Time> }
  statistics_log: { seq: Generated<string>; generation: number; is_base: Generated<boolean>; counts: string }
  statistics_state: { only_row: Generated<boolean>; generation: number }
  /** By what copies of a document are found and told, and the story that it tells; bytes are written as base64. */
  fingerprints: {
    page_id: string
    story_id: string
    exact: string
    bands: number[]
    shingles: Uint8Array
    tells: Uint8Array
    words: number
    number_key: string | null
  }
  users: { name: string; role: string; password_hash: string; created_at: Time; created_by: string }
  sessions: { hash: string; user_name: string; expires_at: Time }
  robots: { host: string; status: number; body: string; fetched_at: Time }
  /** Hosts that fail, or failed when last asked (crawler/breaker.ts). */
  host_states: {
    host: string
    failures: number
    last_failure: string | null
    opened_at: Time | null
    retry_at: Time | null
    openings: number
    changed_at: Time
  }
  /** Parameters of a portal's addresses that change nothing (crawler/parameter-learner.ts). */
  ignored_parameters: { portal_id: string; name: string; learned_at: Time }
  /** Keys by which portals say that something changed; only their hashes are kept. */
  portal_keys: {
    id: GeneratedAlways<number>
    portal_id: string
    label: string
    hash: string
    created_at: Time
    created_by: string
    last_used_at: Time | null
    revoked_at: Time | null
  }
  /** What administrators and portals did. */
  audit_log: {
    id: GeneratedAlways<string>
    at: Time
    who: string
    action: string
    portal_id: string | null
    detail: JSONColumnType<Record<string, unknown>>
  }
  /** What people said is wrong with documents, for the portals that published them. */
  feedback: {
    code: string
    page_id: string
    portal_id: string
    url: string
    title: string
    kind: FeedbackKind
    message: string
    created_at: Time
    answer: string | null
    answered_at: Time | null
    answered_by: string | null
  }
  /** How often the search box on a portal's pages was used, by day of Viet Nam. */
  embed_uses: { day: string; portal_id: string; action: EmbedAction; count: number }
  best_bets: {
    id: GeneratedAlways<number>
    questions: string[]
    match: BestBetMatch
    /** The document that it is; null for a link to something that is no document of ours. */
    page_id: string | null
    url: string
    title: string | null
    note: string | null
    starts_at: Time | null
    ends_at: Time | null
    created_at: Time
    created_by: string
  }
}
