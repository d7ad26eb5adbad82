const DAY_MS = 86_400_000

/** The day so many days after another; both ISO. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The day of a date with or without time. */
export function dayOf(iso: string | null | undefined): string | null {
  return iso?.slice(0, 10) ?? null
}
