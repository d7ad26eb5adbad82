import type { DocumentKind } from '../../../domain/document.ts'
import { normalizeUrl } from '../../../domain/url.ts'
import { type AnnexFormat, annexOf } from './annex.ts'
import { changedPhrase } from './document-body.ts'
import { type DocumentHead, documentCount, documentHead, governmentOf } from './document-head.ts'
import { deadLink, documentPath, LOGIN_PATH, SEARCH_PATH } from './links.ts'
import type { PortalContext } from './model.ts'

type Need = 'html' | AnnexFormat | 'tcvn3' | 'javascript'

/** One document that a search over the world must know. */
export type TruthDocument = {
  /** In normalised form. */
  url: string
  portalId: string
  title: string
  kind: DocumentKind
  /** `YYYY-MM-DD`. */
  publishedOn: string | null
  documentNumber: string | null
  /** What a crawler must be able to do beyond reading plain HTML; empty when nothing. */
  needs: Need[]
  /** URL of the document that this one reprints. */
  copyOf: string | null
  /** A sentence fragment that only this document and its reprints hold. */
  phrase: string
  /** What only the present version says; null when it never changed. */
  changedPhrase: string | null
  /** Id in words/topics.ts, such as `roads` or `passport`. */
  theme: string
}

export type Truth = {
  documents: TruthDocument[]
  /** URLs that must never be found. */
  absent: { url: string; why: string }[]
  /** What must come of fetching a URL, by the names of domain/crawl-outcome.ts. */
  outcomes: { portalId: string; url: string; outcome: string }[]
}

/** The whole truth about these portals; for large worlds read `truthDocuments` one by one instead. */
export function collectTruth(portals: readonly PortalContext[]): Truth {
  const truth: Truth = { documents: [...truthDocuments(portals)], absent: [], outcomes: [] }
  for (const portal of portals) {
    const note = (path: string, why: string | null, outcome: string) => {
      const url = absolute(portal, path)
      if (why) truth.absent.push({ url, why })
      if (outcome) truth.outcomes.push({ portalId: portal.spec.id, url, outcome })
    }
    noteCommon(portal, note)
    for (const entry of portal.spec.quirks?.outcomes ?? []) note(entry.path, entry.why, entry.outcome)
  }
  for (const document of truth.documents) {
    const outcome = OUTCOME_OF_NEED[document.needs[0] ?? 'html']
    if (outcome) truth.outcomes.push({ portalId: document.portalId, url: document.url, outcome })
  }
  return truth
}

const OUTCOME_OF_NEED: Partial<Record<Need, string>> = {
  javascript: 'skipped:no-text',
}

function noteCommon(portal: PortalContext, note: (path: string, why: string | null, outcome: string) => void): void {
  const { spec } = portal
  note('/', 'a home page', '')
  spec.sections.forEach((_, section) => {
    note(spec.style.listPath(portal, section, 1), 'a list', '')
  })
  if (spec.quirks) {
    const { absence } = spec.quirks
    for (let index = 0; absence && index < documentCount(portal); index++) {
      const reason = absence(index)
      // The dead host's documents are never heard of: only its home page has an outcome.
      if (reason)
        note(
          documentPath(portal, documentHead(portal, index)),
          reason.why,
          reason.outcome === 'failed:connect' ? '' : reason.outcome,
        )
    }
    return
  }
  note(LOGIN_PATH, 'a log-in page', 'skipped:login')
  note(SEARCH_PATH, 'disallowed by robots.txt', 'skipped:robots')
  note(deadLink(portal).href, 'a page that is gone', 'gone')
}

/** Documents one by one, so that a world of a million needs no memory. */
export function* truthDocuments(portals: readonly PortalContext[]): Generator<TruthDocument> {
  for (const portal of portals) {
    const { spec } = portal
    for (let index = 0; index < documentCount(portal); index++) {
      if (spec.quirks?.absence?.(index)) continue
      const head = documentHead(portal, index)
      const document = truthDocument(portal, head)
      yield document
      const annex = annexOf(portal, head)
      if (!annex) continue
      const url = absolute(portal, annex.path)
      yield {
        ...document,
        url,
        title: annex.title,
        documentNumber: null,
        needs: [annex.format],
        phrase: annex.phrase,
        changedPhrase: null,
      }
    }
  }
}

function truthDocument(portal: PortalContext, head: DocumentHead): TruthDocument {
  const flavour = portal.spec.flavours[head.index]
  return {
    url: absolute(portal, documentPath(portal, head)),
    portalId: portal.spec.id,
    title: head.title,
    kind: head.kind,
    publishedOn: head.publishedOn,
    documentNumber: head.legal?.number ?? null,
    needs: flavour === 'tcvn3' || flavour === 'javascript' ? [flavour] : [],
    copyOf: originalUrl(portal, head),
    phrase: head.phrase,
    changedPhrase: changedPhrase(portal, head),
    theme: head.theme,
  }
}

function originalUrl(portal: PortalContext, head: DocumentHead): string | null {
  if (head.copyOfIndex === null) return null
  const government = governmentOf(portal)
  return absolute(government, documentPath(government, documentHead(government, head.copyOfIndex)))
}

function absolute(portal: PortalContext, path: string): string {
  const url = normalizeUrl(path, portal.origin)
  if (!url) throw new Error(`${portal.spec.id}: no URL: ${path}`)
  return url
}
