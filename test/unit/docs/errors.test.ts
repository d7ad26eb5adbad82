import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ERROR_CODES } from '../../../domain/errors.ts'

test('docs/errors.md has a section for every error code with its status, exit code and whether to try again', () => {
  const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')

  const sections = page
    .split(/^## /m)
    .slice(1)
    .map((section) => section.split('\n', 2))

  const expected = Object.entries(ERROR_CODES).map(([code, { status, exitCode, retryable }]) => [
    code,
    `Status ${status} · exit code ${exitCode} · try again: ${retryable ? 'yes' : 'no'}`,
  ])
  expect(sections).toEqual(expected)
})
