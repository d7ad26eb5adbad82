import { expect, test } from 'vitest'
import { type ExpansionEntry, loadExpansions } from '../../../config/expansions.ts'
import { loadProvinces } from '../../../config/gazetteer.ts'
import { createExpander, type ExpansionData } from '../../../vietnamese/expand.ts'
import { foldText } from '../../../vietnamese/normalize.ts'
import { syllablesIn } from '../../../vietnamese/syllables-in.ts'

// The expander takes what this room makes, as it is.
const data: ExpansionData = loadExpansions()
const expand = createExpander(data)

function expansionsIn(question: string) {
  return expand(syllablesIn(question).map(({ text }) => text))
}

function alternativesIn(question: string, kind: ExpansionEntry['kind']): string[] {
  return expansionsIn(question)
    .filter((expansion) => expansion.kind === kind)
    .flatMap(({ alternatives }) => alternatives)
}

test.each([
  ['abbreviation', 'UBND tỉnh', ['Ủy ban nhân dân']],
  ['abbreviation', 'chủ tịch ủy ban nhân dân xã', ['UBND']],
  ['abbreviation', 'gcnqsdd', ['giấy chứng nhận quyền sử dụng đất']],
  ['abbreviation', 'BTC', ['ban tổ chức', 'Bộ Tài chính']],
  ['abbreviation', 'Sở TT&TT', ['Sở Thông tin và Truyền thông']],
  ['abbreviation', 'họp ở TPHCM', ['Thành phố Hồ Chí Minh', 'TP Hồ Chí Minh', 'TP.HCM']],
  ['abbreviation', 'BR-VT', ['Bà Rịa - Vũng Tàu']],
  ['former-name', 'Bình Dương', ['Thành phố Hồ Chí Minh']],
  ['former-name', 'binh duong', ['Thành phố Hồ Chí Minh']],
  ['former-name', 'Đắk Nông', ['Lâm Đồng']],
  ['former-name', 'Vũng Tàu', ['Thành phố Hồ Chí Minh']],
  ['former-name', 'Thừa Thiên Huế', ['thành phố Huế']],
  ['former-name', 'Hà Tây', ['Hà Nội']],
  ['former-name', 'Bộ Kế hoạch và Đầu tư', ['Bộ Tài chính']],
  ['former-name', 'bo ke hoach dau tu', ['Bộ Tài chính']],
  ['former-name', 'BTTTT', ['Bộ Khoa học và Công nghệ', 'Bộ Văn hóa, Thể thao và Du lịch']],
  ['former-name', 'Sở GTVT Hà Nội', ['Sở Xây dựng']],
  ['former-name', 'Tòa án nhân dân cấp huyện', ['Tòa án nhân dân khu vực']],
  ['new-name', 'Bộ Xây dựng', ['Bộ Giao thông vận tải']],
  ['new-name', 'Sở KH&CN', ['Sở Thông tin và Truyền thông']],
  ['synonym', 'sổ đỏ', ['giấy chứng nhận quyền sử dụng đất']],
  ['synonym', 'so do', ['giấy chứng nhận quyền sử dụng đất']],
  ['synonym', 'giấy chứng nhận quyền sử dụng đất', ['sổ đỏ']],
  ['synonym', 'Sài Gòn', ['Thành phố Hồ Chí Minh', 'TP Hồ Chí Minh', 'TP.HCM', 'TPHCM']],
  ['synonym', 'Daklak', ['Đắk Lắk', 'Đắc Lắc']],
  ['synonym', 'Đắk Lắk', ['Đắc Lắc']],
  ['synonym', 'quangninh', ['Quảng Ninh']],
] as const)('%s: "%s" also searches %j', (kind, question, alternatives) => {
  expect(alternativesIn(question, kind)).toEqual(alternatives)
})

test.each([
  ['one way only: what is implied does not imply', 'đăng ký khai sinh', 'giấy khai sinh'],
  ['a short form with other meanings is no way back', 'ban tổ chức', 'BTC'],
  ['a code in document numbers is no way back', 'Bộ Tài chính', 'BTC'],
  ['the kind of a document is no way back', 'quyết định', 'QĐ'],
  ['a small part is not the whole', 'Bộ Ngoại giao', 'Ban Đối ngoại Trung ương'],
  ['who took over a part is not looked for under the old name', 'Bộ Y tế', 'Bộ Lao động - Thương binh và Xã hội'],
  ['an ocean is no province', 'châu Á - Thái Bình Dương', 'Hưng Yên'],
  ['peace is no province', 'lực lượng gìn giữ hòa bình', 'Phú Thọ'],
  ['a school is no department', 'cơ sở giáo dục', 'Sở Giáo dục và Đào tạo'],
  ['a person is no city', 'tư tưởng Hồ Chí Minh', 'TP.HCM'],
  ['a name is no other name that begins alike', 'Bộ Nông nghiệp và Phát triển nông thôn', 'Bộ Tài nguyên và Môi trường'],
  ['typed accents are not other ones', 'đăng ký bình đương', 'Thành phố Hồ Chí Minh'],
])('%s: "%s" does not search "%s"', (_, question, alternative) => {
  expect(expansionsIn(question).flatMap(({ alternatives }) => alternatives)).not.toContain(alternative)
})

test.each([
  ['UBND', 'UBND là viết tắt của Ủy ban nhân dân'],
  ['Bình Dương', 'Bình Dương nay thuộc Thành phố Hồ Chí Minh (từ 01/7/2025)'],
  ['Hải Dương', 'Hải Dương nay thuộc thành phố Hải Phòng (từ 01/7/2025)'],
  ['Hà Giang', 'Hà Giang nay thuộc tỉnh Tuyên Quang (từ 01/7/2025)'],
  ['Thừa Thiên Huế', 'Thừa Thiên Huế nay thuộc thành phố Huế (từ 01/01/2025)'],
  ['Bộ GTVT', 'Việc của Bộ Giao thông vận tải nay do Bộ Xây dựng đảm nhiệm (từ 01/3/2025)'],
  ['BTC', 'BTC là viết tắt của ban tổ chức hoặc Bộ Tài chính'],
  ['Sổ đỏ', 'Sổ đỏ còn gọi là giấy chứng nhận quyền sử dụng đất'],
])('people are told why "%s" finds more: %s', (question, reason) => {
  expect(expansionsIn(question).map((expansion) => expansion.reason)).toContain(reason)
})

test('every former province, however it is written, leads to the province of today and its portals', () => {
  for (const { id, fullName, former } of loadProvinces()) {
    for (const { name, aliases } of former) {
      for (const question of [name, foldText(name), name.toUpperCase(), ...aliases]) {
        const [expansion] = expansionsIn(question).filter(({ kind }) => kind === 'former-name')
        expect([question, expansion?.province, expansion?.reason.includes(fullName)]).toEqual([question, id, true])
      }
    }
  }
})

test('every entry has a weight below the typed words, a sentence without a full stop, and says nothing of itself', () => {
  for (const { from, to, weight, reason } of data) {
    expect(weight >= 0 && weight < 1).toBe(true)
    expect(reason).toMatch(/^\p{L}.*[^.]$/u)
    expect(reason).not.toMatch(/undefined|null|NaN|\(từ \)/)
    expect(to.map((word) => word.toLowerCase())).not.toContain(from.toLowerCase())
    expect(new Set(to).size).toBe(to.length)
  }
})

test('no two entries of one kind say the same', () => {
  const said = data.map(({ kind, from, to }) => `${kind} ${from.toLowerCase()} ${to.join('|').toLowerCase()}`)
  expect(said.filter((words, index) => said.indexOf(words) !== index)).toEqual([])
})
