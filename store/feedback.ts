import type { Kysely, Selectable } from 'kysely'
import type { Feedback } from '../domain/feedback.ts'
import type { FeedbackStore } from '../domain/ports.ts'
import type { Schema } from './schema.ts'

/** What people said is wrong with documents, and what they were answered. */
export function createFeedbackStore(db: Kysely<Schema>): FeedbackStore {
  return {
    add: async ({ documentId, portalId, ...feedback }, now) => {
      const row = { ...feedback, page_id: documentId, portal_id: portalId, created_at: new Date(now) }
      await db.insertInto('feedback').values(row).execute()
    },
    byCode: async (code) => {
      const row = await db.selectFrom('feedback').selectAll().where('code', '=', code).executeTakeFirst()
      return row ? toFeedback(row) : null
    },
    list: async ({ portalId, isAnswered }, limit) => {
      const rows = await db
        .selectFrom('feedback')
        .selectAll()
        .$if(portalId !== undefined, (query) => query.where('portal_id', '=', String(portalId)))
        .$if(isAnswered !== undefined, (query) => query.where('answered_at', isAnswered ? 'is not' : 'is', null))
        .orderBy('created_at', 'desc')
        .orderBy('code')
        .limit(limit)
        .execute()
      return rows.map(toFeedback)
    },
    answer: async ({ code, portalId, text, by }, now) => {
      const row = await db
        .updateTable('feedback')
        .set({ answer: text, answered_at: new Date(now), answered_by: by })
        .where('code', '=', code)
        .$if(portalId !== undefined, (query) => query.where('portal_id', '=', String(portalId)))
        .returningAll()
        .executeTakeFirst()
      return row ? toFeedback(row) : null
    },
  }
}

function toFeedback(row: Selectable<Schema['feedback']>): Feedback {
  return {
    code: row.code,
    documentId: row.page_id,
    portalId: row.portal_id,
    url: row.url,
    title: row.title,
    kind: row.kind,
    message: row.message,
    createdAt: row.created_at.toISOString(),
    answer: row.answer,
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredBy: row.answered_by,
  }
}
