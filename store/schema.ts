import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { RunState } from '../domain/coverage.ts'
import type { OutcomeType } from '../domain/crawl-outcome.ts'
import type { SourceDocument } from '../domain/document.ts'
import type { BestBetMatch, PageRole } from '../domain/ports.ts'

type Time = Date

/** The tables of `store/migrations.ts`, as Kysely sees them. */
export type Schema = {
  portal_states: { portal_id: string; next_run_at: Time | null }
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
  }
  /** What the indexed version of a document adds to the statistics (vietnamese/term-counts.ts). */
  document_counts: { page_id: string; counts: string }
  statistics_log: { seq: Generated<string>; generation: number; is_base: Generated<boolean>; counts: string }
  statistics_state: { only_row: Generated<boolean>; generation: number }
  robots: { host: string; status: number; body: string; fetched_at: Time }
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
