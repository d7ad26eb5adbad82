import compression from 'compression'
import type { RequestHandler } from 'express'

/** Shorter answers gain nothing. */
const MIN_BYTES = 1024
const ADMIN_PATH = /^\/quan-tri/

/**
 * Compresses answers for those that take it. Not the administrators': their pages hold secrets beside what others wrote, whose length would
 * tell of them (BREACH), and events that must arrive as they happen.
 */
export function compressed(): RequestHandler {
  return compression({
    threshold: MIN_BYTES,
    filter: (request, response) => !ADMIN_PATH.test(request.url) && compression.filter(request, response),
  })
}
