import type { Kysely } from 'kysely'
import type { PageLookup } from '../domain/ports.ts'
import { pageIdOf } from '../domain/url.ts'
import type { Schema } from './schema.ts'

/** What the store knows about single pages, for people who ask why one is or is not found. */
export function createPageLookup(db: Kysely<Schema>): PageLookup {
  return {
    find: async (url) => {
      const row = await db
        .selectFrom('pages as p')
        .leftJoin('pages as f', 'f.page_id', 'p.found_on')
        .leftJoin('documents as d', 'd.page_id', 'p.page_id')
        .selectAll('p')
        .select([
          'f.url as found_on_url',
          'd.document as document',
          'd.seen_at as seen_at',
          'd.indexed_version as indexed_version',
          'd.removed as removed',
          'd.refused as refused',
          'd.held_at as held_at',
        ])
        .where('p.page_id', '=', pageIdOf(url))
        .executeTakeFirst()
      if (!row) return null
      return {
        portalId: row.portal_id,
        url: row.url,
        role: row.role,
        depth: row.depth,
        discoveredAt: row.discovered_at.toISOString(),
        foundOn: row.found_on_url,
        dueAt: row.due_at.toISOString(),
        outcome: row.outcome,
        detail: row.detail,
        status: row.status,
        fetchedAt: row.fetched_at?.toISOString() ?? null,
        goneSince: row.gone_since?.toISOString() ?? null,
        document: row.document
          ? {
              title: row.document.title,
              seenAt: row.seen_at?.toISOString() ?? '',
              isIndexed: (row.indexed_version ?? 0) > 0,
              isHeld: row.held_at !== null,
              isRemoved: row.removed ?? false,
              refused: row.refused,
            }
          : null,
      }
    },
  }
}
