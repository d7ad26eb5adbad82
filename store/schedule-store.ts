import type { Kysely } from 'kysely'
import type { ScheduleStore } from '../domain/ports.ts'
import type { Schema } from './schema.ts'

export function createScheduleStore(db: Kysely<Schema>): ScheduleStore {
  return {
    nextRunAt: async (portalId) => {
      const row = await db.selectFrom('portal_states').select('next_run_at').where('portal_id', '=', portalId).executeTakeFirst()
      return row?.next_run_at?.toISOString() ?? null
    },
    saveNextRunAt: async (portalId, at) => {
      const next_run_at = at ? new Date(at) : null
      await db
        .insertInto('portal_states')
        .values({ portal_id: portalId, next_run_at })
        .onConflict((conflict) => conflict.column('portal_id').doUpdateSet({ next_run_at }))
        .execute()
    },
  }
}
