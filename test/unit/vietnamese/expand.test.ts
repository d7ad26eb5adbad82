import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createExpander, type Expansion, type ExpansionData } from '../../../vietnamese/expand.ts'
import { foldText } from '../../../vietnamese/normalize.ts'
import { syllablesIn } from '../../../vietnamese/syllables-in.ts'

const DATA: ExpansionData = [
  entry('abbreviation', 'UBND', ['Ủy ban nhân dân']),
  entry('abbreviation', 'HĐND', ['Hội đồng nhân dân']),
  entry('abbreviation', 'TP.HCM', ['Thành phố Hồ Chí Minh'], 'ho-chi-minh'),
  entry('abbreviation', 'Sở TT&TT', ['Sở Thông tin và Truyền thông']),
  entry('former-name', 'Bình Dương', ['Thành phố Hồ Chí Minh'], 'ho-chi-minh'),
  entry('former-name', 'Thái Bình', ['Hưng Yên'], 'hung-yen'),
  entry('former-name', 'Thái Bình Dương', []),
  entry('former-name', 'Hòa Bình', ['Phú Thọ'], 'phu-tho'),
  entry('former-name', 'Tổng cục Thuế', ['Cục Thuế']),
  entry('new-name', 'Cục Thuế', ['Tổng cục Thuế']),
  entry('synonym', 'bằng lái', ['giấy phép lái xe']),
  entry('synonym', 'bằng lái xe', ['giấy phép lái xe']),
  entry('synonym', 'xe máy', ['xe mô tô']),
  entry('synonym', 'căn cước', ['thẻ căn cước']),
  entry('synonym', 'giấy kết hôn', ['giấy chứng nhận kết hôn']),
  entry('synonym', 'giấy kết hôn', ['đăng ký kết hôn']),
]
const expand = createExpander(DATA)

function entry(kind: Expansion['kind'], from: string, to: string[], province?: string): ExpansionData[number] {
  return { kind, from, to, weight: 0.5, reason: `${from} là một ví dụ`, ...(province ? { province } : {}) }
}

/** What is found in a question, as `words -> alternatives`. */
function found(question: string): string[] {
  const syllables = syllablesIn(question).map(({ text }) => text)
  return expand(syllables).map(
    ({ start, end, alternatives }) => `${syllables.slice(start, end).join(' ')} -> ${alternatives.join(', ')}`,
  )
}

test('a match tells its place in syllables, its alternatives, its province and why', () => {
  expect(expand(['Chợ', 'đêm', 'Bình', 'Dương'])).toEqual([
    {
      start: 2,
      end: 4,
      kind: 'former-name',
      alternatives: ['Thành phố Hồ Chí Minh'],
      weight: 0.5,
      reason: 'Bình Dương là một ví dụ',
      province: 'ho-chi-minh',
    },
  ])
  expect(expand(['UBND'])[0]).not.toHaveProperty('province')
})

test.each([
  ['typed accents must agree', 'bình đương', []],
  ['half of the accents are other words', 'bình duong', []],
  ['no accents at all match the accented name', 'binh duong', ['binh duong -> Thành phố Hồ Chí Minh']],
  ['also where the rest of the question has accents', 'chợ đêm binh duong', ['binh duong -> Thành phố Hồ Chí Minh']],
  ['capitals do not matter', 'BÌNH DƯƠNG', ['BÌNH DƯƠNG -> Thành phố Hồ Chí Minh']],
  ['new tone placement is the old one', 'hoà bình', ['hoà bình -> Phú Thọ']],
  ['a name without accents is found as it is', 'ubnd', ['ubnd -> Ủy ban nhân dân']],
  ['đ counts as an accent', 'hđnd', ['hđnd -> Hội đồng nhân dân']],
  ['đ may be typed as d', 'hdnd', ['hdnd -> Hội đồng nhân dân']],
  ['signs part syllables', 'tp.hcm và TP HCM', ['tp hcm -> Thành phố Hồ Chí Minh', 'TP HCM -> Thành phố Hồ Chí Minh']],
  ['words in between make it another thing', 'Bình và Dương', []],
])('%s: "%s"', (_, question, expected) => {
  expect(found(question)).toEqual(expected)
})

test('decomposed syllables are composed ones', () => {
  expect(expand(['Bình'.normalize('NFD'), 'Dương'.normalize('NFD')])).toHaveLength(1)
})

test('the longest match of a kind wins', () => {
  expect(found('đổi bằng lái xe')).toEqual(['bằng lái xe -> giấy phép lái xe'])
  expect(found('đổi bằng lái')).toEqual(['bằng lái -> giấy phép lái xe'])
})

test('of two that overlap the longer one wins wherever it begins, of equally long ones the first', () => {
  expect(found('bằng lái xe máy')).toEqual(['bằng lái xe -> giấy phép lái xe'])
  const pairs = createExpander([entry('synonym', 'a b', ['x']), entry('synonym', 'b c', ['y']), entry('synonym', 'b c d', ['z'])])
  expect(pairs(['a', 'b', 'c']).map(({ alternatives }) => alternatives)).toEqual([['x']])
  expect(pairs(['a', 'b', 'c', 'd']).map(({ alternatives }) => alternatives)).toEqual([['z']])
})

test('a match of another kind inside a longer one stays', () => {
  const nested = createExpander([entry('synonym', 'sở y tế hà giang', ['a']), entry('former-name', 'hà giang', ['b'])])
  expect(nested('sở y tế hà giang'.split(' ')).map(({ start, kind }) => [start, kind])).toEqual([
    [0, 'synonym'],
    [3, 'former-name'],
  ])
})

test('several entries for the very same words all stay', () => {
  expect(found('giấy kết hôn')).toEqual(['giấy kết hôn -> giấy chứng nhận kết hôn', 'giấy kết hôn -> đăng ký kết hôn'])
})

test('an entry without alternatives takes its words and is not told', () => {
  expect(found('châu Á - Thái Bình Dương')).toEqual([])
  expect(found('Thái Bình, Bình Dương')).toEqual(['Thái Bình -> Hưng Yên', 'Bình Dương -> Thành phố Hồ Chí Minh'])
})

test('what the question says around a match is no alternative to it, what it says inside is', () => {
  expect(found('Tổng cục Thuế')).toEqual(['Tổng cục Thuế -> Cục Thuế'])
  expect(found('cục Thuế')).toEqual(['cục Thuế -> Tổng cục Thuế'])
  expect(found('thẻ căn cước')).toEqual([])
  expect(found('the can cuoc')).toEqual([])
  expect(found('căn cước')).toEqual(['căn cước -> thẻ căn cước'])
})

test('nothing in, nothing out', () => {
  expect(expand([])).toEqual([])
  expect(createExpander([])(['Bình', 'Dương'])).toEqual([])
  expect(createExpander([entry('synonym', '…', ['x'])])(['x'])).toEqual([])
})

const word = fc.constantFrom(
  ...'bằng lái xe máy giấy kết hôn binh duong Thái Bình Dương UBND cục Thuế tổng căn cước thẻ'.split(' '),
)
const question = fc.array(word, { maxLength: 30 })

test('matches of a kind share no syllable unless they are for the very same words', () => {
  fc.assert(
    fc.property(question, (syllables) => {
      const expansions = expand(syllables)
      for (const [index, one] of expansions.entries()) {
        expect(one.start < one.end && one.end <= syllables.length).toBe(true)
        for (const other of expansions.slice(index + 1)) {
          if (one.kind !== other.kind) continue
          const isSame = one.start === other.start && one.end === other.end
          expect(isSame || one.end <= other.start || other.end <= one.start).toBe(true)
        }
      }
    }),
  )
})

test('what is found is an entry, letter for letter or without any accent', () => {
  fc.assert(
    fc.property(question, (syllables) => {
      for (const { start, end, kind, reason } of expand(syllables)) {
        const typed = syllables.slice(start, end).join(' ').toLowerCase()
        const { from } = DATA.find((other) => other.kind === kind && other.reason === reason) ?? { from: '' }
        expect([from.toLowerCase(), foldText(from)]).toContain(typed)
      }
    }),
  )
})

test('a question is found part by part: words that no name has part it', () => {
  fc.assert(
    fc.property(question, question, (one, other) => {
      const together = expand([...one, 'và', ...other])
      const apart = [
        ...expand(one),
        ...expand(other).map((expansion) => ({
          ...expansion,
          start: expansion.start + one.length + 1,
          end: expansion.end + one.length + 1,
        })),
      ]
      expect(together).toEqual(apart)
    }),
  )
})
