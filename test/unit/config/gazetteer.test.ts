import { expect, test } from 'vitest'
import {
  loadAbbreviations,
  loadBodies,
  loadLabels,
  loadPhrases,
  loadProvinces,
  loadSynonyms,
  loadTopics,
  parseGazetteer,
} from '../../../config/gazetteer.ts'
import { createNames } from '../../../config/names.ts'
import { loadRegistry } from '../../../config/portal-registry.ts'
import { FAILURE_REASONS, SKIP_REASONS } from '../../../domain/crawl-outcome.ts'
import { DOCUMENT_KINDS } from '../../../domain/document.ts'
import { AppError } from '../../../domain/errors.ts'
import { PORTAL_LEVELS } from '../../../domain/portal.ts'
import { foldText } from '../../../vietnamese/normalize.ts'
import { syllablesIn } from '../../../vietnamese/syllables-in.ts'

test('the 34 provinces account for all 63 of before, each once', () => {
  const provinces = loadProvinces()
  expect(new Set(provinces.map(({ id }) => id)).size).toBe(34)
  const former = provinces.flatMap(({ name, mergedFrom }) => [name, ...mergedFrom])
  expect(former).toHaveLength(63)
  expect(new Set(former).size).toBe(63)
  expect(provinces.find(({ id }) => id === 'quang-ninh')).toMatchObject({ name: 'Quảng Ninh', mergedFrom: [], since: null })
})

test('six of them are cities, and their full names are those of sentences', () => {
  const provinces = loadProvinces()
  expect(provinces.filter(({ kind }) => kind === 'thành phố').map(({ id }) => id)).toEqual([
    'ha-noi',
    'hue',
    'hai-phong',
    'da-nang',
    'ho-chi-minh',
    'can-tho',
  ])
  const fullNames = new Map(provinces.map(({ id, fullName }) => [id, fullName]))
  expect(fullNames.get('lam-dong')).toBe('tỉnh Lâm Đồng')
  expect(fullNames.get('da-nang')).toBe('thành phố Đà Nẵng')
  expect(fullNames.get('ho-chi-minh')).toBe('Thành phố Hồ Chí Minh')
})

test('the names and ids of former provinces go together', () => {
  for (const { mergedFrom, former } of loadProvinces()) {
    expect(former.map(({ name }) => name)).toEqual(mergedFrom)
    for (const { id, name } of former) expect(id).toBe(foldText(name).replace(/[^a-z]+/g, '-'))
  }
})

test('what people write for a province is known', () => {
  const provinces = loadProvinces()
  const aliases = provinces.flatMap((province) => [province, ...province.former].flatMap((place) => place.aliases))
  const expected = 'TP.HCM,TPHCM,Sài Gòn,Thành phố Hồ Chí Minh,Thừa Thiên Huế,Đắc Lắc,Daklak,BR-VT,Vũng Tàu'.split(',')
  expect(aliases).toEqual(expect.arrayContaining(expected))
})

test('every portal of the Government and its ministries that is registered is a known body', () => {
  const { portals } = loadRegistry('config/portals')
  const ids = new Set(loadBodies().map(({ id }) => id))
  const ministries = portals.filter(({ level }) => level === 'ministry')
  expect(ministries.length).toBeGreaterThan(3)
  for (const { id } of ministries) expect(ids).toContain(id)
})

test.each([
  ['bo-khdt', 'bo-tai-chinh'],
  ['bo-tttt', 'bo-khcn'],
  ['bo-ldtbxh', 'bo-noi-vu'],
  ['bo-gtvt', 'bo-xay-dung'],
  ['bo-tnmt', 'bo-nnmt'],
  ['bo-nnptnt', 'bo-nnmt'],
  ['uy-ban-dan-toc', 'bo-dttg'],
  ['ban-ton-giao', 'bo-dttg'],
])('on 1 March 2025 %s went to %s', (id, successor) => {
  expect(loadBodies().find((body) => body.id === id)).toMatchObject({ until: '2025-03-01' })
  expect(loadBodies().find((body) => body.id === id)?.successors[0]).toBe(successor)
})

test('the Government has fourteen ministries and three agencies of their rank, no more', () => {
  const living = loadBodies().filter(({ group, successors }) => group === 'ministry' && successors.length === 0)
  expect(living.filter(({ name }) => name.startsWith('Bộ '))).toHaveLength(14)
  expect(living.length + 1).toBe(17)
})

test('a body that is from memory is not confirmed', () => {
  for (const { source, confirmed } of loadBodies()) expect(confirmed).toBe(source !== 'from memory')
})

test('no short form reads as a syllable that somebody typed without accents', () => {
  const shorts = [
    ...loadAbbreviations().map(({ short }) => short),
    ...loadBodies().flatMap(({ abbreviations, codes }) => [...abbreviations, ...codes]),
    ...loadProvinces()
      .flatMap((province) => [province, ...province.former].flatMap(({ aliases }) => aliases))
      .filter((alias) => alias === alias.toUpperCase()),
  ].filter((short) => syllablesIn(short).length === 1)
  expect(shorts.length).toBeGreaterThan(150)
  const onset = '(?:[bcdghklmnpqrstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)?'
  const rhyme = '(?:[aeiou]{1,3}(?:[cmnpt]|ch|ng|nh)?|[aeou]?y|u?ye[mntu]|uy(?:ch|nh|[nptu]))'
  const syllable = new RegExp(`^${onset}${rhyme}$`)
  expect(['tu', 'nghieng', 'an', 'y', 'nguyen'].every((word) => syllable.test(word))).toBe(true)
  expect(shorts.filter((short) => syllable.test(foldText(short)))).toEqual([])
})

test('there is enough to begin with, and not more than a person can review', () => {
  const sizes = [
    [loadAbbreviations().length, 80, 150],
    [loadSynonyms().length, 60, 120],
    [loadPhrases().length, 150, 300],
  ] as const
  for (const [size, least, most] of sizes) expect(size >= least && size <= most).toBe(true)
})

test('abbreviations begin with the letters of what they stand for', () => {
  for (const { short, full } of loadAbbreviations()) {
    for (const meaning of full) {
      // One is English, two have Việt Nam in them.
      if (['FDI', 'TCVN', 'QCVN'].includes(short)) continue
      const initials =
        foldText(meaning)
          .match(/(?<![a-z])[a-z]/g)
          ?.join('') ?? ''
      // W has been ư since typewriters.
      const letters = [
        ...foldText(short)
          .replace('w', 'u')
          .replace(/[^a-z]/g, ''),
      ]
      expect([short, meaning, isSubsequence(letters, initials)]).toEqual([short, meaning, true])
    }
  }
})

function isSubsequence(letters: readonly string[], text: string): boolean {
  let from = 0
  for (const letter of letters) {
    const place = text.indexOf(letter, from)
    if (place < 0) return false
    from = place + 1
  }
  return true
}

const PROVINCE = '{ id: hue, name: Huế, kind: thành phố, mergedFrom: [], since: null }'

test.each([
  ['provinces.yaml', `- ${PROVINCE.replace('thành phố', 'huyện')}`, ['config/provinces.yaml hue.kind: Invalid option']],
  ['provinces.yaml', `- ${PROVINCE}\n- ${PROVINCE}`, ['hue.id: "hue" stands twice', 'hue: "Huế" stands twice']],
  [
    'provinces.yaml',
    `- ${PROVINCE.replace('mergedFrom', 'inTexts: [Cố đô], mergedFrom')}`,
    ['hue: "Cố đô" must stand among the aliases too'],
  ],
  ['provinces.yaml', `- ${PROVINCE.replace('null', '2025')}`, ['hue.since: Invalid input']],
  ['provinces.yaml', `- ${PROVINCE.replace('Huế', '"Huế "')}`, ['hue.name: must be composed Unicode']],
  ['provinces.yaml', `- ${PROVINCE.replace('mergedFrom', 'alias: [Cố đô], mergedFrom')}`, ['hue: Unrecognized key: "alias"']],
  [
    'bodies.yaml',
    '- { id: a, name: Bộ A, group: ministry, successors: [b] }',
    ['config/bodies.yaml a.successors[0]: no body has the id "b"'],
  ],
  [
    'bodies.yaml',
    '- { id: a, name: Bộ A, group: ministry, successors: [b] }\n- { id: b, name: Bộ B, group: ministry, successors: [a] }',
    ['a.successors: "a" comes back among its successors', 'b.successors: "b" comes back among its successors'],
  ],
  ['bodies.yaml', '- { id: a, name: Bộ A, group: ministry, until: "2025-03-01" }', ['a.until: ended without successors']],
  ['bodies.yaml', '- { id: a, name: Bộ A, group: ministry, confirmed: true }', ['a.confirmed: is confirmed without a source']],
  ['bodies.yaml', '- { id: Bộ A, name: Bộ A, group: ministry }', ['Bộ A.id: must be lower-case words joined by hyphens']],
  [
    'abbreviations.yaml',
    '- { short: TP, full: [thành phố] }\n- { short: tp, full: [thực phẩm] }',
    ['tp.short: "tp" stands twice'],
  ],
  ['abbreviations.yaml', '- { short: TP, full: [] }', ['TP.full: Too small']],
  ['synonyms.yaml', '- { same: [sổ đỏ] }', ['sổ đỏ.same: Too small']],
  ['synonyms.yaml', '- { same: [a, b], from: [c] }', ['a: Unrecognized key: "from"']],
  ['synonyms.yaml', '- sổ đỏ', ['"sổ đỏ": must have either "same" with two words or more, or']],
  ['synonyms.yaml', '- { from: [sổ đỏ], to: [Sổ đỏ] }', ['sổ đỏ: "Sổ đỏ" stands twice']],
  ['phrases.yaml', '- đất', ['"đất": must have two syllables or more']],
  ['phrases.yaml', '- thu hồi đất\n- thu hồi đất', ['"thu hồi đất": "thu hồi đất" stands twice']],
  ['phrases.yaml', 'a: b', ['config/phrases.yaml: Invalid input']],
] as const)('a fault in %s is told by file and entry', (file, yaml, expected) => {
  const faults = faultsOf(() => parseGazetteer(file, yaml))
  expect(faults).toHaveLength(expected.length)
  for (const [index, fault] of expected.entries()) expect(faults[index]).toContain(fault)
  for (const fault of faults) expect(fault).toMatch(new RegExp(`^config/${file}`))
})

test('a file that is no YAML is told by its name', () => {
  expect(() => parseGazetteer('bodies.yaml', '- { id: a')).toThrow(/config\/bodies\.yaml cannot be read/)
})

function faultsOf(act: () => unknown): string[] {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError && error.code === 'BAD_REGISTRY')
      return error.faults.map(({ path, message }) => `${path}: ${message}`)
    throw error
  }
  return []
}

test('topics have ids of their own, and keywords in the form in which they are compared', () => {
  const topics = loadTopics()
  expect(topics.length).toBeGreaterThanOrEqual(25)
  expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length)
  for (const keyword of topics.flatMap(({ keywords, hints }) => [...keywords, ...hints]))
    expect(keyword).toBe(keyword.toLowerCase().normalize('NFC'))
})

test('every level, kind and outcome has a Vietnamese label', () => {
  const { levels, kinds, outcomes } = loadLabels()
  const names = [
    ...['page', 'source', 'not-modified', 'redirect', 'gone'],
    ...SKIP_REASONS.map((reason) => `skipped:${reason}`),
    ...FAILURE_REASONS.map((reason) => `failed:${reason}`),
  ]
  expect(Object.keys(levels).sort()).toEqual([...PORTAL_LEVELS].sort())
  expect(Object.keys(kinds).sort()).toEqual([...DOCUMENT_KINDS].sort())
  expect(Object.keys(outcomes).sort()).toEqual(names.sort())
})

test('names are those people read; what has none stands for itself', () => {
  const names = createNames(loadRegistry('config/portals'))
  expect(names.portal('bo-y-te')).toBe('Bộ Y tế')
  expect(names.province('hue')).toBe('Huế')
  expect(names.outcome('failed:timeout')).toBe('Quá thời gian chờ')
  expect([names.portal('x'), names.level('x'), names.topic('x'), names.kind('x'), names.outcome('x')]).toEqual(Array(5).fill('x'))
})
