import type { SourceDocument } from '../../domain/document.ts'
import { fingerprintOf } from './fingerprint.ts'
import { kindOf } from './kind.ts'
import { type Block, blocksOfText, labelled } from './labels.ts'
import { legalFacts, ownNumber } from './legal.ts'
import { mentionsIn } from './mentions.ts'
import { procedureOf } from './procedure.ts'
import { withoutSourceLine } from './source-line.ts'
import { topicsOf } from './topics.ts'

type Clues = {
  url: string
  title: string
  text: string
  breadcrumb: readonly string[]
  publishedAt: string | null
  /** The address that the page names as its own. */
  canonical?: string | null
  /** The whole page as blocks (read-blocks.ts), for what stands beside the main text; left out where there is no page. */
  blocks?: readonly Block[]
}
type Description = Pick<
  SourceDocument,
  | 'kind'
  | 'topics'
  | 'documentNumber'
  | 'legalType'
  | 'issuer'
  | 'signer'
  | 'issuedAt'
  | 'effectiveAt'
  | 'expiresAt'
  | 'relations'
  | 'procedure'
  | 'places'
  | 'bodies'
  | 'statedSource'
  | 'fingerprint'
>

const NO_LEGAL_FACTS = {
  documentNumber: null,
  legalType: null,
  issuer: null,
  signer: null,
  issuedAt: null,
  effectiveAt: null,
  expiresAt: null,
  relations: [],
}

/** What a document is and is about, from what it says, and by what copies of it are known. */
export function describe(clues: Clues): Description {
  const told = withoutSourceLine(clues.text)
  return { ...factsOf(clues, told), fingerprint: fingerprintOf(told.lines) }
}

/** The same without the fingerprint, for texts that are not kept. Legal facts are stated only of legal documents, others likewise. */
export function factsOf(
  { url, title, text, breadcrumb, publishedAt, canonical, blocks }: Clues,
  { source } = withoutSourceLine(text),
): Omit<Description, 'fingerprint'> {
  const labels = labelled(blocks ?? blocksOfText(text))
  const documentNumber = ownNumber(title, text, labels)
  const kind = kindOf({ url, title, text, breadcrumb, documentNumber, publishedAt, labels: new Set(labels.keys()) })
  return {
    kind,
    topics: topicsOf(title, text),
    ...(kind === 'legal-document' ? legalFacts(title, text, labels) : NO_LEGAL_FACTS),
    procedure: kind === 'procedure' ? procedureOf(title, text, labels) : null,
    ...mentionsIn(title, text),
    statedSource: source ?? hostOfOther(canonical, url),
  }
}

/** A page that names one of another host as the right one says where it has its text from. */
function hostOfOther(canonical: string | null | undefined, url: string): string | null {
  if (!canonical || !URL.canParse(canonical)) return null
  const { hostname, pathname } = new URL(canonical)
  return pathname !== '/' && hostname !== new URL(url).hostname ? hostname : null
}
