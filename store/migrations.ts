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
  '0005-ignored-parameters': {
    async up(db: Kysely<never>) {
      await sql`
        create table ignored_parameters (
          portal_id text not null,
          name text not null,
          learned_at timestamptz not null,
          primary key (portal_id, name))`.execute(db)
    },
  },
  '0006-feedback-and-embed-uses': {
    async up(db: Kysely<never>) {
      await sql`
        create table feedback (
          code text primary key,
          page_id text not null,
          portal_id text not null,
          url text not null,
          title text not null,
          kind text not null,
          message text not null,
          created_at timestamptz not null,
          answer text,
          answered_at timestamptz,
          answered_by text)`.execute(db)
      await sql`create index feedback_portal on feedback (portal_id, created_at desc)`.execute(db)
      // Days are text: a driver would make of a date a moment in the zone of the machine.
      await sql`
        create table embed_uses (
          day text not null,
          portal_id text not null,
          action text not null,
          count integer not null,
          primary key (day, portal_id, action))`.execute(db)
    },
  },
  '0007-descriptions-and-stories': {
    async up(db: Kysely<never>) {
      await sql`
        create table fingerprints (
          page_id text primary key,
          story_id bigint not null,
          exact text not null,
          bands integer[] not null,
          shingles bytea not null,
          tells bytea not null,
          words integer not null,
          number_key text)`.execute(db)
      await sql`create sequence story_ids`.execute(db)
      // What waits in the index's list of news is looked through by every question, and a database without vacuum never empties it.
      await sql`create index fingerprints_bands on fingerprints using gin (bands) with (fastupdate = off)`.execute(db)
      await sql`create index fingerprints_exact on fingerprints (exact)`.execute(db)
      await sql`create index fingerprints_story on fingerprints (story_id)`.execute(db)
      await sql`alter table documents add column number_key text, add column related_keys text[]`.execute(db)
      await sql`create index documents_number on documents (number_key) where number_key is not null`.execute(db)
      await sql`
        create index documents_related on documents using gin (related_keys) with (fastupdate = off)
        where related_keys is not null`.execute(db)
      // What was kept lacks what is described now: it is taken for nothing until its page is read again, when that is due.
      await sql`
        update documents set document = jsonb_build_object(
          'legalType', null, 'signer', null, 'expiresAt', null, 'relations', jsonb_build_array(), 'procedure', null,
          'places', jsonb_build_array(), 'bodies', jsonb_build_array(), 'statedSource', null) || document`.execute(db)
      await sql`
        update pages set etag = null, last_modified = null, content_hash = null where reads_as = 'document'`.execute(db)
    },
  },
  '0008-applied-registry': {
    async up(db: Kysely<never>) {
      await sql`create table registry_portals (portal_id text primary key, facts jsonb not null, applied_at timestamptz not null)`.execute(
        db,
      )
    },
  },
  '0009-rebuilds': {
    async up(db: Kysely<never>) {
      await sql`create table rebuilds (only_row boolean primary key default true check (only_row), built_at text not null)`.execute(
        db,
      )
      await sql`create table rebuild_pages (page_id text primary key, version integer not null, counts text not null)`.execute(db)
    },
  },
  '0010-kept-coverage': {
    async up(db: Kysely<never>) {
      await sql`
        create table coverage_counts (
          portal_id text not null,
          outcome text not null,
          bucket text not null,
          pages integer not null,
          primary key (portal_id, outcome, bucket))`.execute(db)
      await sql`create table coverage_changes (portal_id text not null, noted_at timestamptz not null default now())`.execute(db)
      await sql`
        create function note_coverage_change() returns trigger language plpgsql as $$
        begin
          insert into coverage_changes (portal_id) select distinct portal_id from changed;
          return null;
        end $$`.execute(db)
      await sql`
        create function note_coverage_update() returns trigger language plpgsql as $$
        begin
          insert into coverage_changes (portal_id) select portal_id from was union select portal_id from changed;
          return null;
        end $$`.execute(db)
      for (const table of [sql.table('pages'), sql.table('documents')]) {
        await sql`
          create trigger note_insert after insert on ${table} referencing new table as changed
          for each statement execute function note_coverage_change()`.execute(db)
        await sql`
          create trigger note_delete after delete on ${table} referencing old table as changed
          for each statement execute function note_coverage_change()`.execute(db)
        await sql`
          create trigger note_update after update on ${table} referencing old table as was new table as changed
          for each statement execute function note_coverage_update()`.execute(db)
      }
      // What is known already is counted by who reads first, small portals at once and large ones behind its back.
      await sql`insert into coverage_changes (portal_id) select distinct portal_id from pages`.execute(db)
    },
  },
  '0011-users': {
    async up(db: Kysely<never>) {
      await sql`
        create table users (
          name text primary key,
          role text not null,
          password_hash text not null,
          created_at timestamptz not null,
          created_by text not null)`.execute(db)
      await sql`
        create table sessions (
          hash text primary key,
          user_name text not null references users (name) on delete cascade,
          expires_at timestamptz not null)`.execute(db)
    },
  },
  '0012-paused-portals': {
    async up(db: Kysely<never>) {
      await sql`alter table portal_states add paused_at timestamptz`.execute(db)
    },
  },
}

const provider: MigrationProvider = { getMigrations: async () => MIGRATIONS }

/** Applies the steps that are missing, each in a transaction; safe to call from several processes at once. */
export async function migrateToLatest(kysely: Kysely<Schema>): Promise<void> {
  const { error } = await new Migrator({ db: kysely, provider }).migrateToLatest()
  if (error) throw error
}
