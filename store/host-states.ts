import { type Kysely, type Selectable, sql } from 'kysely'
import type { HostState } from '../domain/host-state.ts'
import type { HostStateStore } from '../domain/ports.ts'
import type { Schema } from './schema.ts'

export function createHostStateStore(db: Kysely<Schema>): HostStateStore {
  return {
    of: async (hosts) => {
      if (hosts.length === 0) return []
      const rows = await db
        .selectFrom('host_states')
        .selectAll()
        .where(sql<boolean>`host = any(${sql.val([...hosts])}::text[])`)
        .execute()
      return rows.map(toHostState)
    },
    away: async () =>
      (await db.selectFrom('host_states').selectAll().where('opened_at', 'is not', null).orderBy('opened_at').execute()).map(
        toHostState,
      ),
    save: async ({ host, failures, lastFailure, openedAt, retryAt, openings }, now) => {
      const row = {
        failures,
        last_failure: lastFailure,
        opened_at: openedAt ? new Date(openedAt) : null,
        retry_at: retryAt ? new Date(retryAt) : null,
        openings,
        changed_at: new Date(now),
      }
      await db
        .insertInto('host_states')
        .values({ host, ...row })
        .onConflict((conflict) => conflict.column('host').doUpdateSet(row))
        .execute()
    },
    clear: async (host) => {
      await db.deleteFrom('host_states').where('host', '=', host).execute()
    },
  }
}

function toHostState(row: Selectable<Schema['host_states']>): HostState {
  return {
    host: row.host,
    failures: row.failures,
    lastFailure: row.last_failure,
    openedAt: row.opened_at?.toISOString() ?? null,
    retryAt: row.retry_at?.toISOString() ?? null,
    openings: row.openings,
  }
}
