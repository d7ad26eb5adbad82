import { expect, test } from 'vitest'
import { MAX_MEMBER_BYTES } from '../../../../../indexer/extract/attachments/limits.ts'
import { openZip } from '../../../../../indexer/extract/attachments/unzip.ts'
import { makeZip } from '../../../../support/practice-portals/files/zip.ts'

test('members are unpacked when they are asked for', () => {
  const zip = openZip(
    makeZip(
      [
        ['a.xml', '<a>Đường</a>'],
        ['b.xml', '<b/>'],
      ],
      { isPacked: true },
    ),
  )
  expect([...zip.names]).toEqual(['a.xml', 'b.xml'])
  expect(zip.text('a.xml')).toBe('<a>Đường</a>')
  expect(zip.text('c.xml')).toBeNull()
})

test('a member that says it is too large is refused before it is unpacked', () => {
  const zip = openZip(withSize(makeZip([['a.xml', 'x']]), 0xf0000000))
  expect(() => zip.text('a.xml')).toThrow(/4026531840 bytes unpacked/)
})

test('a member that is larger than it says does not grow beyond that', () => {
  const huge = makeZip([['a.xml', ' '.repeat(MAX_MEMBER_BYTES)]], { isPacked: true })
  const zip = openZip(withSize(huge, 1000))
  let text: string | null = ''
  try {
    text = zip.text('a.xml')
  } catch (error) {
    expect(String(error)).toMatch(/ZIP/)
  }
  expect(text?.length ?? 0).toBeLessThanOrEqual(1000)
})

test('all members together have a limit too', () => {
  const members = Array.from({ length: 5 }, (_, index) => [`${index}.xml`, ' '.repeat(30 * 1024 * 1024)] as const)
  const zip = openZip(makeZip(members, { isPacked: true }))
  expect(() => members.map(([name]) => zip.text(name)?.length)).toThrow(/bytes unpacked/)
})

test('too many members and a password are named', () => {
  const many = makeZip(Array.from({ length: 10_001 }, (_, index) => [`${index}`, ''] as const))
  expect(() => openZip(many)).toThrow(/over 10000 ZIP entries/)
  const locked = makeZip([['a.xml', 'x']])
  locked[6] = 1
  expect(() => openZip(locked)).toThrow(/password/)
})

/** The file with another size of its first member in its directory. */
function withSize(zip: Buffer, bytes: number): Buffer {
  const changed = Buffer.from(zip)
  changed.writeUInt32LE(bytes, changed.indexOf('PK\x01\x02') + 24)
  return changed
}
