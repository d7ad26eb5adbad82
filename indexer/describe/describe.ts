import type { SourceDocument } from '../../domain/document.ts'
import { kindOf } from './kind.ts'
import { legalFacts } from './legal.ts'
import { topicsOf } from './topics.ts'

type Clues = { url: string; title: string; text: string; breadcrumb: readonly string[]; publishedAt: string | null }
type Description = Pick<SourceDocument, 'kind' | 'topics' | 'documentNumber' | 'issuer' | 'issuedAt' | 'effectiveAt'>

/** What a document is and is about, from what it says. Legal facts are stated only of legal documents. */
export function describe({ url, title, text, breadcrumb, publishedAt }: Clues): Description {
  const legal = legalFacts(title, text)
  const kind = kindOf({ url, title, text, breadcrumb, documentNumber: legal.documentNumber, publishedAt })
  const topics = topicsOf(title, text)
  if (kind === 'legal-document') return { kind, topics, ...legal }
  return { kind, topics, documentNumber: null, issuer: null, issuedAt: null, effectiveAt: null }
}
