const DATE_PARTS = { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' } as const
const DATE = new Intl.DateTimeFormat('vi-VN', DATE_PARTS)
const TIME = new Intl.DateTimeFormat('vi-VN', { ...DATE_PARTS, hour: '2-digit', minute: '2-digit' })
const NUMBER = new Intl.NumberFormat('vi-VN')

/** 13/01/2026, in Vietnamese time; empty for what is no date. */
export function formatDate(iso: string): string {
  return isDate(iso) ? DATE.format(new Date(iso)) : ''
}

/** 13/01/2026, of a day (`2026-01-13`) or of a time that begins with one, whatever the zone; empty for what is no date. */
export function formatDay(day: string): string {
  return day.replace(/^(\d{4})-(\d{2})-(\d{2}).*$/, '$3/$2/$1')
}

/** 08:30 13/01/2026, in Vietnamese time; empty for what is no date. */
export function formatTime(iso: string): string {
  return isDate(iso) ? TIME.format(new Date(iso)) : ''
}

/** 1.234 */
export function formatNumber(number: number): string {
  return NUMBER.format(number)
}

/** 12 giây · 3 phút 5 giây · 2 giờ 10 phút */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} giây`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return joined(minutes, 'phút', seconds % 60, 'giây')
  return joined(Math.floor(minutes / 60), 'giờ', minutes % 60, 'phút')
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small > 0 ? `${large} ${largeUnit} ${small} ${smallUnit}` : `${large} ${largeUnit}`
}

function isDate(iso: string): boolean {
  return !Number.isNaN(Date.parse(iso))
}
