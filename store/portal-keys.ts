import { createHash, randomBytes } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { PortalKey, PortalKeyStore } from '../domain/ports.ts'
import type { Schema } from './schema.ts'

/** Tells a key of ours from other secrets, for people and for programs that look for leaked ones. */
const PREFIX = 'lcg_'
/** 256 bits from the system: nobody guesses them, so a plain hash keeps them. */
const KEY_BYTES = 32

export function createPortalKeyStore(db: Kysely<Schema>): PortalKeyStore {
  return {
    list: async () => (await db.selectFrom('portal_keys').selectAll().orderBy('id', 'desc').execute()).map(toPortalKey),
    create: async ({ portalId, label, createdBy }, now) => {
      const key = PREFIX + randomBytes(KEY_BYTES).toString('base64url')
      const row = await db
        .insertInto('portal_keys')
        .values({ portal_id: portalId, label, hash: hashOf(key), created_at: new Date(now), created_by: createdBy })
        .returningAll()
        .executeTakeFirstOrThrow()
      return { ...toPortalKey(row), key }
    },
    revoke: async (id, now) => {
      const { numUpdatedRows } = await db
        .updateTable('portal_keys')
        .set({ revoked_at: new Date(now) })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    portalOf: async (key, now) => {
      const row = await db
        .updateTable('portal_keys')
        .set({ last_used_at: new Date(now) })
        .where('hash', '=', hashOf(key))
        .where('revoked_at', 'is', null)
        .returning('portal_id')
        .executeTakeFirst()
      return row?.portal_id ?? null
    },
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

function toPortalKey(row: Selectable<Schema['portal_keys']>): PortalKey {
  return {
    id: row.id,
    portalId: row.portal_id,
    label: row.label,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }
}
