/**
 * Every error that the API or the command line can give, in one table. A code is stable: it is never renamed and never
 * used again for something else. `docs/errors.md` has a section for each; a test keeps both in step.
 *
 * `status` is the HTTP status the API answers with, `exitCode` what the command line ends with, `retryable` whether the
 * same call may succeed later without anyone changing anything.
 */
export const ERROR_CODES = {
  BAD_QUERY: { status: 400, exitCode: 2, retryable: false },
  BAD_USAGE: { status: 400, exitCode: 2, retryable: false },
  BAD_SETTINGS: { status: 500, exitCode: 2, retryable: false },
  BAD_REGISTRY: { status: 500, exitCode: 2, retryable: false },
  BAD_EVAL_SET: { status: 500, exitCode: 2, retryable: false },
  BAD_BEST_BET: { status: 400, exitCode: 2, retryable: false },
  BAD_NOTICE: { status: 400, exitCode: 2, retryable: false },
  UNKNOWN_PORTAL_KEY: { status: 404, exitCode: 2, retryable: false },
  UNKNOWN_PORTAL: { status: 404, exitCode: 2, retryable: false },
  UNKNOWN_FEEDBACK: { status: 404, exitCode: 2, retryable: false },
  BAD_FEEDBACK: { status: 400, exitCode: 2, retryable: false },
  ORIGIN_NOT_ALLOWED: { status: 403, exitCode: 2, retryable: false },
  UNKNOWN_BEST_BET: { status: 404, exitCode: 2, retryable: false },
  NOT_FOUND: { status: 404, exitCode: 1, retryable: false },
  METHOD_NOT_ALLOWED: { status: 405, exitCode: 1, retryable: false },
  BAD_USER: { status: 400, exitCode: 2, retryable: false },
  UNKNOWN_USER: { status: 404, exitCode: 2, retryable: false },
  FORBIDDEN: { status: 403, exitCode: 1, retryable: false },
  UNAUTHORIZED: { status: 401, exitCode: 1, retryable: false },
  TOO_MANY_REQUESTS: { status: 429, exitCode: 1, retryable: true },
  PORT_TAKEN: { status: 500, exitCode: 3, retryable: true },
  STORE_LOCKED: { status: 503, exitCode: 3, retryable: true },
  STORE_UNAVAILABLE: { status: 503, exitCode: 3, retryable: true },
  ENGINE_MISSING: { status: 503, exitCode: 3, retryable: false },
  ENGINE_UNAVAILABLE: { status: 503, exitCode: 3, retryable: true },
  REBUILD_WORSE: { status: 500, exitCode: 4, retryable: false },
  ENGINE_REFUSED: { status: 502, exitCode: 3, retryable: false },
  INTERNAL: { status: 500, exitCode: 1, retryable: false },
} as const satisfies Record<string, { status: number; exitCode: number; retryable: boolean }>

export type ErrorCode = keyof typeof ERROR_CODES

/** One fault in something a person wrote: which key, what is wrong, and what to do. */
export type Fault = { path: string; message: string }

/**
 * The one error class of the project. `message` says what is wrong and what to do, in English; `faults` lists every
 * single fault when the input had several.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly faults: readonly Fault[]

  constructor(code: ErrorCode, message: string, options: { faults?: readonly Fault[]; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.faults = options.faults ?? []
  }

  get status(): number {
    return ERROR_CODES[this.code].status
  }

  get exitCode(): number {
    return ERROR_CODES[this.code].exitCode
  }

  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable
  }
}
