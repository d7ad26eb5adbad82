/** Hours between two runs of a portal, by the class that the registry names. */
const HOURS_BETWEEN = {
  hourly: 1,
  'every-2-hours': 2,
  'every-4-hours': 4,
  'every-6-hours': 6,
  'every-12-hours': 12,
  daily: 24,
  weekly: 7 * 24,
} as const

export type ScheduleClass = keyof typeof HOURS_BETWEEN
export const SCHEDULE_CLASSES = Object.keys(HOURS_BETWEEN) as ScheduleClass[]
/** For a portal that names neither a class nor a schedule of its own. */
export const DEFAULT_CLASS: ScheduleClass = 'every-6-hours'

const FNV_PRIME = 0x01000193
const FNV_START = 0x811c9dc5

/**
 * The cron expression of a class for one portal. Minute, first hour and day follow from its id: portals of one class start one
 * after the other instead of all on the hour, and a portal keeps its time whatever is added before it.
 */
export function cronOf(scheduleClass: ScheduleClass, portalId: string): string {
  const hours = HOURS_BETWEEN[scheduleClass]
  const place = placeOf(portalId)
  const minute = place % 60
  const firstHour = Math.floor(place / 60) % Math.min(hours, 24)
  const weekday = hours > 24 ? String(Math.floor(place / (60 * 24)) % 7) : '*'
  if (hours === 1) return `${minute} * * * *`
  const everyHour = Array.from({ length: Math.max(1, 24 / hours) }, (_, run) => firstHour + run * hours).join(',')
  return `${minute} ${everyHour} * * ${weekday}`
}

/** A number from the id that is spread well: FNV-1a, 32 bits. */
function placeOf(portalId: string): number {
  let hash = FNV_START
  for (const byte of new TextEncoder().encode(portalId)) hash = Math.imul(hash ^ byte, FNV_PRIME) >>> 0
  return hash
}
