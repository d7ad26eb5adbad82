import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP file of texts, packed or stored as they are. */
export function makeZip(
  files: readonly (readonly [name: string, content: string])[],
  { isPacked = false }: { isPacked?: boolean } = {},
): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of files) {
    const plain = Buffer.from(content)
    const data = isPacked ? deflateRawSync(plain, { level: 1 }) : plain
    const nameBytes = Buffer.from(name)
    // PKWARE APPNOTE 4.3.7 and 4.3.12; flag 0x800 says that names are UTF-8, 0x21 is 1 January 1980.
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x800, 2)
    shared.writeUInt16LE(isPacked ? 8 : 0, 4)
    shared.writeUInt16LE(0x21, 8)
    shared.writeUInt32LE(crc32(plain), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(plain.length, 18)
    shared.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, nameBytes, data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, nameBytes]))
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
