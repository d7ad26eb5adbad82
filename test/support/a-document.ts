import type { SourceDocument, StoredDocument } from '../../domain/document.ts'

/** A document of which a test names only what matters. */
export function aDocument(partial: Partial<SourceDocument> = {}): SourceDocument {
  return {
    title: 'Tin',
    summary: null,
    text: 'Nội dung.',
    language: 'vi',
    kind: 'news',
    topics: [],
    publishedAt: null,
    updatedAt: null,
    documentNumber: null,
    issuer: null,
    issuedAt: null,
    effectiveAt: null,
    legalType: null,
    signer: null,
    expiresAt: null,
    relations: [],
    procedure: null,
    places: [],
    bodies: [],
    statedSource: null,
    fingerprint: null,
    author: null,
    breadcrumb: [],
    attachments: [],
    image: null,
    pageStarts: null,
    ...partial,
  }
}

/** The same as the store hands it out; its id is made from its title. */
export function aStoredDocument(partial: Partial<StoredDocument>): StoredDocument {
  const pageId =
    partial.pageId ??
    Buffer.from(partial.title ?? 'Tin')
      .toString('hex')
      .slice(0, 60)
  return {
    ...aDocument(),
    pageId,
    portalId: 'mot',
    url: `http://mot.test/${pageId}`,
    seenAt: '2026-01-01T00:00:00Z',
    story: null,
    ...partial,
  }
}
