import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isAddressAllowed } from './public-address.ts'

/** An address that the crawler must not reach. */
export class AddressRefusedError extends Error {
  readonly code = 'ADDRESS_REFUSED'
}

const CONNECT_TIMEOUT_MS = 10_000

/**
 * An HTTP agent that connects to public addresses only. The check is made on the very address that is connected to, so
 * a name that changes its answer between a check and the connection gains nothing.
 * With `allowLoopback`, loopback addresses are reachable and every `*.localhost` name is loopback (RFC 6761, section 6.3).
 */
export function createGuardedAgent(options: {
  allowLoopback: boolean
  headersTimeoutMs: number
  connectionsPerHost: number
}): Agent {
  const connector = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: guardedLookup(options) })
  return new Agent({
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.headersTimeoutMs,
    connections: options.connectionsPerHost,
    maxHeaderSize: 64 * 1024,
    connect: (target, callback) => {
      const host = target.hostname.replace(/^\[|\]$/g, '')
      if (isIP(host) && !isAddressAllowed(host, options)) return callback(refused(host, host), null)
      connector(target, callback)
    },
  })
}

function guardedLookup({ allowLoopback }: { allowLoopback: boolean }): LookupFunction {
  return (hostname, lookupOptions, callback) => {
    if (allowLoopback && /(^|\.)localhost$/i.test(hostname)) {
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

function refused(host: string, address: string): AddressRefusedError {
  return new AddressRefusedError(`${host} is at ${address}, which is no public address`)
}
