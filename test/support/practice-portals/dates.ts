const WEEKDAYS = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']

export const DAY_MS = 24 * 60 * 60 * 1000

/** `YYYY-MM-DD`, UTC. */
export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** The spellings of one day that Vietnamese portals print. `clock` is a time of day such as `08:30`. */
export function spellDate(day: string, clock: string, form: DateForm): string {
  const [year, month, date] = day.split('-') as [string, string, string]
  switch (form) {
    case 'weekday':
      return `${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}, ${date}/${month}/${year} ${clock}`
    case 'words':
      return `Ngày ${date} tháng ${month} năm ${year}`
    case 'dashes':
      return `${date}-${month}-${year} | ${clock}`
    case 'updated':
      return `Cập nhật: ${clock} ${Number(date)}/${Number(month)}/${year}`
    case 'short':
      return `${date}/${month}/${year}`
  }
}

export type DateForm = 'weekday' | 'words' | 'dashes' | 'updated' | 'short'
