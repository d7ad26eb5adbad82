import type { Response } from 'express'
import type { View } from '../web/view.ts'

/** Sends a page. Pages are made for each request and never kept by caches in between. */
export async function sendPage(response: Response, view: View, status = 200): Promise<void> {
  const html = String(await view)
  response.status(status).set('cache-control', 'no-store').type('html').send(html)
}
