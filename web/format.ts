const DATE = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' })
const TIME = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const NUMBER = new Intl.NumberFormat('vi-VN')

/** 13/01/2026, in Vietnamese time. */
export function formatDate(iso: string): string {
  return DATE.format(new Date(iso))
}

/** 08:30 13/01/2026, in Vietnamese time. */
export function formatTime(iso: string): string {
  return TIME.format(new Date(iso))
}

/** 1.234 */
export function formatNumber(number: number): string {
  return NUMBER.format(number)
}

/** 12 giây · 3 phút · 2 giờ */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} giây`
  if (seconds < 3600) return `${Math.round(seconds / 60)} phút`
  return `${Math.round(seconds / 3600)} giờ`
}
