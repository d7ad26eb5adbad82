import { z } from 'zod'
import { AppError } from '../../domain/errors.ts'
import type { PushedPage } from '../../domain/ports.ts'
import { readBody } from '../read-body.ts'

/** As many as the IndexNow protocol allows in one request. */
const MAX_URLS = 10_000
export const MAX_PUSHED_PAGES = 100
const MAX_URL_CHARS = 2000
const MAX_TEXT_CHARS = 2_000_000

const url = z.string().min(1).max(MAX_URL_CHARS)
/** The IndexNow form (indexnow.org): `host` and `keyLocation` may be there and say nothing new. */
export const noticeSchema = z.object({ urlList: z.array(url).min(1).max(MAX_URLS), key: z.string().max(200).optional() })
const pushed = z.union([
  z.object({ url, html: z.string().min(1).max(MAX_TEXT_CHARS) }),
  z.object({
    url,
    title: z.string().min(1).max(1000),
    text: z.string().min(1).max(MAX_TEXT_CHARS),
    publishedAt: z
      .union([z.iso.date(), z.iso.datetime({ offset: true })])
      .nullable()
      .default(null),
  }),
])
export const pushSchema = z.object({ documents: z.array(pushed).min(1).max(MAX_PUSHED_PAGES) })

/** Reads a notice in the IndexNow form. @throws {AppError BAD_NOTICE} naming every fault */
export function readNotice(body: unknown): { urls: string[]; key: string | null } {
  const { urlList, key } = parsed(noticeSchema, body)
  return { urls: urlList, key: key ?? null }
}

/** Reads pushed documents. @throws {AppError BAD_NOTICE} naming every fault */
export function readPush(body: unknown): PushedPage[] {
  return parsed(pushSchema, body).documents
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  if (body === undefined) throw new AppError('BAD_NOTICE', 'send JSON, with Content-Type: application/json')
  return readBody(schema, body, { code: 'BAD_NOTICE', message: 'the request cannot be used' })
}
