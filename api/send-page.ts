import type { Response } from 'express'
import type { View } from '../web/view.ts'

/** Sends a page. Pages hold what somebody asked or may see, and are kept by no cache. */
export async function sendPage(response: Response, view: View, status = 200): Promise<void> {
  const html = String(await view)
  response.status(status).set('cache-control', 'no-store').type('html').send(html)
}
