import { type Kysely, sql, type Transaction } from 'kysely'
import type { StatisticsLog } from '../domain/ports.ts'
import { decodeCounts, encodeCounts } from '../vietnamese/term-counts.ts'
import { createTermStatistics, type TermStatistics } from '../vietnamese/term-statistics.ts'
import type { Schema } from './schema.ts'

/** Changes after which the log is added up. A batch of documents is one change. */
const MAX_CHANGES = 200
/** Entries in one row of an added-up log: about a megabyte. */
const BASE_ENTRIES = 50_000
/** Advisory lock under which the log grows. Any number that nobody else uses in this database. */
const LOCK = 7_310_042

/**
 * The statistics of terms as a log of changes. A generation begins with the sum of all earlier ones (`is_base`) and goes on with
 * changes; the generation before it is kept, so that a reader that was a little behind can still finish it.
 */
export function createStatisticsLog(db: Kysely<Schema>): StatisticsLog {
  return {
    since: (position) =>
      // One snapshot: a log that is added up between two questions would be counted twice.
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (trx) => {
          const { generation } = await trx.selectFrom('statistics_state').select('generation').executeTakeFirstOrThrow()
          const isFollowed = position !== null && position.generation >= generation - 1
          const rows = isFollowed
            ? await trx
                .selectFrom('statistics_log')
                .select(['seq', 'counts'])
                .where('seq', '>', String(position.seq))
                .where('generation', 'in', [position.generation, generation])
                // The base of a generation is what a reader of the one before already has.
                .where('is_base', '=', false)
                .orderBy('seq')
                .execute()
            : await trx
                .selectFrom('statistics_log')
                .select(['seq', 'counts'])
                .where('generation', '=', generation)
                .orderBy('seq')
                .execute()
          const seq = rows.length > 0 ? Number(rows.at(-1)?.seq) : (position?.seq ?? 0)
          return { isAnew: !isFollowed, changes: rows.map(({ counts }) => counts), position: { generation, seq } }
        }),
    compact: () => db.transaction().execute(compact),
  }
}

/**
 * Whoever changes the statistics does so alone until its transaction ends: then the order of numbers is the order of commits, and a
 * reader that asks for what comes behind a number misses none.
 */
export async function lockStatistics(trx: Transaction<Schema>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx)
}

/** Adds one change, under the lock; who has it already may take it again. */
export async function appendStatistics(trx: Transaction<Schema>, counts: string): Promise<void> {
  await lockStatistics(trx)
  await sql`insert into statistics_log (generation, counts) select generation, ${counts} from statistics_state`.execute(trx)
}

async function compact(trx: Transaction<Schema>): Promise<void> {
  await lockStatistics(trx)
  const { generation } = await trx.selectFrom('statistics_state').select('generation').executeTakeFirstOrThrow()
  const changes = await trx
    .selectFrom('statistics_log')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('generation', '=', generation)
    .where('is_base', '=', false)
    .executeTakeFirstOrThrow()
  if (Number(changes.count) <= MAX_CHANGES) return
  const sum = createTermStatistics()
  const rows = await trx.selectFrom('statistics_log').select('counts').where('generation', '=', generation).execute()
  for (const { counts } of rows) sum.apply(decodeCounts(counts))
  await beginGeneration(trx, generation + 1, sum)
  await trx.deleteFrom('statistics_log').where('generation', '<', generation).execute()
}

/** Puts other statistics in the place of all before, under the lock. Readers that follow the log begin anew. */
export async function replaceStatistics(trx: Transaction<Schema>, statistics: TermStatistics): Promise<void> {
  const { generation } = await trx.selectFrom('statistics_state').select('generation').executeTakeFirstOrThrow()
  // A reader of the generation before would go on from what it has: two on is too far for it.
  await beginGeneration(trx, generation + 2, statistics)
  await trx.deleteFrom('statistics_log').where('generation', '<=', generation).execute()
}

async function beginGeneration(trx: Transaction<Schema>, generation: number, statistics: TermStatistics): Promise<void> {
  for (const part of statistics.toCounts(BASE_ENTRIES)) {
    await trx
      .insertInto('statistics_log')
      .values({ generation, is_base: true, counts: encodeCounts(part) })
      .execute()
  }
  await trx.updateTable('statistics_state').set({ generation }).execute()
}
