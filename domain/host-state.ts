/**
 * What is known of a host that fails, or failed when it was last asked. `retryAt` is set while the breaker is open, and stays until a
 * probe has told: before that time the host is left alone, from it on one request may try. Times are ISO.
 */
export type HostState = {
  host: string
  /** Failures in a row. */
  failures: number
  lastFailure: string | null
  /** Since when it has been away: when the breaker first opened. */
  openedAt: string | null
  retryAt: string | null
  /** Times that the breaker opened since the host last answered. */
  openings: number
}
