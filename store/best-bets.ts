import { type Kysely, sql } from 'kysely'
import { AppError } from '../domain/errors.ts'
import type { BestBetStore, KeptBestBet } from '../domain/ports.ts'
import { pageIdOf } from '../domain/url.ts'
import type { Schema } from './schema.ts'

/** What administrators want to stand first. A best bet that is a document follows it: its title is the present one, and it goes with it. */
export function createBestBetStore(db: Kysely<Schema>): BestBetStore {
  return {
    list: async () => (await selectBestBets(db).orderBy('b.id', 'desc').execute()).map(toBestBet),
    add: (bet, now) =>
      db.transaction().execute(async (trx) => {
        const document = await trx
          .selectFrom('documents')
          .select('page_id')
          .where('page_id', '=', pageIdOf(bet.url))
          .where('removed', '=', false)
          .executeTakeFirst()
        if (!document && bet.title === null) {
          throw new AppError('BAD_BEST_BET', 'the best bet cannot be kept', {
            faults: [{ path: 'title', message: 'there is no document at this address: give the title that people are to see' }],
          })
        }
        const { id } = await trx
          .insertInto('best_bets')
          .values({
            questions: bet.questions,
            match: bet.match,
            page_id: document?.page_id ?? null,
            url: bet.url,
            title: bet.title,
            note: bet.note,
            starts_at: bet.startsAt === null ? null : new Date(bet.startsAt),
            ends_at: bet.endsAt === null ? null : new Date(bet.endsAt),
            created_at: new Date(now),
            created_by: bet.createdBy,
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return toBestBet(await selectBestBets(trx).where('b.id', '=', id).executeTakeFirstOrThrow())
      }),
    remove: async (id) => {
      const { numDeletedRows } = await db.deleteFrom('best_bets').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

function selectBestBets(db: Kysely<Schema>) {
  return db
    .selectFrom('best_bets as b')
    .leftJoin('documents as d', (join) => join.onRef('d.page_id', '=', 'b.page_id').on('d.removed', '=', false))
    .selectAll('b')
    .select([sql<string | null>`d.document->>'title'`.as('document_title'), 'd.page_id as present_page_id'])
}

function toBestBet(row: Awaited<ReturnType<ReturnType<typeof selectBestBets>['executeTakeFirstOrThrow']>>): KeptBestBet {
  return {
    id: row.id,
    questions: row.questions,
    match: row.match,
    documentId: row.page_id,
    url: row.url,
    title: row.title ?? row.document_title,
    note: row.note,
    startsAt: row.starts_at?.toISOString() ?? null,
    endsAt: row.ends_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    isGone: row.page_id !== null && row.present_page_id === null,
  }
}
