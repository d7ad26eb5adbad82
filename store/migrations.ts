import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import type { Schema } from './schema.ts'

/** Every step of the schema, oldest first. A step that was released is never edited: the next one mends it. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-frontier-and-documents': {
    async up(db: Kysely<never>) {
      await sql`create table portal_states (portal_id text primary key, next_run_at timestamptz)`.execute(db)
      await sql`
        create table runs (
          id uuid primary key default gen_random_uuid(),
          portal_id text not null,
          state text not null,
          started_at timestamptz not null,
          finished_at timestamptz,
          fetched integer not null default 0,
          ended_by text)`.execute(db)
      await sql`create unique index runs_one_running on runs (portal_id) where state = 'running'`.execute(db)
      await sql`create index runs_latest on runs (portal_id, started_at desc)`.execute(db)
      await sql`
        create table pages (
          page_id text primary key,
          portal_id text not null,
          url text not null,
          role text not null,
          depth integer not null,
          found_on text,
          discovered_at timestamptz not null,
          listed_modified text,
          due_at timestamptz not null,
          settled_run uuid,
          attempts integer not null default 0,
          unchanged_fetches integer not null default 0,
          outcome_type text,
          outcome text,
          detail text,
          status integer,
          reads_as text,
          fetched_at timestamptz,
          etag text,
          last_modified text,
          content_hash text,
          body_bytes integer,
          gone_since timestamptz)`.execute(db)
      await sql`create index pages_due on pages (portal_id, due_at)`.execute(db)
      await sql`create sequence document_changes`.execute(db)
      await sql`
        create table documents (
          page_id text primary key,
          portal_id text not null,
          url text not null,
          document jsonb not null,
          seen_at timestamptz not null,
          removed boolean not null default false,
          version integer not null default 1,
          change_seq bigint not null default nextval('document_changes'),
          indexed_version integer not null default 0,
          indexed_at timestamptz,
          refused text)`.execute(db)
      await sql`create index documents_pending on documents (change_seq) where version <> indexed_version`.execute(db)
      await sql`create index documents_portal on documents (portal_id)`.execute(db)
      await sql`create table robots (host text primary key, status integer not null, body text not null, fetched_at timestamptz not null)`.execute(
        db,
      )
    },
  },
  '0002-statistics-of-terms': {
    async up(db: Kysely<never>) {
      await sql`create table document_counts (page_id text primary key, counts text not null)`.execute(db)
      await sql`
        create table statistics_log (
          seq bigserial primary key,
          generation integer not null,
          is_base boolean not null default false,
          counts text not null)`.execute(db)
      await sql`create index statistics_log_generation on statistics_log (generation, seq)`.execute(db)
      await sql`create table statistics_state (only_row boolean primary key default true check (only_row), generation integer not null)`.execute(
        db,
      )
      await sql`insert into statistics_state (generation) values (1)`.execute(db)
      // The engine holds passages in another shape now, and nothing was counted yet: every document is pushed again.
      await sql`update documents set indexed_version = 0, refused = null`.execute(db)
    },
  },
  '0003-best-bets': {
    async up(db: Kysely<never>) {
      await sql`
        create table best_bets (
          id integer generated always as identity primary key,
          questions text[] not null,
          match text not null,
          page_id text,
          url text not null,
          title text,
          note text,
          starts_at timestamptz,
          ends_at timestamptz,
          created_at timestamptz not null,
          created_by text not null,
          check (page_id is not null or title is not null))`.execute(db)
    },
  },
  '0004-never-losing': {
    async up(db: Kysely<never>) {
      await sql`alter table documents add held_at timestamptz`.execute(db)
      await sql`create index documents_held on documents (portal_id) where held_at is not null`.execute(db)
      await sql`
        alter table portal_states
          add loss_window_at timestamptz,
          add loss_window_documents integer not null default 0,
          add loss_window_lost integer not null default 0`.execute(db)
      await sql`
        create table host_states (
          host text primary key,
          failures integer not null default 0,
          last_failure text,
          opened_at timestamptz,
          retry_at timestamptz,
          openings integer not null default 0,
          changed_at timestamptz not null)`.execute(db)
      await sql`
        create table portal_keys (
          id integer generated always as identity primary key,
          portal_id text not null,
          label text not null,
          hash text not null unique,
          created_at timestamptz not null,
          created_by text not null,
          last_used_at timestamptz,
          revoked_at timestamptz)`.execute(db)
      await sql`
        create table audit_log (
          id bigint generated always as identity primary key,
          at timestamptz not null,
          who text not null,
          action text not null,
          portal_id text,
          detail jsonb not null)`.execute(db)
      await sql`create index audit_log_portal on audit_log (portal_id, id desc)`.execute(db)
    },
  },
}

const provider: MigrationProvider = { getMigrations: async () => MIGRATIONS }

/** Applies the steps that are missing, each in a transaction; safe to call from several processes at once. */
export async function migrateToLatest(kysely: Kysely<Schema>): Promise<void> {
  const { error } = await new Migrator({ db: kysely, provider }).migrateToLatest()
  if (error) throw error
}
