import { expect, test } from 'vitest'
import { topicsOf } from '../../../../indexer/describe/topics.ts'

test('one keyword in the title, or several in the text, make a topic', () => {
  expect(topicsOf('Mở rộng bệnh viện huyện', 'Nội dung.')).toEqual(['y-te'])
  expect(topicsOf('Tin trong tuần', 'Học sinh và giáo viên. Học sinh, giáo viên.')).toEqual(['giao-duc-dao-tao'])
  expect(topicsOf('Tin trong tuần', 'Có nhắc tới bệnh viện một lần.')).toEqual([])
})

test('keywords are whole words with their accents, in either tone placement', () => {
  expect(topicsOf('Thuê bao di động', 'Cho thuê nhà.')).not.toContain('thue-phi')
  expect(topicsOf('Hóa đơn điện tử', '')).toEqual(topicsOf('Hoá đơn điện tử', ''))
})

test('of phrases that overlap the longer one counts, and a hint alone makes no topic', () => {
  expect(topicsOf('Mở rộng bảo hiểm y tế', '')).toEqual(['bao-hiem'])
  expect(topicsOf('', 'Các doanh nghiệp đã dự.')).toEqual([])
})

test('a phrase that is repeated for ever does not drown the others', () => {
  expect(topicsOf('Khám bệnh cho học sinh', 'ngân hàng '.repeat(100))).toEqual(
    expect.arrayContaining(['y-te', 'giao-duc-dao-tao']),
  )
})

test('no document has more than three topics, the best first', () => {
  const title = 'Du lịch, giáo dục, bệnh viện và ngân hàng'
  const topics = topicsOf(title, 'Du lịch, du khách và khách sạn.')
  expect(topics).toHaveLength(3)
  expect(topics[0]).toBe('du-lich')
})
