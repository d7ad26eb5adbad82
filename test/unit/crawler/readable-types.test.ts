import { expect, test } from 'vitest'
import { isReadableType } from '../../../crawler/readable-types.ts'

test.each([
  null,
  'text/html; charset=utf-8',
  'application/octet-stream',
  'text/plain',
  'application/rss+xml',
  'application/pdf',
  'httpd/unix-directory',
  '',
])('a body under the type %s is read, since its bytes tell what it is', (type) => expect(isReadableType(type)).toBe(true))
test.each(['image/png', 'video/mp4', 'audio/mpeg', 'font/woff2', 'text/css', 'application/javascript', 'application/json'])(
  'a body under the type %s is not worth fetching',
  (type) => expect(isReadableType(type)).toBe(false),
)
