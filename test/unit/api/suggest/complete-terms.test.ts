import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { completeTerms } from '../../../../api/suggest/complete-terms.ts'
import { toKnownPhrase } from '../../../../api/suggest/known-phrases.ts'
import { readTyped } from '../../../../api/suggest/typed.ts'
import type { Collection } from '../../../../api/suggest/vocabulary.ts'
import { accentCodeOf } from '../../../../vietnamese/accent-code.ts'
import { foldText } from '../../../../vietnamese/normalize.ts'
import { syllablesIn } from '../../../../vietnamese/syllables-in.ts'
import { aCollection, times } from './a-collection.ts'

const PHRASES = ['thủ tục hành chính', 'hộ chiếu phổ thông', 'phòng, chống thiên tai', 'quyền tác giả', 'Quảng Ninh'].map(
  toKnownPhrase,
)
/** Expressions, each a passage of its own: words that meet nowhere else are no neighbours. */
const TEXTS = [
  ...times(10, 'thủ tục'),
  ...times(6, 'thủ tục hành chính'),
  ...times(6, 'hành chính'),
  ...times(4, 'thủ tục hải quan'),
  ...times(6, 'hải quan'),
  ...times(5, 'cấp hộ chiếu'),
  ...times(3, 'hộ chiếu phổ thông'),
  ...times(4, 'trường phổ thông'),
  ...times(3, 'phòng, chống thiên tai'),
  ...times(3, 'phòng, chống cháy'),
  ...times(3, 'đường sắt'),
  ...times(3, 'đường bộ'),
  ...times(3, 'tỉnh Quảng Ninh'),
  ...times(3, 'Quảng Nam'),
  ...times(3, 'hồ sơ'),
  'một thủ tướng',
  'thũ tục',
  'thu tuc',
  'quyền tác giả',
]

let collection: Collection
beforeAll(async () => {
  collection = await aCollection(TEXTS)
})

const complete = (typed: string, limit = 8) => completeTerms(readTyped(typed), collection, PHRASES, limit)
const texts = (typed: string) => complete(typed).map(({ text }) => text)
/** Completions with a bar behind what was typed. */
const parted = (typed: string) =>
  complete(typed).map(({ text, typedChars }) => `${text.slice(0, typedChars)}|${text.slice(typedChars)}`)

describe('words that go on from what is typed', () => {
  test.each([
    ['thu tu', 'thủ tụ|c'],
    ['thủ tu', 'thủ tụ|c hành chính'],
    ['thu tu', 'thủ tụ|c hải quan'],
    ['Thu tu', 'Thủ tụ|c hải quan'],
    ['thur tuj', 'thủ tụ|c hải quan'],
    ['thu tuc hai q', 'thủ tục hải q|uan'],
    ['ho', 'hộ| chiếu'],
    ['hộ', 'hộ| chiếu'],
    ['hô', 'hộ| chiếu'],
    ['hô chi', 'hộ chi|ếu'],
    ['cap ho chi', 'cấp hộ chi|ếu'],
    ['thu tuc ', 'thủ tục| hải quan'],
    ['duo', 'đườ|ng sắt'],
    ['đươ', 'đườ|ng sắt'],
    ['đươ', 'đườ|ng bộ'],
    ['dduowngf s', 'đường s|ắt'],
  ])('%s is completed to %s', (typed, expected) => {
    expect(parted(typed)).toContain(expected)
  })

  test('the spelling that hardly anybody uses is not offered, nor the one without accents', () => {
    expect(texts('thu tu').filter((text) => /^(?:thũ|thu) tuc?/.test(text))).toEqual([])
  })

  test('what stands in one passage only is not offered', () => {
    expect(texts('thủ tư')).toEqual([])
    expect(texts('một th')).toEqual([])
  })

  test('an expression is not cut in its middle', () => {
    const cut = ['thủ tục hành', 'thủ tục hải', 'hộ chiếu phổ', 'thủ']
    expect(
      texts('th')
        .concat(texts('ho'))
        .filter((text) => cut.includes(text)),
    ).toEqual([])
  })

  test('accents that were typed are kept', () => {
    expect(texts('hồ chi')).toEqual([])
    expect(texts('đường').every((text) => text.startsWith('đường'))).toBe(true)
  })

  test('words that are known apart are not put together', () => {
    expect(texts('đường s')).toEqual(['đường sắt'])
    expect(texts('quảng b')).toEqual([])
  })

  test('a new expression may begin behind what stands there', () => {
    expect(parted('hộ chiếu thiê')).toEqual(['hộ chiếu thiê|n tai'])
    expect(texts('hộ chiếu t')).toEqual([])
  })
})

describe('what is left out or put behind', () => {
  const completed = async (typed: string, ...passages: string[][]) =>
    completeTerms(readTyped(typed), await aCollection(passages.flat()), [toKnownPhrase('quyền tác giả')], 8).map(
      ({ text }) => text,
    )

  test('words that only join others: đối với', async () => {
    expect(await completed('dat d', times(9, 'đất đối với'), times(3, 'đất đai'))).toEqual(['đất đai'])
  })

  test('what is a hundred times less likely', async () => {
    const [often, seldom] = [times(100, 'chuyển đổi số'), times(5, 'theo dõi sức khỏe')]
    expect(await completed('chuyen doi s', often, seldom)).toEqual(['chuyển đổi số'])
    expect(await completed('chuyen doi s', seldom)).toEqual(['chuyen dõi sức khỏe'])
  })

  test('slips that several people made', async () => {
    expect(await completed('thong b', times(40, 'thông báo'), times(3, 'thông bảo'))).toEqual(['thông báo'])
  })

  test('keys, where they are letters of a word too', async () => {
    expect(await completed('bar', times(5, 'bả vai'), times(4, 'bar rượu'))).toEqual(['bar rượu', 'bả vai'])
  })

  test('a known phrase behind a word that hardly ever stands before it', async () => {
    const hardly = [times(60, 'quyền tác giả'), times(60, 'đất'), times(2, 'đất quyền')]
    expect((await completed('đất q', ...hardly, times(10, 'đất quốc phòng')))[0]).toBe('đất quốc phòng')
  })
})

test('a number in groups is one word, and what stands beside it keeps its neighbours', () => {
  expect(parted('3.746 thủ tục h')).toContain('3.746 thủ tục h|ải quan')
  expect(texts('3.746 đường s')).toEqual(['3.746 đường sắt'])
})

describe('known phrases', () => {
  test('stand before what only happens to be beside each other', () => {
    expect(texts('thu tu')[0]).toBe('thủ tục hành chính')
    expect(texts('hộ ')[0]).toBe('hộ chiếu phổ thông')
  })

  test.each([
    ['phong ch', 'phòng, ch|ống thiên tai'],
    ['phòng chống th', 'phòng, chống th|iên tai'],
    ['phòng, chống th', 'phòng, chống th|iên tai'],
    ['tinh quang n', 'tỉnh Quảng N|inh'],
    ['quang n', 'Quảng N|inh'],
    ['QUANG N', 'QUẢNG N|INH'],
    ['hộ chiếu ', 'hộ chiếu| phổ thông'],
  ])('%s is completed to %s', (typed, expected) => {
    expect(parted(typed)).toContain(expected)
  })

  test('that the collection hardly holds are not offered', () => {
    expect(texts('quyền t')).not.toContain('quyền tác giả')
  })

  test('in the middle of another expression answer for both: công an | an toàn', async () => {
    const police = await aCollection([...times(5, 'công an'), ...times(5, 'an toàn'), ...times(4, 'an toàn thực phẩm')])
    const [completion] = completeTerms(readTyped('công an t'), police, [toKnownPhrase('an toàn thực phẩm')], 8)
    expect(completion?.text).toBe('công an toàn thực phẩm')
    expect(completion?.expression[0]).toBe(accentCodeOf('công'))
  })
})

test('what is there already is not offered again, but with its accents it is', () => {
  expect(texts('hộ chiếu')).not.toContain('hộ chiếu')
  expect(texts('ho chieu')).toContain('hộ chiếu')
})

test.each(['', ' ', '!?', '…'])('%j has no completions', (typed) => {
  expect(complete(typed)).toEqual([])
})

test('no more are given than are asked for, each once', () => {
  expect(complete('th', 2)).toHaveLength(2)
  for (const typed of ['t', 'th', 'ho', 'h', 'd']) {
    const all = complete(typed, 20).map(({ text }) => text.toLowerCase())
    expect(new Set(all).size).toBe(all.length)
  }
})

test('of any beginning of what is written the completions begin with it, accents aside', () => {
  const wordsOf = (text: string) => syllablesIn(foldText(text)).map((word) => word.text)
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.nat(40), fc.boolean(), (text, chars, isFolded) => {
      const typed = (isFolded ? foldText(text) : text).slice(0, chars)
      for (const completion of complete(typed)) {
        expect(wordsOf(completion.text).join(' ').startsWith(wordsOf(typed).join(' '))).toBe(true)
        expect(wordsOf(completion.text.slice(0, completion.typedChars))).toEqual(wordsOf(typed))
      }
    }),
  )
})

test('whatever is typed, something is answered', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-zđươộ "\-/0-9]{0,40}$/)), (typed) => {
      for (const { text, typedChars } of complete(typed)) {
        expect(text.length).toBeLessThanOrEqual(80)
        expect(typedChars).toBeLessThanOrEqual(text.length)
      }
    }),
  )
})
