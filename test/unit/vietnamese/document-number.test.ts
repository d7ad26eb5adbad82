import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentNumbersIn, keyOf, numberWord, queryNumberKeys } from '../../../vietnamese/document-number.ts'
import { foldText } from '../../../vietnamese/normalize.ts'

test.each([
  ['Nghị định số 42/2022/NĐ-CP ngày 24/6/2022', ['42/2022/NĐ-CP']],
  ['nghi dinh 42/2022/nd-cp', ['42/2022/NĐ-CP']],
  ['42 / 2022 / NĐ - CP', ['42/2022/NĐ-CP']],
  ['số 42/2022/NĐ- CP', ['42/2022/NĐ-CP']],
  ['Quyết định 1234/QĐ-UBND và 089/CT-TTg', ['1234/QĐ-UBND', '089/CT-TTg']],
  ['Thông tư liên tịch 01/2024/TTLT-BTC-BCA', ['01/2024/TTLT-BTC-BCA']],
  ['Luật số 59/2020/QH14', ['59/2020/QH14']],
  ['Công văn 1011/UBND-KGVX', ['1011/UBND-KGVX']],
  ['Nghị quyết 57-NQ/TW và kế hoạch 12/KH-UBND', ['57-NQ/TW', '12/KH-UBND']],
  ['quyet dinh 456 - qd/tu', ['456-QĐ/TU']],
  ['giai đoạn 2021-2025, tuyến 12-QL/18', []],
  ['trực 24/7, tốc độ 60 km/h, tỉ lệ 1/3, ngày 13/01/2026', []],
])('in "%s" stand %j', (text, numbers) => {
  expect(documentNumbersIn(text).map(({ number }) => number)).toEqual(numbers)
})

test.each([
  ['a line that ends before the hyphen', 'Nghị định số 42/2022/NĐ\n-CP ngày', ['42/2022/NĐ-CP']],
  ['a line that ends behind it', 'Nghị định số 42/2022/NĐ-\nCP ngày', ['42/2022/NĐ-CP']],
  ['a line that ends behind the slash', 'Nghị định số 42/2022/\nNĐ-CP', ['42/2022/NĐ-CP']],
  ['a line that ends before a code of a department', '567/KH-\nBCĐ ngày', ['567/KH-BCĐ']],
  ['a code behind a space', 'Quyết định 03/2006/QĐ -LĐTBXH', ['03/2006/QĐ-LĐTBXH']],
  ['joint circulars', '60/2006/TTLT-BVHTT-BBCVT- BCA', ['60/2006/TTLT-BVHTT-BBCVT-BCA']],
  ['joint circulars with a slash', '162/2004/TTLT/BQP-BTC', ['162/2004/TTLT-BQP-BTC']],
  ['an ampersand', 'Thông tư 02/2002/TT-BGD&ĐT', ['02/2002/TT-BGDĐT']],
  ['an invisible hyphen', '04/2011/TTLT-BCA\u00AD-BTC', ['04/2011/TTLT-BCA-BTC']],
  ['a look-alike letter', '42/2022/NÐ-CP', ['42/2022/NĐ-CP']],
  ['kind and body in one', '42/2022/NĐCP', ['42/2022/NĐ-CP']],
  ['the next word glued on', '1600/QĐ-TTgngày 10 và 343/2016/TT-BTCvà', ['1600/QĐ-TTg', '343/2016/TT-BTC']],
  ['an address', 'van-ban.aspx?keyword=45/1999/TT-BTC&area=2', ['45/1999/TT-BTC']],
])('in running text %s is read over', (_, text, numbers) => {
  expect(documentNumbersIn(text).map(({ number }) => number)).toEqual(numbers)
})

test.each([
  ['Nghị định 42/2022/NĐ-CP - Quy định về cổng thông tin', '42/2022/NĐ-CP'],
  ['NGHỊ ĐỊNH 42/2022/NĐ-CP - QUY ĐỊNH VỀ CỔNG THÔNG TIN', '42/2022/NĐ-CP'],
  ['1234/QĐ-UBND\n- Như trên;\n- Lưu: VT', '1234/QĐ-UBND'],
  ['1234/QĐ-UBND\n- UBND các xã', '1234/QĐ-UBND'],
])('the sentence behind a number is no part of it: "%s"', (text, number) => {
  expect(documentNumbersIn(text).map((found) => found.number)).toEqual([number])
})

test.each([
  'Mẫu số 01/TB-KTT ban hành kèm theo',
  'theo Biểu mẫu số 01/BC-STTTT',
  'QCVN 86:2015/BGTVT - Quy chuẩn',
  'QCVN 01-53 : 2011/TTBNNPTNT',
  '42-2022-NĐ-CP',
  '42 2022 NDCP',
  'nghị định 42 năm 2022',
])('running text stays strict: "%s" has no number', (text) => {
  expect(documentNumbersIn(text)).toEqual([])
})

test('the place of a number in the text is told', () => {
  for (const text of ['Xem 42/2022/NĐ-CP nhé', 'Xem 42/2022/NĐ-CPcủa', 'Xem 42/2022/NĐ-CP - Quy định']) {
    const [found] = documentNumbersIn(text)
    expect(text.slice(found?.start, found?.end)).toBe('42/2022/NĐ-CP')
  }
})

test('keys compare what is written differently, and are one word for the engine', () => {
  expect(keyOf('042/2022/NĐ-CP')).toBe('42/2022/nd-cp')
  expect(keyOf('02/2002/TT-BGD&ĐT')).toBe(keyOf('02/2002/TT-BGDĐT'))
  expect(numberWord('42/2022/nd-cp')).toBe('42x2022xndxcp')
})

test.each([
  ['42/2022/NĐ-CP', ['42/2022/nd-cp']],
  ['042/2022/nd-cp', ['42/2022/nd-cp']],
  ['nd 42/2022', ['42/2022/nd']],
  ['nghi quyet 57-nq/tw', ['57-nq/tw']],
  ['nghị định 42 năm 2022', ['42/2022/nd']],
  ['nghi dinh so 42/2022', ['42/2022/nd']],
  ['quyết định 1234', ['1234/qd']],
  ['42/2022', ['42/2022/']],
  ['thủ tục cấp hộ chiếu', []],
])('the question "%s" asks for %j', (query, keys) => {
  expect(queryNumberKeys(query)).toEqual(keys)
})

test.each([
  // As it is printed, or nearly so.
  ['42/2022/nd-cp', '42/2022/nd-cp'],
  ['42/2022/NDCP', '42/2022/nd-cp'],
  ['42/2022NĐ-CP', '42/2022/nd-cp'],
  ['số 42/2022/NĐ-CP', '42/2022/nd-cp'],
  ['42/2022/NĐ- CP', '42/2022/nd-cp'],
  ['42/2022/NĐ\n-CP', '42/2022/nd-cp'],
  ['nghị định 42/2022/NÐ-CP', '42/2022/nd-cp'],
  ['thông tư 15/2023/tt-btttt', '15/2023/tt-btttt'],
  ['luật số 59/2020/QH14', '59/2020/qh14'],
  ['59/2020/qh14', '59/2020/qh14'],
  ['1234/QĐ-UBND', '1234/qd-ubnd'],
  ['pháp lệnh 32/2007/PL-UBTVQH11', '32/2007/pl-ubtvqh11'],
  ['tt 02/2002/tt-bgd&đt', '2/2002/tt-bgddt'],
  ['25-2014-TT-BNNPTTN', '25/2014/tt-bnnpttn'],
  // Other signs, or none.
  ['42 2022 NDCP', '42/2022/nd-cp'],
  ['42-2022-NĐ-CP', '42/2022/nd-cp'],
  ['42.2022.ND.CP', '42/2022/nd-cp'],
  ['42_2022_ND-CP', '42/2022/nd-cp'],
  ['４２/２０２２ nd cp', '42/2022/nd-cp'],
  ['nghị định 42 2022 nđ cp', '42/2022/nd-cp'],
  ['1234 qd ubnd', '1234/qd-ubnd'],
  ['59 2020 qh14', '59/2020/qh14'],
  ['59 2020 QH 14', '59/2020/qh14'],
  ['57 nq tw', '57-nq/tw'],
  // Kind first.
  ['NĐ 42/2022', '42/2022/nd'],
  ['nd42/2022', '42/2022/nd'],
  ['NĐ số: 42/2022', '42/2022/nd'],
  ['nghị định số 42/2022', '42/2022/nd'],
  ['nghi dinh 42 2022', '42/2022/nd'],
  ['nghị định 042/2022', '42/2022/nd'],
  ['luật 59/2020', '59/2020/qh'],
  ['luật 59 năm 2020', '59/2020/qh'],
  ['bộ luật 45/2019', '45/2019/qh'],
  ['chỉ thị 16', '16/ct'],
  ['CT số 16', '16/ct'],
  ['QĐ 861', '861/qd'],
  ['kế hoạch 123', '123/kh'],
  ['quyết định số 2022', '2022/qd'],
  ['nghị định 13 bảo vệ dữ liệu cá nhân', '13/nd'],
  ['quyết định 1234 Nam Định', '1234/qd'],
  ['khoản 2 điều 5 thông tư 15/2023', '15/2023/tt'],
  ['thông tư 30/2020 bhyt', '30/2020/tt'],
  ['15/2023 nđ 42/2022', '42/2022/nd'],
  // With the body.
  ['nđ-cp 42', '42/nd-cp'],
  ['nđ-cp 42/2022', '42/2022/nd-cp'],
  ['nghị định 42/2022 của Chính phủ', '42/2022/nd-cp'],
  ['TT 15/2023 BTTTT', '15/2023/tt-btttt'],
  ['thông tư btc 80/2021', '80/2021/tt-btc'],
  ['thông tư số 80 2021 btc', '80/2021/tt-btc'],
  ['ttlt 01/2024 btc-bca', '1/2024/ttlt-btc-bca'],
  ['qđ-ubnd 1234', '1234/qd-ubnd'],
  ['quyết định số 1234 của ubnd', '1234/qd-ubnd'],
  ['quyết định 1234 ngày 5/6/2022 của Ủy ban nhân dân tỉnh', '1234/qd-ubnd'],
  ['nghị quyết 57 của Bộ Chính trị', '57-nq/tw'],
  ['nghị quyết 98/2023 qh15', '98/2023/qh15'],
  ['công văn 1011/UBND', '1011/ubnd'],
])('"%s" asks for %s', (query, key) => {
  expect(queryNumberKeys(query)).toEqual([key])
})

test.each([
  ['nghị quyết 98/2023', ['98/2023/nq', '98/2023/qh', '98/2023/ubtvqh']],
  ['pháp lệnh 02/2020', ['2/2020/pl', '2/2020/ubtvqh']],
  ['quyết định 1234 năm 2022', ['1234/2022/qd', '1234/qd']],
  ['so sánh 42/2022/NĐ-CP với thông tư 15/2023 btttt', ['42/2022/nd-cp', '15/2023/tt-btttt']],
  ['thông tư 80/2021 và nghị định 123/2020', ['80/2021/tt', '123/2020/nd']],
])('what was left open or named twice has several keys: "%s"', (query, keys) => {
  expect(queryNumberKeys(query)).toEqual(keys)
})

test.each([
  // Dates.
  '13/01/2026',
  'ngày 13/01/2026',
  'quyết định 13/01/2026',
  'ngày 24/6/2022 nđ',
  'tháng 12/2022 tt btc',
  'nghị quyết 19-5',
  'kế hoạch 12/2025',
  // Years alone, and ranges of years.
  'luật doanh nghiệp 2020',
  'luật 2020',
  'nghị định 2022',
  'thông tư 2023',
  'quyết định năm 2022',
  'kế hoạch 5 năm 2021-2025',
  'quy hoạch 2021-2030 qh',
  // Fractions, telephone numbers, sums and times.
  '24/7',
  'quyết định 24/7',
  '1/3',
  '0912345678',
  'cv 0912 345 678',
  'công điện 0912 345 678',
  '1900 1234',
  'quyết định 500 triệu',
  'quyết định 1.234 tỷ đồng',
  'thông báo 30%',
  'báo cáo 6 tháng đầu năm',
  'thông báo 15 ngày',
  'quyết định 3 năm tù',
  // Articles, addresses, other numbers.
  'điều 42',
  'điều 5 nđ',
  '42/15 Nguyễn Trãi',
  'số 42/15 Nguyễn Trãi',
  'mã thủ tục 1.013133',
  'mẫu số 01/TB-HT',
  'iso 9001 2015',
  'covid 19 2021',
  'luật sư 59 tuổi',
  'đề án 06',
  'ct 16',
  '',
])('"%s" asks for no document number', (query) => {
  expect(queryNumberKeys(query)).toEqual([])
})

test('a question that could be read in very many ways is read in one', () => {
  for (const tail of ['-btc', 'btc', ' - btc', ' btc', '-'])
    expect(queryNumberKeys(`1/2020/tt${tail.repeat(120)}?x`).every((key) => key.startsWith('1/2020/tt'))).toBe(true)
})

/** Kinds as they are printed and as people say them, with bodies that issue them. */
const KINDS = [
  { code: 'NĐ', word: 'nghị định', bodies: ['CP'] },
  { code: 'TT', word: 'thông tư', bodies: ['BTC', 'BTTTT', 'BGDĐT', 'BNNPTNT', 'NHNN', 'BYT'] },
  { code: 'QĐ', word: 'quyết định', bodies: ['TTg', 'UBND'] },
  { code: 'NQ', word: 'nghị quyết', bodies: ['HĐND'] },
  { code: 'CT', word: 'chỉ thị', bodies: ['TTg', 'UBND'] },
] as const
const printed = fc.constantFrom(...KINDS).chain(({ code, word, bodies }) =>
  fc.record({
    code: fc.constant(code),
    word: fc.constant(word),
    body: fc.constantFrom<string>(...bodies),
    // Above it a number alone is taken for a year.
    digits: fc.integer({ min: 1, max: 1899 }).map(String),
    year: fc.integer({ min: 1990, max: 2039 }).map(String),
  }),
)

test('a number with its year is one, in whichever of sixteen spellings it is typed', () => {
  fc.assert(
    fc.property(printed, ({ code, word, body, digits, year }) => {
      const spellings = [
        `${digits}/${year}/${code}-${body}`,
        `${digits}/${year}/${code}-${body}`.toLowerCase(),
        foldText(`${digits}/${year}/${code}-${body}`),
        `${digits}/${year}/${code}-${body}`.normalize('NFD'),
        `0${digits}/${year}/${code}-${body}`,
        `${digits} / ${year} / ${code} – ${body}`,
        `${digits}/${year}/${code}\n-${body}`,
        `${digits}/${year}/${foldText(code + body)}`,
        `${digits} ${year} ${foldText(code)} ${foldText(body)}`,
        `${digits}-${year}-${code}-${body}`,
        `${digits}.${year}.${code}.${body}`,
        `${word} số ${digits}/${year}/${code}-${body}`,
        `${word} ${digits}/${year} ${body}`,
        `${code}-${body} ${digits}/${year}`,
        `${code} ${digits}/${year} ${body}`,
        `${foldText(code)}${digits}/${year} của ${body}`,
      ]
      for (const spelling of spellings)
        expect([spelling, queryNumberKeys(spelling)]).toEqual([spelling, [keyOf(spellings[0] ?? '')]])
    }),
  )
})

test('a number without year is one, in whichever of eight spellings it is typed', () => {
  const yearless = printed.filter(({ code }) => code === 'QĐ' || code === 'CT')
  fc.assert(
    fc.property(yearless, ({ code, word, body, digits }) => {
      const spellings = [
        `${digits}/${code}-${body}`,
        foldText(`${digits}/${code}-${body}`),
        `số ${digits} / ${code} - ${body}`,
        `${digits} ${code} ${body}`,
        `${digits}-${code}-${body}`,
        `${word} ${digits} ${body}`,
        `${word} số ${digits} của ${body}`,
        `${code}-${body} số ${digits}`,
      ]
      for (const spelling of spellings)
        expect([spelling, queryNumberKeys(spelling)]).toEqual([spelling, [keyOf(spellings[0] ?? '')]])
    }),
  )
})

test('what is found in running text is found in a question, with the same key', () => {
  fc.assert(
    fc.property(printed, ({ code, body, digits, year }) => {
      const [found] = documentNumbersIn(`Căn cứ ${digits}/${year}/${code}-${body} - Quy định`)
      expect(queryNumberKeys(found?.number ?? '')).toEqual([found?.key])
    }),
  )
})

test('a key without the body is the beginning of the key with it', () => {
  fc.assert(
    fc.property(printed, ({ code, word, body, digits, year }) => {
      const full = numberWord(keyOf(`${digits}/${year}/${code}-${body}`))
      expect(queryNumberKeys(`${word} ${digits}/${year}`).some((key) => full.startsWith(numberWord(key)))).toBe(true)
    }),
  )
})

test('no date and no telephone number is a document number, with or without a word in front', () => {
  const day = fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1950, max: 2049 }))
  const phone = fc.tuple(
    fc.integer({ min: 100, max: 999 }),
    fc.integer({ min: 100, max: 999 }),
    fc.integer({ min: 100, max: 999 }),
  )
  const word = fc.constantFrom('', 'quyết định ', 'thông báo ', 'nghị định ', 'tt ')
  fc.assert(
    fc.property(word, fc.constantFrom('/', '-', '.'), day, (front, sign, parts) => {
      expect(queryNumberKeys(front + parts.join(sign))).toEqual([])
    }),
  )
  fc.assert(
    fc.property(word, fc.constantFrom(' ', '.'), phone, (front, sign, parts) => {
      expect(queryNumberKeys(`${front}0${parts.join(sign)}`)).toEqual([])
    }),
  )
})

test('any text is read without failing', () => {
  const alphabet = fc.constantFrom(...'0123456789/-. nđtqcpbcsố\n'.split(''))
  fc.assert(
    fc.property(fc.string({ unit: alphabet, maxLength: 80 }), (text) => {
      for (const { start, end, key } of documentNumbersIn(text))
        expect(keyOf(text.slice(start, end))).toContain(key.split('/')[0])
      expect(queryNumberKeys(text).every((key) => /^[1-9]\d*[/-]|^0[/-]/.test(key))).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
