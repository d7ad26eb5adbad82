import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib'

const DECODERS = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
}
/** Up to here a body may unpack by any ratio: a short page of repeated rows compresses very well. */
const FREE_BYTES = 1024 * 1024

/** A body that would unpack to more than its compressed size allows. */
export class UnpacksTooFarError extends Error {
  readonly code = 'UNPACKS_TOO_FAR'
}

/** What of a body was read: all of it, or its beginning when there is more than `maxBytes`. */
export type RawBody = { bytes: Buffer; isCut: boolean }

/** Reads a body until it ends or is known to be larger than `maxBytes`; then the connection is given up. */
export async function readBody(stream: AsyncIterable<Uint8Array> & { destroy(): unknown }, maxBytes: number): Promise<RawBody> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    bytes += chunk.length
    // Leaving the loop destroys the stream.
    if (bytes > maxBytes) break
  }
  return { bytes: Buffer.concat(chunks, Math.min(bytes, maxBytes)), isCut: bytes > maxBytes }
}

/**
 * The body without its content encoding. Unpacking stops at `maxBytes`, or at `maxRatio` times the compressed size, whichever
 * comes first. @throws {UnpacksTooFarError} beyond the ratio, an error of zlib beyond `maxBytes` or when the body is broken
 */
export async function decompress(
  body: Buffer,
  encoding: string | undefined,
  { maxBytes, maxRatio }: { maxBytes: number; maxRatio: number },
): Promise<Uint8Array> {
  const decode = DECODERS[(encoding?.trim().toLowerCase() ?? '') as keyof typeof DECODERS]
  if (!decode || body.length === 0) return body
  const ratioBytes = Math.max(FREE_BYTES, body.length * maxRatio)
  try {
    return await decode(body, { maxOutputLength: Math.min(maxBytes, ratioBytes) })
  } catch (cause) {
    const isTooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    if (isTooLarge && ratioBytes < maxBytes)
      throw new UnpacksTooFarError(`${body.length} bytes unpack to more than ${maxRatio} times as many`, { cause })
    throw cause
  }
}
