/** What a person may do on the administrators' side: everything, everything about a portal and what is below it, or only look. */
export type Role = { kind: 'country' } | { kind: 'branch'; portalId: string } | { kind: 'read-only' }

/** Somebody who signs in by name. The password is kept as a hash and is in no answer. */
export type User = { name: string; role: Role; createdAt: string; createdBy: string }

/** Letters without accents, digits, dots and dashes: a name is told apart at sight and is safe in logs. */
export const USER_NAME = /^[a-z0-9][a-z0-9._-]{1,39}$/
/** Fewer are guessed too soon (NIST SP 800-63B asks for at least 8, and 15 where nothing else is asked for). */
export const MIN_PASSWORD_CHARS = 15
/** Beyond this a password is refused, not cut. */
export const MAX_PASSWORD_CHARS = 200

/** `country`, `read-only` or `branch:<portal>`; null for anything else. */
export function parseRole(text: string): Role | null {
  if (text === 'country' || text === 'read-only') return { kind: text }
  const portalId = /^branch:([a-z0-9-]+)$/.exec(text)?.[1]
  return portalId ? { kind: 'branch', portalId } : null
}

export function roleText(role: Role): string {
  return role.kind === 'branch' ? `branch:${role.portalId}` : role.kind
}
