import express, { type Request, type RequestHandler, type Response } from 'express'
import { AppError } from '../../domain/errors.ts'
import type { AdminSessions, SignedIn } from '../admin-session.ts'
import { sameOrigin } from '../same-origin.ts'

const MAX_FORM = '16kb'

/** What stands before every page and every form of the administrators' side. */
export type Guard = {
  /** Shows the form to sign in to who is not. */
  page: RequestHandler
  /** Takes a form of a page of the same session and of no other. @throws {AppError UNAUTHORIZED | FORBIDDEN} */
  form: RequestHandler[]
}

export function createGuard(sessions: AdminSessions, askToSignIn: (response: Response) => Promise<void>): Guard {
  const known = async (request: Request, response: Response): Promise<boolean> => {
    response.set('cache-control', 'no-store')
    const who = await sessions.signedIn(request)
    response.locals.who = who
    return who !== null
  }
  return {
    page: async (request, response, next) => ((await known(request, response)) ? next() : askToSignIn(response)),
    form: [
      sameOrigin,
      async (request, response, next) => {
        if (!(await known(request, response))) throw new AppError('UNAUTHORIZED', 'sign in first')
        next()
      },
      express.urlencoded({ extended: false, limit: MAX_FORM }),
      (request, response, next) => {
        sessions.assertForm(whoOf(response), request.body?.csrf)
        next()
      },
    ],
  }
}

/** Who the guard has let in. */
export function whoOf(response: Response): SignedIn {
  return response.locals.who as SignedIn
}

/** A field of a form as text; empty where there is none. */
export function fieldOf(request: Request, name: string): string {
  const value: unknown = request.body?.[name]
  return typeof value === 'string' ? value : ''
}

/** What cannot be taken back has a box to be ticked first. @throws {AppError BAD_QUERY} */
export function assertSure(request: Request): void {
  if (fieldOf(request, 'chac') !== 'co') throw new AppError('BAD_QUERY', 'chac: tick the box to confirm')
}
