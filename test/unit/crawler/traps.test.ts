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

test('filters in every order and combination are one trap', () => {
  const traps = createTrapDetector()
  const names = ['nam', 'thang', 'loai', 'donvi']
  let pages = 0
  for (let round = 0; round < 400 && !traps.isTrap('https://a.vn/loc?nam=1'); round += 1, pages += 1) {
    const chosen = names.filter((_, index) => (round >> index) & 1)
    const url = `https://a.vn/loc?${chosen.map((name) => `${name}=${round}`).join('&')}`
    traps.observe(url, { document: false, links: names.map((name) => `${url}&${name}=${round + 1}`) })
  }
  expect(pages).toBeLessThan(200)
})

test('articles of a portal with one path for everything are no trap', () => {
  const traps = createTrapDetector()
  for (let page = 0; page < 100; page += 1) {
    traps.observe(`https://a.vn/Default.aspx?tabid=9&trang=${page}`, {
      document: false,
      links: [`https://a.vn/Default.aspx?tabid=9&id=${page}`],
    })
    traps.observe(`https://a.vn/Default.aspx?tabid=9&id=${page}`, { document: true, links: ['https://a.vn/'] })
  }
  expect(traps.isTrap('https://a.vn/Default.aspx?tabid=9&trang=101')).toBe(false)
})
