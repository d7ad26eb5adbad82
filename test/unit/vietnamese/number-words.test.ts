import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOf, queryNumberKeys } from '../../../vietnamese/document-number.ts'
import { askedNumberWords, namedNumberWords, ownNumberWords } from '../../../vietnamese/number-words.ts'

test.each([
  ['42/2022/nd-cp', ['42x2022xndxcp', '42x2022xnd', '42x2022x', '42xnd']],
  ['59/2020/qh14', ['59x2020xqh14', '59x2020xqh', '59x2020x', '59xqh']],
  ['15/2004/pl-ubtvqh11', ['15x2004xplxubtvqh11', '15x2004xpl', '15x2004x', '15xpl']],
  ['01/2016/ttlt-btc-bca', ['01x2016xttltxbtcxbca', '01x2016xttlt', '01x2016x', '01xttlt']],
  ['118/kh-ubnd', ['118xkhxubnd', '118xkh']],
  ['57-nq/tw', ['57xnqxtw']],
])('the number %s is found by its beginnings %j', (key, beginnings) => {
  expect(ownNumberWords(key)).toEqual(beginnings.map((word) => `own${word}`))
  expect(namedNumberWords(key)).toEqual(beginnings.map((word) => `named${word}`))
})

test('who bears a number and who names it are asked for by different words', () => {
  const { own, named } = askedNumberWords('42/2022/nd')
  expect(ownNumberWords('42/2022/nd-cp')).toContain(own)
  expect(namedNumberWords('42/2022/nd-cp')).toContain(named)
  expect(ownNumberWords('42/2022/nd-cp')).not.toContain(named)
})

test('the kind tells numbers apart, and no number is the beginning of a longer one', () => {
  expect(ownNumberWords('42/2022/tt-btc')).not.toContain(askedNumberWords('42/2022/nd').own)
  expect(ownNumberWords('142/2022/nd-cp')).not.toContain(askedNumberWords('42/2022/nd-cp').own)
  expect(ownNumberWords('42/2022/nd-cp')).not.toContain(askedNumberWords('4/2022/nd').own)
  expect(ownNumberWords('42/2022/ndx-cp')).not.toContain(askedNumberWords('42/2022/nd').own)
})

test('however a number is typed, with the issuer or without, it asks for a word of the document that bears it', () => {
  const kinds = [
    { typed: 'nghị định', code: 'NĐ', body: 'CP' },
    { typed: 'nd', code: 'NĐ', body: 'CP' },
    { typed: 'thông tư', code: 'TT', body: 'BTC' },
    { typed: 'thông tư', code: 'TT', body: 'BGDĐT' },
    { typed: 'nghị quyết', code: 'NQ', body: 'HĐND' },
  ]
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 1990, max: 2030 }),
      fc.constantFrom(...kinds),
      fc.constantFrom('whole', 'without issuer', 'number and year'),
      (digits, year, { typed, code, body }, way) => {
        const number = `${digits}/${year}/${code}-${body}`
        const question = way === 'whole' ? number : way === 'without issuer' ? `${typed} ${digits}/${year}` : `${digits}/${year}`
        const words = ownNumberWords(keyOf(number))
        expect(queryNumberKeys(question).some((key) => words.includes(askedNumberWords(key).own))).toBe(true)
      },
    ),
  )
})
