import { CommanderError, InvalidArgumentError } from 'commander'
import { AppError } from '../domain/errors.ts'

/** A whole number as an option. @throws {InvalidArgumentError} */
export function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('must be a whole number')
  return Number(value)
}

/** Tells on standard error what went wrong, every fault with its place. @returns what the command ends with */
export function tellError(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (!(error instanceof AppError)) {
    console.error(error)
    return 1
  }
  console.error(`${error.code}: ${error.message}`)
  for (const fault of error.faults) console.error(`  ${fault.path}: ${fault.message}`)
  return error.exitCode
}
