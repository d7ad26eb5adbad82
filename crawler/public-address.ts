import ipaddr from 'ipaddr.js'

/**
 * May the crawler connect to this IP address? Only to global unicast addresses: not loopback, private, link-local (cloud
 * metadata), carrier-grade NAT, multicast or reserved ones, nor IPv4 addresses wrapped in IPv6 forms (mapped, 6to4, Teredo,
 * NAT64 count as special ranges). Ranges: the IANA special-purpose address registries, as kept by ipaddr.js.
 * With `allowLoopback` the loopback range is allowed too.
 */
export function isAddressAllowed(address: string, { allowLoopback }: { allowLoopback: boolean }): boolean {
  if (!ipaddr.isValid(address)) return false
  const range = ipaddr.process(address).range()
  return range === 'unicast' || (allowLoopback && range === 'loopback')
}
