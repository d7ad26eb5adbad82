import type { Request } from 'express'
import { AppError } from '../domain/errors.ts'

/** What the site is called from outside: as it was set, or as the request names it. No slash at the end. */
export type SiteAddress = (request: Request) => string

export function createSiteAddress(publicUrl: string | undefined): SiteAddress {
  const set = publicUrl && new URL(publicUrl).origin
  return (request) => {
    if (set) return set
    const asked = `${request.protocol}://${request.get('host') ?? ''}`
    if (!URL.canParse(asked)) throw new AppError('BAD_QUERY', 'the Host header names no host')
    return new URL(asked).origin
  }
}
