import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * scrypt with 2^15 blocks of 8 · 128 bytes (32 MiB), three times over: one of the settings that OWASP's cheat sheet on password storage
 * names as equal in strength. The parameters are kept with each hash, so that they can be raised later.
 */
const PARAMETERS = { ln: 15, r: 8, p: 3 }
const SALT_BYTES = 16
const HASH_BYTES = 32
/** scrypt needs 128 · N · r bytes and a little more. */
const MAX_MEMORY_BYTES = 64 * 1024 * 1024
const FORM = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/

/** `$scrypt$ln=15,r=8,p=3$SALT$HASH`: the password in composed form (NFC), however it was typed. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, PARAMETERS)
  const { ln, r, p } = PARAMETERS
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

/** Null as hash (nobody has that name) takes as long as a wrong password: the time tells no names. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, ln, r, p, salt, hash] = FORM.exec(kept ?? '') ?? []
  const parameters = ln ? { ln: Number(ln), r: Number(r), p: Number(p) } : PARAMETERS
  const derived = await derive(password, Buffer.from(salt ?? 'nobody', 'base64url'), parameters)
  const expected = Buffer.from(hash ?? '', 'base64url')
  return expected.length === derived.length && timingSafeEqual(expected, derived)
}

function derive(password: string, salt: Buffer, { ln, r, p }: typeof PARAMETERS): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: MAX_MEMORY_BYTES }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
