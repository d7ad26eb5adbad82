import type { Passage, StoredDocument } from '../domain/document.ts'
import type { Portal } from '../domain/portal.ts'
import { documentNumbersIn, keyOf } from '../vietnamese/document-number.ts'
import { BARE_WORD, countEngineWords, engineWords, joinWords, keyWords } from '../vietnamese/engine-words.ts'
import { namedNumberWords, ownNumberWords } from '../vietnamese/number-words.ts'
import { countPassage, emptyCounts, type TermCounts } from '../vietnamese/term-counts.ts'
import { isBare, type TermSequence, termsOf } from '../vietnamese/terms.ts'
import { namesAnother, originalOf } from './original.ts'
import { storyOf } from './story.ts'

/**
 * Longest text of one passage. An attribute of the engine holds 65,535 positions and a stop costs eight of them; this
 * stays far below it, and a passage is about what a person reads at once.
 */
const MAX_PASSAGE_CHARS = 4000
/** A document up to this length is one passage: cutting it would only part what belongs together. */
const WHOLE_DOCUMENT_CHARS = 6000
const ARTICLE_HEADING = /^(?:Điều|ĐIỀU)\s+\d+[a-zđ]?\b[.:]?.{0,200}$/u

/** `start`: where it begins in the text of the document. */
type Piece = { heading: string | null; text: string; start: number }

/** A document as the engine takes it, with what it adds to the statistics of the collection. */
export type IndexableDocument = { documentId: string; passages: Passage[]; counts: TermCounts }

/**
 * Splits a document into the passages that the engine holds. Facts of the document stand on each of them. `portals` are those of the
 * copies of the document, to tell which one of them was first. Pure.
 */
export function toPassages(document: StoredDocument, portal: Portal, portals?: ReadonlyMap<string, Portal>): IndexableDocument {
  const { pageId } = document
  // The engine refuses lone surrogates; cutting or a portal's broken text may have left some.
  const title = document.title.toWellFormed()
  const text = document.text.toWellFormed()
  const titleTerms = termsOf(title)
  const textTerms = termsOf(text)
  const story = storyOf(text, textTerms)
  const date = document.publishedAt ?? document.issuedAt
  // Documents that were stored before there were pages have none.
  const pageStarts = document.pageStarts ?? []
  const pieces = split(text, pageStarts).map((piece) => {
    const sequence = termsOfPiece(piece, text, textTerms)
    return { ...piece, sequence, words: countEngineWords(sequence) }
  })
  const shared = {
    documentId: pageId,
    story: document.story?.id ?? story.key ?? pageId,
    isReprint: isReprint(document, story.isReprint, portals ?? new Map([[portal.id, portal]])),
    portal: portal.id,
    level: portal.level,
    province: portal.province,
    kind: document.kind,
    topics: document.topics,
    year: date ? Number(date.slice(0, 4)) : null,
    language: document.language,
    publishedAt: date ? Math.floor(Date.parse(date.length === 10 ? `${date}T00:00:00+07:00` : date) / 1000) : null,
    effectiveAt: document.effectiveAt,
    // Documents that were stored before it was read have none.
    expiresAt: document.expiresAt ?? null,
    url: document.url,
    title,
    titleTerms: joinWords(engineWords(titleTerms)),
    numberTerms: joinWords(numberWordsOf(document.documentNumber, title)),
    documentNumber: document.documentNumber,
    issuer: document.issuer,
  }
  const counts = emptyCounts()
  const passages = pieces.map(({ heading, text: piece, start, sequence, words }, ordinal): Passage => {
    countPassage(counts, titleTerms, sequence)
    return {
      id: `${pageId}-${ordinal}`,
      ordinal,
      ...shared,
      heading,
      text: piece,
      page: pageAt(start, pageStarts),
      keyTerms: joinWords(new Set([...(heading ? engineWords(termsOf(heading)) : []), ...keyWords(words)])),
      terms: joinWords(isBare(titleTerms, sequence) ? [...words.keys(), BARE_WORD] : words.keys()),
      restTerms: ordinal === 0 ? restTerms(pieces.map((piece) => piece.words)) : '',
    }
  })
  return { documentId: pageId, passages, counts }
}

function isReprint(document: StoredDocument, namesSource: boolean, portals: ReadonlyMap<string, Portal>): boolean {
  const { story, statedSource } = document
  if (story && originalOf(story, portals) !== document.pageId) return true
  return statedSource === null ? namesSource : namesAnother(document, portals.get(document.portalId))
}

/** Most documents are one piece, and were read already. */
function termsOfPiece({ heading, text: piece }: Piece, text: string, textTerms: TermSequence): TermSequence {
  if (!heading && piece === text) return textTerms
  return termsOf(heading ? `${heading}\n${piece}` : piece)
}

/** Engine words of all passages but the first that the first one lacks. */
function restTerms([first, ...others]: readonly ReadonlyMap<string, number>[]): string {
  const rest = new Set<string>()
  for (const words of others) for (const word of words.keys()) if (!first?.has(word)) rest.add(word)
  return joinWords(rest)
}

function numberWordsOf(documentNumber: string | null, title: string): Set<string> {
  const own = documentNumber ? ownNumberWords(keyOf(documentNumber)) : []
  return new Set([...own, ...documentNumbersIn(title).flatMap(({ key }) => namedNumberWords(key))])
}

function split(text: string, pageStarts: readonly number[]): Piece[] {
  if (text.length <= WHOLE_DOCUMENT_CHARS) return [{ heading: null, text, start: 0 }]
  const pieces = byArticle(text.split('\n')).flatMap((piece) => byLength(piece, pageStarts))
  // Nothing but line ends: the title is still to be found.
  return pieces.length > 0 ? pieces : [{ heading: null, text: '', start: 0 }]
}

function byArticle(lines: readonly string[]): Piece[] {
  const pieces: { heading: string | null; lines: string[]; start: number }[] = [{ heading: null, lines: [], start: 0 }]
  let at = 0
  for (const line of lines) {
    if (ARTICLE_HEADING.test(line)) pieces.push({ heading: line, lines: [], start: at + line.length + 1 })
    else pieces.at(-1)?.lines.push(line)
    at += line.length + 1
  }
  return pieces
    .map(({ heading, lines: own, start }) => ({ heading, text: own.join('\n'), start }))
    .filter((piece) => piece.heading || piece.text.trim())
}

/** Cuts where a page begins, else at line ends where it can, at spaces where a line is longer than a passage. */
function byLength({ heading, text, start }: Piece, pageStarts: readonly number[]): Piece[] {
  const pieces: Piece[] = []
  let rest = text
  let at = start
  while (rest.length > MAX_PASSAGE_CHARS) {
    const window = rest.slice(0, MAX_PASSAGE_CHARS)
    const pageStart = pageStarts.findLast((page) => page > at + MAX_PASSAGE_CHARS / 2 && page <= at + MAX_PASSAGE_CHARS) ?? 0
    const lineEnd = window.lastIndexOf('\n')
    const space = window.lastIndexOf(' ')
    const cut =
      pageStart > 0 ? pageStart - at : lineEnd > MAX_PASSAGE_CHARS / 2 ? lineEnd : space > 0 ? space : wholeCharacters(window)
    pieces.push({ heading, text: rest.slice(0, cut).trimEnd(), start: at })
    const trimmed = rest.slice(cut).trimStart()
    at += rest.length - trimmed.length
    rest = trimmed
  }
  pieces.push({ heading, text: rest, start: at })
  return pieces
}

/** Pages count from 1. A heading stands before the text of its piece, mostly on the same page. */
function pageAt(at: number, pageStarts: readonly number[]): number | null {
  return pageStarts.length === 0 ? null : Math.max(1, pageStarts.findLastIndex((start) => start <= at) + 1)
}

/** Length of the window without half a character at its end: the engine refuses a lone surrogate. */
function wholeCharacters(window: string): number {
  return /[\uD800-\uDBFF]$/.test(window) ? window.length - 1 : window.length
}
