import type { Kysely } from 'kysely'
import type { AuditLog } from '../domain/ports.ts'
import type { Schema } from './schema.ts'

export function createAuditLog(db: Kysely<Schema>): AuditLog {
  return {
    add: async ({ at, who, action, portalId, detail }) => {
      await db
        .insertInto('audit_log')
        .values({ at: new Date(at), who, action, portal_id: portalId, detail: JSON.stringify(detail) })
        .execute()
    },
    list: async (limit, portalId) => {
      const all = db.selectFrom('audit_log').selectAll().orderBy('id', 'desc').limit(limit)
      const rows = await (portalId === undefined ? all : all.where('portal_id', '=', portalId)).execute()
      return rows.map(({ at, who, action, portal_id, detail }) => ({
        at: at.toISOString(),
        who,
        action,
        portalId: portal_id,
        detail,
      }))
    },
  }
}
