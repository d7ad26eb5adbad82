const DAY_MINUTES = 24 * 60
/** Asia/Ho_Chi_Minh is seven hours ahead of UTC, all year. */
const ZONE_MINUTES = 7 * 60

/** May a portal with these hours (`22:00-06:00`, Vietnamese time, null for any) be crawled now? The end itself is outside. */
export function isWithinHours(hours: string | null, now: Date): boolean {
  if (hours === null) return true
  const [from, until] = hours.split('-').map(minutesOf) as [number, number]
  const minute = (Math.floor(now.getTime() / 60_000) + ZONE_MINUTES) % DAY_MINUTES
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
