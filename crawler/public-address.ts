import ipaddr from 'ipaddr.js'

const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * May the crawler connect to this IP address? Only to global unicast addresses: not loopback, private, link-local (cloud
 * metadata), carrier-grade NAT, multicast or reserved ones, nor IPv4 addresses wrapped in IPv6 forms (mapped, 6to4, Teredo,
 * NAT64 count as special ranges). Ranges: the IANA special-purpose address registries, as kept by ipaddr.js.
 * With `allowLoopback` the loopback range is allowed too.
 */
export function isAddressAllowed(address: string, { allowLoopback }: { allowLoopback: boolean }): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  const range = parsed.range()
  // What the registries have not given out yet is no public address either.
  if (range === 'unicast') return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST_V6)
  return allowLoopback && range === 'loopback'
}
