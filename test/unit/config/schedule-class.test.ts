import fc from 'fast-check'
import { createTask, validate } from 'node-cron'
import { expect, test } from 'vitest'
import { cronOf, SCHEDULE_CLASSES } from '../../../config/schedule-class.ts'

const HOURS = {
  hourly: 1,
  'every-2-hours': 2,
  'every-4-hours': 4,
  'every-6-hours': 6,
  'every-12-hours': 12,
  daily: 24,
  weekly: 168,
}

test.each(SCHEDULE_CLASSES)(
  '%s is a cron expression with so many runs a week, at times that depend on the portal only',
  (name) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,12})?$/), (id) => {
        const cron = cronOf(name, id)
        const [minute = '', hours = '', , , weekday = ''] = cron.split(' ')
        expect(validate(cron)).toBe(true)
        expect(cron).toBe(cronOf(name, id))
        const runsADay = hours === '*' ? 24 : hours.split(',').length
        expect(runsADay * (weekday === '*' ? 7 : 1)).toBe(168 / HOURS[name])
        expect(Number(minute)).toBeLessThan(60)
      }),
    )
  },
)

test('the runs of a day are equally far apart, over midnight too', () => {
  const task = createTask(cronOf('every-4-hours', 'ha-noi'), () => {}, { timezone: 'Asia/Ho_Chi_Minh' })
  const [first = 0, ...later] = task.getNextRuns(8).map((at) => at.getTime())
  expect(later.map((at, index) => (at - first) / (4 * 3600_000) - index - 1).every((off) => off === 0)).toBe(true)
  void task.destroy()
})

test('a thousand portals of one class are spread over the hours and minutes that it has', () => {
  const starts = new Set(Array.from({ length: 1000 }, (_, index) => cronOf('daily', `xa-${index}`)))
  expect(starts.size).toBeGreaterThan(650)
})
