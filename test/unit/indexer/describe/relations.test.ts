import { expect, test } from 'vitest'
import { relationsOf } from '../../../../indexer/describe/relations.ts'

const OWN = '10/2026/NĐ-CP'
const N = '42/2022/NĐ-CP'

test.each([
  ['amends', `Sửa đổi, bổ sung một số điều của Nghị định số ${N} ngày 24 tháng 6 năm 2022 của Chính phủ`],
  ['amends', `Bãi bỏ khoản 2 Điều 5 Nghị định số ${N}`],
  ['amends', `Thay thế cụm từ "sở" tại Nghị định ${N}`],
  ['replaces', `Thay thế Nghị định số ${N}`],
  ['repeals', `Bãi bỏ Nghị định số ${N}`],
  ['guides', `Quy định chi tiết một số điều của Nghị định số ${N}`],
  ['guides', `Hướng dẫn thực hiện Nghị định ${N}`],
] as const)('a title says what it does: %s', (relation, title) => {
  expect(relationsOf(title, '', OWN)).toEqual([{ relation, number: N }])
})

test.each([
  ['based-on', `Căn cứ Nghị định số ${N} ngày 24 tháng 6 năm 2022;`],
  ['repeals', `Nghị định số ${N} hết hiệu lực kể từ ngày Nghị định này có hiệu lực.`],
  ['replaces', `Nghị định này thay thế Nghị định số ${N}.`],
  ['amends', `Sửa đổi Điều 3 của Nghị định số ${N} như sau:`],
] as const)('so does a sentence of the text: %s', (relation, sentence) => {
  expect(relationsOf('Nghị định', `Mở đầu.\n${sentence}\nHết.`, OWN)).toEqual([{ relation, number: N }])
})

test.each([
  `Hồ sơ nộp theo mẫu của Nghị định số ${N}.`,
  `Thực hiện theo Nghị định số 10/2026/NĐ-CP.`,
  `Theo Luật đã được sửa đổi, bổ sung theo Nghị định số ${N}`,
])('a document that is only mentioned, the own one and what changed a third one are left out: %s', (sentence) => {
  expect(relationsOf('Nghị định', sentence, OWN)).toEqual([])
})

test('one number is named once, several in one sentence each', () => {
  const text = `Nghị định này thay thế Nghị định số ${N} và Nghị định số 43/2011/NĐ-CP.\nBãi bỏ Nghị định số ${N}.`
  expect(relationsOf('', text, OWN)).toEqual([
    { relation: 'replaces', number: N },
    { relation: 'replaces', number: '43/2011/NĐ-CP' },
  ])
})
