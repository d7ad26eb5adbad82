import type { SourceDocument } from '../../domain/document.ts'
import type { PageRecord } from '../../domain/ports.ts'

/** What a fetch of the page `pageId` brought: a document, or for null that the one it had is gone. */
export function aPageRecord(pageId: string, document: SourceDocument | null): PageRecord {
  return {
    runId: '00000000-0000-0000-0000-000000000000',
    portalId: 'mot',
    pageId,
    url: `http://mot.test/${pageId}`,
    outcome: document ? { type: 'page', status: 200 } : { type: 'gone', status: 404 },
    fetchedAt: '2026-01-01T00:00:00Z',
    dueAt: '2026-01-01T00:00:00Z',
    settled: true,
    attempts: 0,
    unchangedFetches: 0,
    etag: null,
    lastModified: null,
    contentHash: null,
    bodyBytes: 1,
    links: [],
    document,
    dropDocument: document === null,
  }
}
