import type { DocumentKind } from '../../../domain/document.ts'
import { DAY_MS, isoDay } from './dates.ts'
import type { PortalContext, Section } from './model.ts'
import { findSpec } from './portal-specs.ts'
import { createRandom, hashOf } from './seeded-random.ts'
import { LONG_DECREE, oddTitle, specialTheme } from './special-documents.ts'
import { writeTitle } from './writing/titles.ts'
import { createWriter, groupDigits, upperFirst } from './writing/writer.ts'

/** Everything about a document but its text: enough for lists, links, feeds and truth. */
export type DocumentHead = {
  portalId: string
  index: number
  section: number
  kind: DocumentKind
  theme: string
  title: string
  /** `YYYY-MM-DD`. */
  publishedOn: string
  /** Time of day, `08:30`. */
  clock: string
  legal: LegalHead | null
  procedureCode: string | null
  /** Sentence fragment that no other document holds, but for reprints of this one. */
  phrase: string
  phraseSentence: string
  /** The Government portal's document that this one reprints. */
  copyOfIndex: number | null
  /** 0, or the last round in which its text changed. */
  version: number
}

type LegalHead = { number: string; typeName: string; issuer: string; signer: string; articles: number }

const PUBLISHING_DAYS = 1000

/** Documents of a portal in its present round. */
export function documentCount(portal: PortalContext): number {
  return baseCount(portal) + portal.state.round * portal.spec.newPerRound
}

/** Documents in the portal's first round. */
export function baseCount({ spec, state }: PortalContext): number {
  return spec.scales ? Math.max(spec.sections.length, Math.round(spec.documents * state.scale)) : spec.documents
}

/** The head of document `index`, made from the seed alone. */
export function documentHead(portal: PortalContext, index: number): DocumentHead {
  const { spec, state } = portal
  const origin = reprintedIndex(portal, index)
  if (origin !== null) return reprintHead(portal, index, origin)
  const section = index % spec.sections.length
  const { kind } = spec.sections[section] as Section
  const random = createRandom(state.seed, spec.id, index, 'head')
  const theme = specialTheme(spec.id, index) ?? random.pick(spec.topics)
  const writer = createWriter(theme, spec.shortName, state.seed, spec.id, index, 'title')
  const publishedOn = isoDay(publishedMs(portal, index))
  const legal = kind === 'legal-document' ? legalHead(portal, index, publishedOn, writer.person()) : null
  const bareTitle = oddTitle(spec.id, index) ?? writeTitle(writer, kind)
  // The portal's name parts portals, the count parts documents: the fragment is unique by construction.
  const phrase = `do ${writer.person()} dẫn đầu của ${spec.shortName} ghi nhận ${groupDigits(1013 + index * 37)} lượt ý kiến`
  return {
    portalId: spec.id,
    index,
    section,
    kind,
    theme,
    title: legal ? `${legal.typeName} số ${legal.number} ${bareTitle}` : bareTitle,
    publishedOn,
    clock: `${String(random.int(7, 17)).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}`,
    legal,
    procedureCode:
      kind === 'procedure' ? `${random.int(1, 3)}.${String(100000 + (hashOf(spec.id, index) % 899999)).slice(0, 6)}` : null,
    phrase,
    phraseSentence: `Trong đợt lấy ý kiến tại ${writer.place()}, nhóm khảo sát ${phrase} về ${writer.topic.label}.`,
    copyOfIndex: null,
    version: versionOf(portal, index),
  }
}

/** 0, or the last round up to now in which the document was among the one in a hundred that changed. */
function versionOf({ spec, state }: PortalContext, index: number): number {
  for (let round = state.round; round > 0; round--) {
    if (hashOf(state.seed, spec.id, index, round, 'change') % 100 === 0) return round
  }
  return 0
}

/** When the document was last written (ms since 1970): the round that changed it, else the day it was published. */
export function modifiedMs(portal: PortalContext, head: DocumentHead): number {
  if (head.version > 0) return portal.state.changedAtMs[head.version] ?? portal.state.dayMs
  return publishedMs(portal, head.index)
}

function publishedMs(portal: PortalContext, index: number): number {
  const { state, spec } = portal
  const base = baseCount(portal)
  if (index >= base) return state.changedAtMs[1 + Math.floor((index - base) / Math.max(1, spec.newPerRound))] ?? state.dayMs
  const age = Math.floor(((base - 1 - index) * PUBLISHING_DAYS) / Math.max(1, base))
  return state.dayMs - (age + 1) * DAY_MS
}

function reprintedIndex(portal: PortalContext, index: number): number | null {
  const { spec, state } = portal
  const ordinal = Math.floor(index / spec.sections.length)
  if (!spec.reprints || index % spec.sections.length !== 0 || ordinal % 5 !== 2) return null
  if (specialTheme(spec.id, index) || oddTitle(spec.id, index) || spec.flavours[index]) return null
  const government = governmentOf(portal)
  const origin = ordinal * government.spec.sections.length
  return origin < baseCount({ ...government, state }) ? origin : null
}

function reprintHead(portal: PortalContext, index: number, originIndex: number): DocumentHead {
  // A reprint keeps the text it was made from: later changes of the original do not reach it.
  const government = governmentOf(portal)
  const original = documentHead({ ...government, state: { ...portal.state, round: 0 } }, originIndex)
  return {
    ...original,
    portalId: portal.spec.id,
    index,
    section: index % portal.spec.sections.length,
    copyOfIndex: originIndex,
    version: 0,
  }
}

/** The Government portal beside `portal`. */
export function governmentOf({ state }: PortalContext): PortalContext {
  const host = `chinhphu.localhost:${state.port}`
  return { state, spec: findSpec('chinhphu'), host, origin: `http://${host}` }
}

function legalHead(portal: PortalContext, index: number, publishedOn: string, signer: string): LegalHead {
  const year = publishedOn.slice(0, 4)
  const { number, typeName, issuer } = legalForm(portal.spec.id, portal.spec.shortName, 11 + index, year)
  const long = portal.spec.id === LONG_DECREE.portalId && index === LONG_DECREE.index
  return {
    number,
    typeName,
    issuer: upperFirst(issuer),
    signer,
    articles: long ? LONG_DECREE.articles : 4 + (hashOf(portal.spec.id, index) % 5),
  }
}

function legalForm(portalId: string, shortName: string, serial: number, year: string) {
  const ministry = { taichinh: 'BTC', yte: 'BYT', giaoduc: 'BGDĐT', tuphap: 'BTP', xaydung: 'BXD' }[portalId]
  if (portalId === 'chinhphu') {
    return serial % 2
      ? { number: `${serial}/${year}/NĐ-CP`, typeName: 'Nghị định', issuer: 'Chính phủ' }
      : { number: `${serial}/QĐ-TTg`, typeName: 'Quyết định', issuer: 'Thủ tướng Chính phủ' }
  }
  if (ministry) return { number: `${serial}/${year}/TT-${ministry}`, typeName: 'Thông tư', issuer: shortName }
  if (serial % 2) return { number: `${serial}/${year}/NQ-HĐND`, typeName: 'Nghị quyết', issuer: 'Hội đồng nhân dân' }
  return { number: `${serial}/QĐ-UBND`, typeName: 'Quyết định', issuer: 'Ủy ban nhân dân' }
}
