import { expect, test } from 'vitest'
import type { StoryMember } from '../../../domain/document.ts'
import { originalOf } from '../../../indexer/original.ts'
import { aPortal } from '../../support/a-portal.ts'

const portals = new Map(
  [
    aPortal({
      id: 'chinhphu',
      name: 'Cổng Thông tin điện tử Chính phủ',
      level: 'government',
      aliases: ['Báo điện tử Chính phủ'],
    }),
    aPortal({ id: 'bo-y-te', name: 'Cổng Bộ Y tế', level: 'ministry' }),
    aPortal({ id: 'quang-ninh', name: 'Cổng tỉnh Quảng Ninh', level: 'province', province: 'quang-ninh' }),
    aPortal({ id: 'hai-phong', name: 'Cổng thành phố Hải Phòng', level: 'province', province: 'hai-phong' }),
    aPortal({ id: 'xa', name: 'Cổng xã', level: 'commune', province: 'quang-ninh' }),
  ].map((portal) => [portal.id, portal]),
)
const member = (portalId: string, told: Partial<StoryMember> = {}): StoryMember => ({
  pageId: portalId,
  portalId,
  url: `https://${portalId}.gov.vn/tin/1`,
  statedSource: null,
  publishedAt: '2026-01-02',
  places: [],
  bodies: [],
  ...told,
})

test.each([
  ['who names no source', [member('chinhphu', { statedSource: 'quang-ninh.gov.vn' }), member('xa')], 'xa'],
  ['whose host others name', [member('chinhphu'), member('xa'), member('hai-phong', { statedSource: 'www.xa.gov.vn' })], 'xa'],
  [
    'whose name others name',
    [member('xa'), member('chinhphu'), member('hai-phong', { statedSource: 'Báo điện tử Chính phủ' })],
    'chinhphu',
  ],
  [
    'who signs with the own name',
    [member('xa', { statedSource: 'Cổng xã' }), member('hai-phong', { statedSource: 'TTXVN' })],
    'xa',
  ],
  [
    'whose place it is about',
    [member('hai-phong', { places: ['quang-ninh'] }), member('quang-ninh', { places: ['quang-ninh'] })],
    'quang-ninh',
  ],
  [
    'whose work it is about',
    [member('chinhphu', { bodies: ['bo-y-te'] }), member('bo-y-te', { bodies: ['bo-y-te'] })],
    'bo-y-te',
  ],
  ['of the higher level', [member('xa'), member('chinhphu')], 'chinhphu'],
  ['who was earlier', [member('hai-phong'), member('quang-ninh', { publishedAt: '2026-01-01' })], 'quang-ninh'],
  ['with a date before one without', [member('hai-phong', { publishedAt: null }), member('quang-ninh')], 'quang-ninh'],
] as const)('the original is that of the portal %s', (_why, members, original) => {
  expect(originalOf({ id: 's1', members: [...members] }, portals)).toBe(original)
  expect(originalOf({ id: 's1', members: members.toReversed() }, portals)).toBe(original)
})
