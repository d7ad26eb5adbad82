import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { RunState } from '../domain/coverage.ts'
import type { OutcomeType } from '../domain/crawl-outcome.ts'
import type { SourceDocument } from '../domain/document.ts'
import type { BestBetMatch, PageRole } from '../domain/ports.ts'

type Time = Date

/** The tables of `store/migrations.ts`, as Kysely sees them. */
export type Schema = {
  portal_states: {
    portal_id: string
    next_run_at: Time | null
    /** Since when losses are counted for the loss budget, how many documents there were then, and how many were lost since. */
    loss_window_at: Time | null
    loss_window_documents: Generated<number>
    loss_window_lost: Generated<number>
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
    document: JSONColumnType<SourceDocument>
    seen_at: Time
    removed: Generated<boolean>
    version: Generated<number>
    change_seq: Generated<string>
    indexed_version: Generated<number>
    indexed_at: Time | null
    refused: string | null
    /** Its page is gone, but the portal's loss budget is spent: it stays searchable and waits for a decision. */
    held_at: Time | null
  }
  /** What the indexed version of a document adds to the statistics (vietnamese/term-counts.ts). */
  document_counts: { page_id: string; counts: string }
  statistics_log: { seq: Generated<string>; generation: number; is_base: Generated<boolean>; counts: string }
  statistics_state: { only_row: Generated<boolean>; generation: number }
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
