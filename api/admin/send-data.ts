import type { Response } from 'express'
import { AppError } from '../../domain/errors.ts'
import { type Cell, toCsv } from './csv.ts'

type Data = { name: string; json: () => unknown; head: readonly string[]; rows: () => Cell[][] }

/** Sends the data of a page in the format that was asked for; false when the page itself is wanted. @throws {AppError BAD_QUERY} */
export function sendData(response: Response, format: string | null, { name, json, head, rows }: Data): boolean {
  if (format === null) return false
  response.set('cache-control', 'no-store')
  if (format === 'json') response.json(json())
  else if (format === 'csv') response.attachment(`${name}.csv`).type('text/csv').send(toCsv(head, rows()))
  else throw new AppError('BAD_QUERY', 'format: must be csv or json')
  return true
}
