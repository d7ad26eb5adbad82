import CFB from 'cfb'

/** Offsets in the file information block of Word 97 ([MS-DOC] 2.5). */
const FIB_BYTES = 0x400
const TEXT_AT = 0x800

/** Minimal Word 97 file: one paragraph a line, two bytes a character. `isEncrypted` only says so. */
export function makeDoc(lines: readonly string[], { isEncrypted = false }: { isEncrypted?: boolean } = {}): Buffer {
  const text = lines.map((line) => `${line}\r`).join('')
  const fib = Buffer.alloc(FIB_BYTES)
  fib.writeUInt16LE(0xa5ec, 0)
  fib.writeUInt16LE(0xc1, 2)
  fib.writeUInt16LE(0x0200 | (isEncrypted ? 0x0100 : 0), 0x0a)
  fib.writeUInt32LE(text.length, 0x4c)
  // No formatted runs: a list with its end only.
  const runs = Buffer.alloc(4)
  fib.writeUInt32LE(0, 0xfa)
  fib.writeUInt32LE(runs.length, 0xfe)
  fib.writeUInt32LE(runs.length, 0x1a2)
  const pieces = Buffer.alloc(5 + 8 + 8)
  pieces.writeUInt8(2, 0)
  pieces.writeUInt32LE(16, 1)
  pieces.writeUInt32LE(text.length, 9)
  pieces.writeUInt32LE(TEXT_AT, 15)
  const stream = Buffer.concat([fib, Buffer.alloc(TEXT_AT - FIB_BYTES), Buffer.from(text, 'utf16le'), Buffer.alloc(4096)])
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, '/WordDocument', stream)
  CFB.utils.cfb_add(file, '/1Table', Buffer.concat([runs, pieces, Buffer.alloc(4096)]))
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array)
}
