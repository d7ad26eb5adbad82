import type { ApiParts } from '../../api/app.ts'
import type { Role, User } from '../../domain/user.ts'

type Given = Partial<ApiParts['administration']['history']> & {
  users?: readonly { name: string; password: string; role: Role }[]
}

/** Users, sessions and histories that are gone with the test; passwords are compared as they are. */
export function memoryAdministration({ users: given = [], ...history }: Given = {}): ApiParts['administration'] {
  const users = new Map(given.map((user) => [user.name, user]))
  const sessions = new Map<string, { name: string; expiresAt: string }>()
  const shown = (name: string): User | null => {
    const user = users.get(name)
    return user ? { name, role: user.role, createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'test' } : null
  }
  const paused = new Set<string>()
  return {
    pauses: {
      isPaused: async (portalId) => paused.has(portalId),
      setPaused: async (portalId, at) => void (at === null ? paused.delete(portalId) : paused.add(portalId)),
    },
    users: {
      list: async () => [...users.keys()].flatMap((name) => shown(name) ?? []),
      any: async () => users.size > 0,
      add: () => Promise.reject(new Error('this app keeps no users')),
      remove: async (name) => users.delete(name),
      check: async (name, password) => (users.get(name)?.password === password ? shown(name) : null),
      openSession: async (name, expiresAt) => {
        const token = `token-${sessions.size}`
        sessions.set(token, { name, expiresAt })
        return token
      },
      userOf: async (token, now) => {
        const session = sessions.get(token)
        return session && session.expiresAt > now ? shown(session.name) : null
      },
      closeSession: async (token) => void sessions.delete(token),
    },
    history: {
      runs: async () => [],
      examples: async () => [],
      freshness: async () => ({ newest: null, median: null, oldest: null }),
      sourceFaults: async () => [],
      makeAllDue: async () => 0,
      ...history,
    },
  }
}
