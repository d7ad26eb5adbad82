import { expect, test } from 'vitest'
import { isAddressAllowed } from '../../../crawler/public-address.ts'

test.each(['1.1.1.1', '113.190.240.10', '2606:4700:4700::1111'])('%s is public', (address) => {
  expect(isAddressAllowed(address, { allowLoopback: false })).toBe(true)
})

const REFUSED = [
  '127.0.0.1',
  '127.9.9.9',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fc00::1',
  'fd00:ec2::254',
  '::ffff:127.0.0.1',
  '::ffff:169.254.169.254',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'ff02::1',
  'not-an-address',
]

test.each(REFUSED)('%s is refused', (address) => {
  expect(isAddressAllowed(address, { allowLoopback: false })).toBe(false)
})

test('a portal on loopback opens the loopback range and nothing else', () => {
  expect(REFUSED.filter((address) => isAddressAllowed(address, { allowLoopback: true }))).toEqual([
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    '::ffff:127.0.0.1',
  ])
})
