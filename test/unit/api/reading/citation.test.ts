import { expect, test } from 'vitest'
import { citationOf } from '../../../../api/reading/citation.ts'

const NEWS = {
  title: 'Lịch tiêm vắc xin',
  portal: { id: 'da-nang', name: 'Cổng TTĐT thành phố Đà Nẵng', level: 'province' },
  issuer: null,
  legalType: null,
  documentNumber: null,
  issuedAt: null,
  publishedAt: '2026-01-13T23:30:00+07:00',
  url: 'https://danang.test/tin',
  seenAt: '2026-01-14T18:00:00Z',
}

test.each([
  [
    'news by the portal',
    {},
    'Cổng TTĐT thành phố Đà Nẵng, ngày 13/01/2026, “Lịch tiêm vắc xin”, https://danang.test/tin, xem ngày 15/01/2026.',
  ],
  [
    'a legal document by who issued it, and when',
    { issuer: 'Chính phủ', legalType: 'Nghị định', documentNumber: '42/2022/NĐ-CP', issuedAt: '2022-06-24' },
    'Chính phủ, Nghị định số 42/2022/NĐ-CP, ngày 24/06/2022, “Lịch tiêm vắc xin”, Cổng TTĐT thành phố Đà Nẵng, https://danang.test/tin, xem ngày 15/01/2026.',
  ],
  [
    'a number without a type',
    { documentNumber: '118/KH-UBND', publishedAt: null },
    'Cổng TTĐT thành phố Đà Nẵng, số 118/KH-UBND, “Lịch tiêm vắc xin”, https://danang.test/tin, xem ngày 15/01/2026.',
  ],
  [
    'what is not known is left out',
    { title: '', publishedAt: null, url: '', seenAt: null },
    'Cổng TTĐT thành phố Đà Nẵng, “Không có tiêu đề”.',
  ],
  [
    'it is one line',
    { title: 'Hai\n dòng', seenAt: null, publishedAt: null },
    'Cổng TTĐT thành phố Đà Nẵng, “Hai dòng”, https://danang.test/tin.',
  ],
])('%s', (_name, facts, citation) => {
  expect(citationOf({ ...NEWS, ...facts })).toBe(citation)
})
