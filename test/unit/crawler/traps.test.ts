import { expect, test } from 'vitest'
import { createTrapDetector } from '../../../crawler/traps.ts'

test('an endless calendar is recognised: its days link only to more days and to the same menu', () => {
  const traps = createTrapDetector()
  for (let day = 0; day < 100; day += 1) {
    traps.observe(`https://a.vn/lich?ngay=${day}`, {
      document: false,
      links: [`https://a.vn/lich?ngay=${day + 1}`, 'https://a.vn/'],
    })
  }
  expect(traps.isTrap('https://a.vn/lich?ngay=12345')).toBe(true)
  expect(traps.isTrap('https://a.vn/tin-tuc?trang=2')).toBe(false)
})

test('a long paged list is no trap: each of its pages brings new articles', () => {
  const traps = createTrapDetector()
  for (let page = 0; page < 500; page += 1) {
    traps.observe(`https://a.vn/tin?trang=${page}`, {
      document: false,
      links: [`https://a.vn/bai-viet-${page}.htm`, `https://a.vn/tin?trang=${page + 1}`],
    })
  }
  expect(traps.isTrap('https://a.vn/tin?trang=501')).toBe(false)
})

test('documents numbered in the path are no trap', () => {
  const traps = createTrapDetector()
  for (let id = 0; id < 500; id += 1) traps.observe(`https://a.vn/tin/${id}`, { document: true, links: ['https://a.vn/'] })
  expect(traps.isTrap('https://a.vn/tin/501')).toBe(false)
})
