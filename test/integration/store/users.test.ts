import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword, isPassword } from '../../../store/passwords.ts'
import { createUserStore } from '../../../store/users.ts'
import { type OpenedDatabase, openPglite, openPostgres } from '../../support/databases.ts'

const NOW = '2026-11-23T00:00:00.000Z'
const LATER = '2026-11-23T08:00:00.000Z'
const PASSWORD = 'con đường nhỏ về làng'
const aUser = (name: string) => ({ name, role: { kind: 'country' } as const, password: PASSWORD, createdBy: 'test' })

describe.each([
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
])('users on %s', (_name, open) => {
  let opened: OpenedDatabase
  beforeAll(async () => {
    opened = await open()
  }, 120_000)
  afterAll(() => opened?.close())
  const store = () => createUserStore(opened.database.kysely)

  test('a user is known by name and password, and neither password nor token is kept', async () => {
    const users = store()
    expect(await users.any()).toBe(false)
    await users.add({ ...aUser('an'), role: { kind: 'branch', portalId: 'quang-ninh' } }, NOW)
    expect(await users.any()).toBe(true)
    const known = { name: 'an', role: { kind: 'branch', portalId: 'quang-ninh' }, createdAt: NOW, createdBy: 'test' }
    expect(await users.check('an', PASSWORD)).toEqual(known)
    expect(await users.check('an', PASSWORD.normalize('NFD'))).toEqual(known)
    expect(await users.check('an', `${PASSWORD}!`)).toBeNull()
    expect(await users.check('nobody', PASSWORD)).toBeNull()
    const token = await users.openSession('an', LATER, NOW)
    const db = opened.database.kysely
    const kept = JSON.stringify([
      await db.selectFrom('users').selectAll().execute(),
      await db.selectFrom('sessions').selectAll().execute(),
    ])
    expect(kept).toContain('$scrypt$ln=15,r=8,p=3$')
    expect(kept).not.toContain(PASSWORD)
    expect(kept).not.toContain(token)
  })

  test('a session ends at its time, by signing out, and with its user', async () => {
    const users = store()
    await users.add(aUser('binh'), NOW)
    const [first, second] = [await users.openSession('binh', LATER, NOW), await users.openSession('binh', LATER, NOW)]
    expect((await users.userOf(first, NOW))?.name).toBe('binh')
    expect(await users.userOf(first, LATER)).toBeNull()
    expect(await users.userOf(`${first}x`, NOW)).toBeNull()
    await users.closeSession(first)
    expect(await users.userOf(first, NOW)).toBeNull()
    expect((await users.userOf(second, NOW))?.name).toBe('binh')
    expect(await users.remove('binh')).toBe(true)
    expect(await users.userOf(second, NOW)).toBeNull()
    expect(await users.remove('binh')).toBe(false)
  })

  test.each([
    ['a name that is taken', { name: 'chi' }],
    ['a name with other letters', { name: 'Chí' }],
    ['a short password', { name: 'dung', password: 'mười bốn chữ a' }],
    ['a password without an end', { name: 'dung', password: 'x'.repeat(201) }],
  ])('%s is refused', async (_what, given) => {
    const users = store()
    await users.add(aUser('chi'), NOW).catch(() => {})
    await expect(users.add({ ...aUser('em'), ...given }, NOW)).rejects.toMatchObject({ code: 'BAD_USER' })
  })
})

test('a hash is of one password, is another each time, and a broken one is of none', async () => {
  const [first, second] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)])
  expect(first).not.toBe(second)
  expect(await isPassword(PASSWORD, first)).toBe(true)
  expect(await isPassword('', first)).toBe(false)
  for (const broken of [null, '', 'plain', first.slice(0, -4), first.replace('$scrypt', '$bcrypt')])
    expect(await isPassword(PASSWORD, broken)).toBe(false)
})
