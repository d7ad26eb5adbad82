import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import { AppError } from '../domain/errors.ts'
import type { UserStore } from '../domain/ports.ts'
import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, parseRole, roleText, USER_NAME, type User } from '../domain/user.ts'
import { hashPassword, isPassword } from './passwords.ts'
import type { Schema } from './schema.ts'

/** 256 bits from the system: nobody guesses them, so a plain hash keeps them. */
const TOKEN_BYTES = 32

export function createUserStore(db: Kysely<Schema>): UserStore {
  const byName = (name: string) => db.selectFrom('users').selectAll().where('name', '=', name).executeTakeFirst()
  return {
    list: async () => (await db.selectFrom('users').selectAll().orderBy('name').execute()).map(toUser),
    any: async () => (await db.selectFrom('users').select('name').limit(1).executeTakeFirst()) !== undefined,
    add: async ({ name, role, password, createdBy }, now) => {
      if (!USER_NAME.test(name))
        throw new AppError('BAD_USER', 'a name is 2 to 40 of the letters a to z, digits, dots, dashes and underscores')
      assertPassword(password)
      const row = await db
        .insertInto('users')
        .values({
          name,
          role: roleText(role),
          password_hash: await hashPassword(password),
          created_at: new Date(now),
          created_by: createdBy,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst()
      if (!row) throw new AppError('BAD_USER', `there is a user ${name} already: remove it first, or choose another name`)
      return toUser(row)
    },
    remove: async (name) => {
      // The sessions go with it (foreign key).
      const { numDeletedRows } = await db.deleteFrom('users').where('name', '=', name).executeTakeFirst()
      return numDeletedRows > 0n
    },
    check: async (name, password) => {
      const row = await byName(name)
      const isRight = password.length <= MAX_PASSWORD_CHARS && (await isPassword(password, row?.password_hash ?? null))
      return row && isRight ? toUser(row) : null
    },
    openSession: async (name, expiresAt, now) => {
      await db.deleteFrom('sessions').where('expires_at', '<=', new Date(now)).execute()
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      await db
        .insertInto('sessions')
        .values({ hash: hashOf(token), user_name: name, expires_at: new Date(expiresAt) })
        .execute()
      return token
    },
    userOf: async (token, now) => {
      const row = await db
        .selectFrom('sessions as s')
        .innerJoin('users as u', 'u.name', 's.user_name')
        .selectAll('u')
        .where('s.hash', '=', hashOf(token))
        .where(sql<boolean>`s.expires_at > ${new Date(now)}`)
        .executeTakeFirst()
      return row ? toUser(row) : null
    },
    closeSession: async (token) => {
      await db.deleteFrom('sessions').where('hash', '=', hashOf(token)).execute()
    },
  }
}

function assertPassword(password: string): void {
  const { length } = [...password]
  if (length < MIN_PASSWORD_CHARS || password.length > MAX_PASSWORD_CHARS)
    throw new AppError(
      'BAD_USER',
      `a password has ${MIN_PASSWORD_CHARS} to ${MAX_PASSWORD_CHARS} characters; several words do well`,
    )
}

function toUser(row: Selectable<Schema['users']>): User {
  const role = parseRole(row.role)
  // What cannot be read may do nothing.
  return {
    name: row.name,
    role: role ?? { kind: 'read-only' },
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
