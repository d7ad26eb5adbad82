import { type Kysely, sql } from 'kysely'
import type { EmbedUseStore } from '../domain/ports.ts'
import type { Schema } from './schema.ts'

/** How often the search box on portals' own pages was used. */
export function createEmbedUseStore(db: Kysely<Schema>): EmbedUseStore {
  return {
    add: async (uses) => {
      if (uses.length === 0) return
      await db
        .insertInto('embed_uses')
        .values(uses.map(({ day, portalId, action, count }) => ({ day, portal_id: portalId, action, count })))
        .onConflict((conflict) =>
          conflict.columns(['day', 'portal_id', 'action']).doUpdateSet({ count: sql`embed_uses.count + excluded.count` }),
        )
        .execute()
    },
    list: async ({ portalId, from, to }) => {
      const rows = await db
        .selectFrom('embed_uses')
        .selectAll()
        .where('day', '>=', from)
        .where('day', '<=', to)
        .$if(portalId !== undefined, (query) => query.where('portal_id', '=', String(portalId)))
        .orderBy('day', 'desc')
        .orderBy('portal_id')
        .orderBy('action')
        .execute()
      return rows.map(({ day, portal_id, action, count }) => ({ day, portalId: portal_id, action, count }))
    },
  }
}
