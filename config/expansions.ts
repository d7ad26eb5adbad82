import {
  type Abbreviation,
  type Body,
  type FormerProvince,
  loadAbbreviations,
  loadBodies,
  loadProvinces,
  loadSynonyms,
  type Province,
  type Synonyms,
} from './gazetteer.ts'

/**
 * What may be searched beside what is typed: the shape that `vietnamese/expand.ts` takes, written here too since this room
 * imports domain/ only. `province` is the id of the province whose portals answer for the place today.
 */
export type ExpansionEntry = {
  kind: 'abbreviation' | 'former-name' | 'new-name' | 'synonym'
  from: string
  to: readonly string[]
  weight: number
  reason: string
  province?: string
}

/** How near an alternative is to what was typed; 1 would be the very words. Estimates: no set of questions has them yet. */
const WEIGHTS = {
  /** Another spelling or name of the same. */
  sameThing: 0.9,
  fullForm: 0.9,
  /** The full form of something short that has other meanings too. */
  oneOfSeveral: 0.5,
  /** Texts that spell out nothing are seldom the ones that are looked for. */
  shortForm: 0.6,
  synonym: 0.8,
  implied: 0.5,
  /** The province or body of today does much more than the former one did. */
  successor: 0.6,
  predecessor: 0.4,
} as const

/** Everything that the files of this folder say about names, for the expander. */
export function loadExpansions(): readonly ExpansionEntry[] {
  const bodies = loadBodies()
  return [
    ...loadProvinces().flatMap(ofProvince),
    ...[...ofShortForms(loadAbbreviations(), bodies), ...ofBodies(bodies)].flatMap((entry) => [entry, ...exceptBehindCo(entry)]),
    ...loadSynonyms().flatMap(ofSynonyms),
  ]
}

function ofProvince(province: Province): ExpansionEntry[] {
  const { id, name, fullName, inTexts, formerly, former, since } = province
  // The bare name of Hồ Chí Minh is a person's.
  const searched = fullName === `${province.kind} ${name}` ? name : fullName
  const aliases = allAliases(province).filter((alias) => !formerly[alias] && alias !== searched)
  const entries = ofNames({ name: searched, aliases, inTexts }, fullName, id)
  for (const [alias, day] of Object.entries(formerly)) {
    const place = alias.includes(name) ? fullName : searched
    entries.push(ofFormerPlace(alias, place, `${alias} nay thuộc ${fullName} (từ ${spellDay(day)})`, id))
  }
  const sinceDay = since ? ` (từ ${spellDay(since)})` : ''
  for (const place of former) {
    const written = allAliases(place)
    entries.push(...ofNames({ ...place, aliases: written }, place.name, id))
    for (const from of [place.name, ...written])
      entries.push(ofFormerPlace(from, searched, `${from} nay thuộc ${fullName}${sinceDay}`, id))
    // Without alternatives: only to keep the place from being found in it.
    for (const from of place.except)
      entries.push({ kind: 'former-name', from, to: [], weight: 0, reason: `${from} không phải là địa danh ${place.name}` })
  }
  return entries
}

function ofFormerPlace(from: string, to: string, reason: string, province: string): ExpansionEntry {
  return { kind: 'former-name', from, to: [to], weight: WEIGHTS.successor, reason, province }
}

type Named = Pick<FormerProvince, 'name' | 'aliases' | 'inTexts'>

/** From each alias to the name and what else texts write for it, and from the name to that. */
function ofNames({ name, aliases, inTexts }: Named, fullName: string, province: string): ExpansionEntry[] {
  const entries = aliases.map((from): ExpansionEntry => {
    const kind = isAbbreviation(from) ? 'abbreviation' : 'synonym'
    const reason = `${from} là ${kind === 'abbreviation' ? 'viết tắt' : 'tên gọi khác'} của ${fullName}`
    return { kind, from, to: [name, ...inTexts.filter((alias) => alias !== from)], weight: WEIGHTS.sameThing, reason, province }
  })
  if (inTexts.length === 0) return entries
  const reason = `${capitalized(fullName)} còn viết là ${inTexts.join(', ')}`
  return [...entries, { kind: 'synonym', from: name, to: inTexts, weight: WEIGHTS.sameThing, reason, province }]
}

/** With the name in one word and without accents, as it stands in hosts (`quangninh`). */
function allAliases({ name, aliases }: Pick<Named, 'name' | 'aliases'>): string[] {
  const joined = name
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
  const isKnown = !/\s/.test(name) || aliases.some((alias) => alias.toLowerCase() === joined)
  return isKnown ? [...aliases] : [...aliases, joined.replace(/^./, (letter) => letter.toUpperCase())]
}

function isAbbreviation(alias: string): boolean {
  return alias === alias.toUpperCase()
}

/** Short forms of words and of bodies together: `BTC` is a committee and a ministry. */
function ofShortForms(abbreviations: readonly Abbreviation[], bodies: readonly Body[]): ExpansionEntry[] {
  const meanings = new Map<string, { short: string; full: string[] }>()
  const shortForms = new Map<string, { full: string; shorts: string[] }>()
  const learn = (short: string, full: string, isInTexts: boolean) => {
    const known = meanings.get(short.toLowerCase()) ?? { short, full: [] }
    meanings.set(short.toLowerCase(), known)
    if (!known.full.some((other) => other.toLowerCase() === full.toLowerCase())) known.full.push(full)
    if (!isInTexts) return
    const back = shortForms.get(full.toLowerCase()) ?? { full, shorts: [] }
    shortForms.set(full.toLowerCase(), back)
    if (!back.shorts.includes(short)) back.shorts.push(short)
  }
  for (const { short, full, oneWay } of abbreviations) for (const meaning of full) learn(short, meaning, !oneWay)
  for (const { name, abbreviations: shorts, codes } of bodies) {
    for (const short of shorts) learn(short, name, true)
    for (const code of codes) learn(code, name, false)
  }
  const isClear = (short: string) => meanings.get(short.toLowerCase())?.full.length === 1
  return [
    ...[...meanings.values()].map(({ short, full }): ExpansionEntry => {
      const weight = full.length === 1 ? WEIGHTS.fullForm : WEIGHTS.oneOfSeveral
      return { kind: 'abbreviation', from: short, to: full, weight, reason: `${short} là viết tắt của ${listed(full, 'hoặc')}` }
    }),
    ...[...shortForms.values()].flatMap(({ full, shorts }): ExpansionEntry[] => {
      const to = shorts.filter(isClear)
      const reason = `${capitalized(full)} viết tắt là ${to.join(', ')}`
      return to.length > 0 ? [{ kind: 'abbreviation', from: full, to, weight: WEIGHTS.shortForm, reason }] : []
    }),
  ]
}

function ofBodies(bodies: readonly Body[]): ExpansionEntry[] {
  const byId = new Map(bodies.map((body) => [body.id, body]))
  return bodies.flatMap((body) => {
    const successors = reachable(body, (from) => from.successors.flatMap((id) => byId.get(id) ?? []))
    // Who took over only a part is not looked for under the old name.
    const predecessors = reachable(body, (from) => bodies.filter(({ successors: [main], minor }) => main === from.id && !minor))
    return [
      ...ofAliases(body, bodies),
      ...(successors.length > 0 ? toSuccessors(body, successors) : toPredecessors(body, predecessors)),
    ]
  })
}

function ofAliases(body: Body, bodies: readonly Body[]): ExpansionEntry[] {
  const { name, aliases } = body
  // `Bộ Nông nghiệp` is no name of its own in `Bộ Nông nghiệp và Phát triển nông thôn`.
  const longerNames = bodies
    .filter((other) => other !== body)
    .flatMap((other) => [other.name, ...other.abbreviations])
    .filter((other) => aliases.some((alias) => other.toLowerCase().includes(alias.toLowerCase())))
  return [
    ...aliases.map((from) => ofAlias(from, [name], `${from} là tên gọi khác của ${name}`)),
    ...longerNames.map((from) => ofAlias(from, [], `${from} không phải là ${name}`)),
  ]
}

function ofAlias(from: string, to: readonly string[], reason: string): ExpansionEntry {
  return { kind: 'synonym', from, to, weight: WEIGHTS.sameThing, reason }
}

function toSuccessors(body: Body, successors: readonly Body[]): ExpansionEntry[] {
  const { name, aliases, codes, until } = body
  const to = successors.map((successor) => successor.name)
  const living = successors.filter((successor) => successor.successors.length === 0).map((successor) => successor.name)
  const reason = `Việc của ${name} nay do ${living.join('; ')} đảm nhiệm${until ? ` (từ ${spellDay(until)})` : ''}`
  const names = new Set([...writtenNames(body), ...aliases, ...codes])
  return [...names].map((from) => ({ kind: 'former-name', from, to, weight: WEIGHTS.successor, reason }))
}

/** Not from other names: `Bộ Nông nghiệp` begins the name of a predecessor. */
function toPredecessors(body: Body, predecessors: readonly Body[]): ExpansionEntry[] {
  if (predecessors.length === 0) return []
  const to = predecessors.map(({ name }) => name)
  const reason = `${body.name} nay làm cả việc của ${to.join('; ')} trước đây`
  return writtenNames(body).map((from) => ({ kind: 'new-name', from, to, weight: WEIGHTS.predecessor, reason }))
}

function writtenNames({ name, abbreviations }: Body): string[] {
  return [...new Set([name, name.replaceAll(' và ', ' '), ...abbreviations])]
}

/** `cơ sở giáo dục` is a school, no department. */
function exceptBehindCo(entry: ExpansionEntry): ExpansionEntry[] {
  if (!entry.from.startsWith('Sở ')) return []
  const from = `cơ ${entry.from}`
  return [{ kind: entry.kind, from, to: [], weight: 0, reason: `${from} không phải là tên cơ quan` }]
}

/** Nearest first, each once. */
function reachable(body: Body, next: (body: Body) => readonly Body[]): Body[] {
  const reached = new Set<Body>(next(body))
  for (const other of reached) for (const further of next(other)) reached.add(further)
  return [...reached]
}

function ofSynonyms(group: Synonyms): ExpansionEntry[] {
  if ('same' in group) {
    return group.same.map((from) => {
      const to = group.same.filter((word) => word !== from)
      const reason = `${capitalized(from)} còn gọi là ${to.join(', ')}`
      return { kind: 'synonym', from, to, weight: WEIGHTS.synonym, reason }
    })
  }
  const { from: words, to } = group
  return words.map((from) => {
    const reason = `${capitalized(from)} có liên quan đến ${listed(to, 'và')}`
    return { kind: 'synonym', from, to, weight: WEIGHTS.implied, reason }
  })
}

function listed(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

function capitalized(words: string): string {
  return words.replace(/^\p{L}/u, (letter) => letter.toUpperCase())
}

/** As official texts write days: 01/7/2025, 01/01/2025. */
function spellDay(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  return `${day}/${Number(month) < 3 ? month : Number(month)}/${year}`
}
