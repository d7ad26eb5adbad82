import type { Names } from '../../config/names.ts'
import type { Passage, StoredDocument } from '../../domain/document.ts'
import { AppError } from '../../domain/errors.ts'
import type { DocumentReader, Registry, SearchReader } from '../../domain/ports.ts'
import type { DocumentAnswer } from '../../domain/reading.ts'
import { shownText } from '../../domain/shown-text.ts'
import { isoTimeOf } from '../search/present.ts'
import { citationOf } from './citation.ts'

/** Passages of the longest document that is put together from them: some two million characters. */
const MAX_PASSAGES = 500

export type ReadingParts = {
  documents: DocumentReader
  reader: Pick<SearchReader, 'passages'>
  registry: Registry
  names: Names
}

/**
 * A document as it is read here. The store has all of it; while the store is away it is put together from what the engine holds.
 * @throws {AppError NOT_FOUND} there is none with this id, or it has left · {AppError ENGINE_UNAVAILABLE} neither answers
 */
export async function answerDocument(parts: ReadingParts, documentId: string): Promise<DocumentAnswer> {
  const document = (await fromStore(parts.documents, documentId)) ?? (await fromEngine(parts.reader, documentId))
  if (!document) throw new AppError('NOT_FOUND', `there is no document ${documentId}`)
  return present(document, parts)
}

type Read = Partial<Omit<StoredDocument, 'story'>> &
  Pick<StoredDocument, 'pageId' | 'portalId' | 'url' | 'title' | 'text' | 'kind' | 'topics' | 'language'>

async function fromStore(documents: DocumentReader, documentId: string): Promise<Read | null> {
  try {
    return await documents.document(documentId)
  } catch {
    // The engine may know it.
    return null
  }
}

async function fromEngine(reader: ReadingParts['reader'], documentId: string): Promise<Read | null> {
  const passages = await reader.passages(documentId, MAX_PASSAGES)
  const [first] = passages
  if (!first) return null
  const { portal, publishedAt, story: _story, ...facts } = first
  return {
    ...facts,
    language: facts.language as StoredDocument['language'],
    pageId: documentId,
    portalId: portal,
    publishedAt: publishedAt === null ? null : isoTimeOf(publishedAt),
    text: joined(passages),
  }
}

/** A long article is several passages with one heading, which stands once in the text. */
function joined(passages: readonly Passage[]): string {
  const lines = passages.flatMap(({ heading, text }, index) =>
    heading && heading !== passages[index - 1]?.heading ? [heading, text] : [text],
  )
  return lines.filter((line) => line !== '').join('\n')
}

function present(document: Read, { registry, names }: ReadingParts): DocumentAnswer {
  const portal = registry.byId.get(document.portalId)
  const province = portal?.province ?? null
  const answer = {
    documentId: document.pageId,
    url: linkOf(document.url),
    title: shownText(document.title),
    portal: { id: document.portalId, name: names.portal(document.portalId), level: portal?.level ?? 'linked' },
    province: province === null ? null : { id: province, name: names.province(province) },
    kind: document.kind,
    topics: document.topics.map((id) => ({ id, name: names.topic(id) })),
    language: document.language,
    text: shownText(document.text),
    isWhole: document.seenAt !== undefined,
    publishedAt: document.publishedAt ?? null,
    updatedAt: document.updatedAt ?? null,
    documentNumber: document.documentNumber ?? null,
    legalType: document.legalType ?? null,
    issuer: document.issuer ?? null,
    signer: document.signer ?? null,
    issuedAt: document.issuedAt ?? null,
    effectiveAt: document.effectiveAt ?? null,
    expiresAt: document.expiresAt ?? null,
    relations: (document.relations ?? []).map(({ relation, number }) => ({ relation, number })),
    procedure: document.procedure ?? null,
    attachments: (document.attachments ?? []).map(({ url, title }) => ({ url: linkOf(url), title: shownText(title) })),
    image: (document.image && linkOf(document.image)) || null,
    author: document.author ?? null,
    statedSource: document.statedSource ?? null,
    seenAt: document.seenAt ?? null,
  }
  return { ...answer, citation: citationOf(answer) }
}

/** What is crawled is not to be trusted: only http(s) addresses are links. */
function linkOf(url: string): string {
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : ''
}
