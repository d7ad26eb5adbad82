import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import { text } from 'node:stream/consumers'
import type { Settings } from '../../config/settings.ts'
import { AppError } from '../../domain/errors.ts'
import type { Registry } from '../../domain/ports.ts'
import { parseRole, roleText } from '../../domain/user.ts'
import { openStore } from '../open-store.ts'
import type { Terminal } from '../terminal.ts'

/** 144 bits. */
const PASSWORD_BYTES = 18

export async function listUsers(settings: Settings, terminal: Terminal, stack: AsyncDisposableStack): Promise<void> {
  const { users } = await openStore(settings, stack)
  const all = await users.list()
  if (all.length === 0) terminal.line('There is no user yet: liencong users add <name> makes one.')
  for (const { name, role, createdAt, createdBy } of all)
    terminal.line(`${name}  ${roleText(role)}  made ${createdAt} by ${createdBy}`)
}

/** Makes a user with a password of its own making, printed once, or the first line of the input. @throws {AppError BAD_USER | UNKNOWN_PORTAL} */
export async function addUser(
  given: { settings: Settings; registry: Registry; name: string; role: string; isPasswordFromInput: boolean },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const { name } = given
  const role = parseRole(given.role)
  if (!role) throw new AppError('BAD_USER', `there is no role ${given.role}: country, branch:<portal> or read-only`)
  if (role.kind === 'branch' && !given.registry.byId.has(role.portalId))
    throw new AppError('UNKNOWN_PORTAL', `there is no portal ${role.portalId}: liencong portals list shows those that there are`)
  const password = given.isPasswordFromInput
    ? ((await text(process.stdin)).split(/\r?\n/, 1)[0] ?? '')
    : randomBytes(PASSWORD_BYTES).toString('base64url')
  const { users, audit } = await openStore(given.settings, stack)
  const at = new Date().toISOString()
  const who = userInfo().username
  await users.add({ name, role, password, createdBy: who }, at)
  await audit.add({ at, who, action: 'add user', portalId: null, detail: { name, role: roleText(role) } })
  if (!given.isPasswordFromInput) {
    terminal.line(password)
    terminal.line(`Password of ${name}. It is shown this once: only its hash is kept.`)
  } else terminal.line(`User ${name} is made.`)
}

/** Removes a user and ends the user's sessions. @throws {AppError UNKNOWN_USER} */
export async function removeUser(
  settings: Settings,
  name: string,
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const { users, audit } = await openStore(settings, stack)
  if (!(await users.remove(name)))
    throw new AppError('UNKNOWN_USER', `there is no user ${name}: liencong users list shows those that there are`)
  await audit.add({
    at: new Date().toISOString(),
    who: userInfo().username,
    action: 'remove user',
    portalId: null,
    detail: { name },
  })
  terminal.line(`User ${name} is removed; the user’s sessions are over.`)
}
