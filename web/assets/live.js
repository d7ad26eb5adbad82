/** Keeps the totals of the overview up to date while it is open. Without it the page is as true as when it was loaded. */
const number = new Intl.NumberFormat('vi-VN')
const time = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'medium' })
const events = new EventSource('/quan-tri/su-kien')
events.addEventListener('so-lieu', (event) => {
  const { at, totals, running } = JSON.parse(event.data)
  for (const element of document.querySelectorAll('[data-live]')) {
    const value = element instanceof HTMLElement ? totals[element.dataset.live ?? ''] : undefined
    if (typeof value === 'number') element.textContent = number.format(value)
  }
  const when = document.querySelector('[data-live-time]')
  if (when) when.textContent = time.format(new Date(at))
  const line = document.querySelector('[data-running]')
  if (!(line instanceof HTMLElement)) return
  line.hidden = running.length === 0
  const names = running.map(
    (/** @type {{ name: string, fetched: number }} */ run) => `${run.name} (${number.format(run.fetched)})`,
  )
  line.textContent = `Đang chạy ${running.length} cổng: ${names.slice(0, 5).join(', ')}${running.length > 5 ? ' …' : ''}`
})
