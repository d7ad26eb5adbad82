import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isAddressAllowed } from './public-address.ts'

/** An address that the crawler must not reach. */
export class AddressRefusedError extends Error {
  readonly code = 'ADDRESS_REFUSED'
}

/** All addresses of a name, as the system's resolver gives them. */
export type Lookup = (
  hostname: string,
  options: { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: { address: string; family: number }[]) => void,
) => void

/** What one portal may be trusted with beyond the rule; both only by the registry. */
export type Trust = {
  /** Loopback addresses are reachable and every `*.localhost` name is loopback (RFC 6761, section 6.3). */
  allowLoopback: boolean
  /** An expired or wrong certificate does not end the connection. */
  anyCertificate: boolean
}

export type AgentOptions = { headersTimeoutMs: number; connectionsPerHost: number; maxHeaderBytes: number }

export type GuardedAgents = {
  of(trust: Trust): Agent
  /** The first public address of a name (or the address that it is); null when it has none. */
  publicAddressOf(hostname: string): Promise<string | null>
  close(): Promise<void>
}

const CONNECT_TIMEOUT_MS = 10_000

/**
 * HTTP agents that connect to public addresses only. The check is made on the very address that is connected to, so a name that
 * changes its answer between a check and the connection gains nothing.
 */
export function createGuardedAgents(options: AgentOptions, lookup: Lookup = systemLookup): GuardedAgents {
  const agents = new Map<string, Agent>()
  return {
    of: (trust) => {
      const key = `${trust.allowLoopback} ${trust.anyCertificate}`
      const agent = agents.get(key) ?? createAgent(options, trust, lookup)
      agents.set(key, agent)
      return agent
    },
    publicAddressOf: (hostname) => {
      const host = bareHost(hostname)
      const isPublic = (address: string) => isAddressAllowed(address, { allowLoopback: false })
      if (isIP(host)) return Promise.resolve(isPublic(host) ? host : null)
      // No resolver is asked for names that are loopback by their name.
      if (isLocalhost(host)) return Promise.resolve(null)
      return new Promise((resolve) => {
        lookup(host, { all: true }, (error, addresses) => {
          const found = error ? [] : addresses.map(({ address }) => address).filter(isPublic)
          // Resolvers rotate their answers: the least one is the same for everybody.
          resolve(found.sort()[0] ?? null)
        })
      })
    },
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()))
    },
  }
}

function createAgent(options: AgentOptions, trust: Trust, lookup: Lookup): Agent {
  const connector = buildConnector({
    timeout: CONNECT_TIMEOUT_MS,
    lookup: guardedLookup(trust, lookup),
    rejectUnauthorized: !trust.anyCertificate,
  })
  return new Agent({
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.headersTimeoutMs,
    connections: options.connectionsPerHost,
    maxHeaderSize: options.maxHeaderBytes,
    connect: (target, callback) => {
      const host = bareHost(target.hostname)
      if (isIP(host) && !isAddressAllowed(host, trust)) return callback(refused(host, host), null)
      connector(target, callback)
    },
  })
}

function guardedLookup({ allowLoopback }: Trust, lookup: Lookup): LookupFunction {
  return (hostname, lookupOptions, callback) => {
    if (allowLoopback && isLocalhost(hostname)) {
      return lookupOptions.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4)
    }
    lookup(hostname, { ...lookupOptions, all: true }, (error, addresses) => {
      if (error) return callback(error, '')
      const allowed = addresses.filter(({ address }) => isAddressAllowed(address, { allowLoopback }))
      const [first] = allowed
      if (!first) return callback(refused(hostname, addresses.map(({ address }) => address).join(', ')), '')
      return lookupOptions.all ? callback(null, allowed) : callback(null, first.address, first.family)
    })
  }
}

function isLocalhost(hostname: string): boolean {
  return /(^|\.)localhost\.?$/i.test(hostname)
}

function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

function refused(host: string, address: string): AddressRefusedError {
  return new AddressRefusedError(`${host} is at ${address}, which is no public address`)
}
