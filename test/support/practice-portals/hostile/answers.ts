import type { LinkItem, PracticeResponse } from '../model.ts'

export const HTML = { 'content-type': 'text/html; charset=utf-8' }

/** A small page of its own. */
export const html = (body: string, status = 200, headers: Record<string, string> = {}): PracticeResponse => ({
  type: 'reply',
  status,
  headers: { ...HTML, ...headers },
  body: () => body,
})
export const link = (href: string, text: string): LinkItem => ({ href, text })
