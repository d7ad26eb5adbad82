import type { Passage } from '../../domain/document.ts'

/** A passage of which a test names only what matters to it; it is a document of its own. */
export function aPassage(facts: Partial<Passage> & { id: string }): Passage {
  return {
    documentId: facts.id,
    ordinal: 0,
    portal: 'tinh-a',
    level: 'province',
    province: 'quang-ninh',
    kind: 'news',
    topics: [],
    year: 2026,
    language: 'vi',
    publishedAt: Date.UTC(2026, 0, 13) / 1000,
    url: `https://tinh-a.test/${facts.id}`,
    title: 'Tin thử nghiệm',
    heading: null,
    text: 'Nội dung thử nghiệm.',
    page: null,
    story: facts.id,
    isReprint: false,
    effectiveAt: null,
    expiresAt: null,
    titleTerms: '',
    keyTerms: '',
    terms: '',
    restTerms: '',
    numberTerms: '',
    documentNumber: null,
    issuer: null,
    ...facts,
  }
}
