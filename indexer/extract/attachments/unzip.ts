import { unzipSync } from 'fflate'
import { RefusedFile } from './file-text.ts'
import { MAX_MEMBER_BYTES, MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES } from './limits.ts'

/** A ZIP file whose members are unpacked one by one, when they are asked for. */
export type ZipFile = {
  names: ReadonlySet<string>
  /** Null when there is no such member. @throws {RefusedFile} */
  text(name: string): string | null
}

/** Bit 0 of the flags of a local header: the member is encrypted (PKWARE APPNOTE 4.4.4). */
const FLAGS_AT = 6

/** Looks at the directory of a ZIP file only. @throws {RefusedFile} */
export function openZip(bytes: Uint8Array): ZipFile {
  if (((bytes[FLAGS_AT] ?? 0) & 1) === 1) throw new RefusedFile('encrypted', 'ZIP with a password')
  const names = new Set<string>()
  let entries = 0
  unpack(bytes, ({ name }) => {
    entries += 1
    if (entries > MAX_ZIP_ENTRIES) throw new RefusedFile('file-too-large', `over ${MAX_ZIP_ENTRIES} ZIP entries`)
    names.add(name)
    return false
  })
  let unpackedBytes = 0
  return {
    names,
    text: (name) => {
      if (!names.has(name)) return null
      const [member] = Object.values(
        unpack(bytes, (entry) => {
          if (entry.name !== name) return false
          unpackedBytes += entry.originalSize
          // The declared size is what gets allocated: a member that is larger than it says is cut or refused.
          if (entry.originalSize > MAX_MEMBER_BYTES || unpackedBytes > MAX_UNPACKED_BYTES)
            throw new RefusedFile('file-too-large', `${name}: ${entry.originalSize} bytes unpacked`)
          return true
        }),
      )
      return member ? decodeXml(member) : null
    },
  }
}

function unpack(bytes: Uint8Array, filter: (entry: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter })
  } catch (cause) {
    if (cause instanceof RefusedFile) throw cause
    throw new RefusedFile('broken-file', `ZIP: ${cause instanceof Error ? cause.message : cause}`)
  }
}

function decodeXml(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
