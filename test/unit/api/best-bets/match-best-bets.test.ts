import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexBestBets, matchBestBets } from '../../../../api/best-bets/match-best-bets.ts'
import type { KeptBestBet } from '../../../../domain/ports.ts'
import { foldText } from '../../../../vietnamese/normalize.ts'

const NOW = new Date('2026-01-14T03:00:00Z')

let lastId = 0
const aBet = (partial: Partial<KeptBestBet> = {}): KeptBestBet => {
  lastId += 1
  return {
    id: lastId,
    questions: ['hộ chiếu'],
    match: 'exact',
    documentId: null,
    url: `https://mot.test/${lastId}`,
    title: `Đề xuất ${lastId}`,
    note: null,
    startsAt: null,
    endsAt: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: 'ai đó',
    isGone: false,
    ...partial,
  }
}
const isMet = (bet: KeptBestBet, question: string, now = NOW) => matchBestBets(indexBestBets([bet]), question, now).length > 0

test.each(['hộ chiếu', 'Hộ Chiếu?', '  “hộ   chiếu”', 'ho chieu', 'HO CHIEU', 'ho\u0323\u0302 chie\u0302\u0301u'])(
  'an exact best bet for “hộ chiếu” is met by %j',
  (question) => expect(isMet(aBet(), question)).toBe(true),
)

test.each(['hổ chiếu', 'hồ chiêu', 'hộ', 'chiếu hộ', 'cấp hộ chiếu', 'hộ chiếu mới', '', '?', 'ho chieu moi'])(
  'an exact best bet for “hộ chiếu” is not met by %j',
  (question) => expect(isMet(aBet(), question)).toBe(false),
)

test.each([
  ['chiếu hộ', true],
  ['cách xin cấp hộ chiếu ở đâu', true],
  ['cach xin cap ho chieu o dau', true],
  ['hộ khẩu', false],
  ['chiếu phim cho hổ', false],
])('a best bet for all words of “hộ chiếu” meets %j: %s', (question, met) => {
  expect(isMet(aBet({ match: 'all words' }), question)).toBe(met)
})

test('both ways to place a tone are one, and any of several questions will do', () => {
  const bet = aBet({ questions: ['phòng chống ma tuý', 'hòa giải ở cơ sở'] })

  for (const question of ['phòng, chống ma túy', 'hoà giải ở cơ sở', 'hoa giai o co so']) expect(isMet(bet, question)).toBe(true)
  expect(isMet(bet, 'hoa giải ở cơ sở')).toBe(false)
})

test('a best bet counts from its beginning until just before its end', () => {
  const bet = aBet({ startsAt: '2026-01-14T03:00:00.000Z', endsAt: '2026-01-15T03:00:00.000Z' })
  const at = (iso: string) => isMet(bet, 'hộ chiếu', new Date(iso))

  expect([at('2026-01-14T02:59:59.999Z'), at('2026-01-14T03:00:00Z')]).toEqual([false, true])
  expect([at('2026-01-15T02:59:59.999Z'), at('2026-01-15T03:00:00Z')]).toEqual([true, false])
})

test('one whose document is gone is not shown', () => {
  expect(isMet(aBet({ documentId: 'x', isGone: true }), 'hộ chiếu')).toBe(false)
})

test('people see the address, title and note, and nothing of who set it', () => {
  const index = indexBestBets([
    aBet({ url: 'https://mot.test/x', documentId: 'abc', title: 'Cấp hộ chiếu', note: 'Làm trực tuyến' }),
  ])

  expect(matchBestBets(index, 'hộ chiếu', NOW)).toEqual([
    { documentId: 'abc', url: 'https://mot.test/x', title: 'Cấp hộ chiếu', note: 'Làm trực tuyến' },
  ])
})

test('the question itself comes before most of its words, these before fewer, newer before older; three at most', () => {
  const one = aBet({ match: 'all words', questions: ['chiếu'], title: 'một từ' })
  const two = aBet({ match: 'all words', questions: ['hộ chiếu'], title: 'hai từ' })
  const older = aBet({ questions: ['cấp hộ chiếu'], title: 'đúng câu, cũ' })
  const newer = aBet({ questions: ['cấp hộ chiếu'], title: 'đúng câu, mới' })
  const titles = (bets: KeptBestBet[]) => matchBestBets(indexBestBets(bets), 'cấp hộ chiếu', NOW).map(({ title }) => title)

  expect(titles([one, two, older, newer])).toEqual(['đúng câu, mới', 'đúng câu, cũ', 'hai từ'])
  expect(titles([one, older, two])).toEqual(['đúng câu, cũ', 'hai từ', 'một từ'])
})

test('one address is shown once, however many questions lead to it', () => {
  const url = 'https://mot.test/x'
  const bets = [aBet({ url, match: 'all words', questions: ['hộ', 'chiếu', 'hộ chiếu'] }), aBet({ url })]

  expect(matchBestBets(indexBestBets(bets), 'hộ chiếu', NOW)).toHaveLength(1)
})

test('whatever is kept and asked, the look-up finds what comparing one by one finds', () => {
  const question = fc.array(fc.constantFrom('hộ', 'ho', 'hổ', 'chiếu', 'chieu', 'cấp', '2026'), { maxLength: 4 })
  const match = fc.constantFrom('exact' as const, 'all words' as const)
  fc.assert(
    fc.property(fc.array(fc.tuple(question, match), { maxLength: 6 }), question, (kept, asked) => {
      const bets = kept.map(([words, how]) => aBet({ questions: [words.join(' ')], match: how }))
      const isBare = asked.every((word) => foldText(word) === word)
      const compared = (words: readonly string[]) => (isBare ? words.map(foldText) : words)
      const expected = kept.filter(([words, how]) => {
        if (words.length === 0) return false
        const same = compared(words).join(' ') === compared(asked).join(' ')
        return same || (how === 'all words' && compared(words).every((word) => compared(asked).includes(word)))
      })
      const found = matchBestBets(indexBestBets(bets), asked.join(' '), NOW)
      expect(found).toHaveLength(Math.min(3, expected.length))
    }),
  )
})
