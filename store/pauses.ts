import type { Kysely } from 'kysely'
import type { PauseStore } from '../domain/ports.ts'
import type { Schema } from './schema.ts'

export function createPauseStore(db: Kysely<Schema>): PauseStore {
  return {
    isPaused: (portalId) => isPaused(db, portalId),
    setPaused: async (portalId, pausedAt) => {
      const row = { paused_at: pausedAt === null ? null : new Date(pausedAt) }
      await db
        .insertInto('portal_states')
        .values({ portal_id: portalId, next_run_at: null, loss_window_at: null, ...row })
        .onConflict((conflict) => conflict.column('portal_id').doUpdateSet(row))
        .execute()
    },
  }
}

/** Has an administrator paused the portal? */
export async function isPaused(db: Kysely<Schema>, portalId: string): Promise<boolean> {
  const row = await db.selectFrom('portal_states').select('paused_at').where('portal_id', '=', portalId).executeTakeFirst()
  return row !== undefined && row.paused_at !== null
}
