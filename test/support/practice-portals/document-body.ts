import { type DocumentHead, documentHead, governmentOf } from './document-head.ts'
import type { PortalContext } from './model.ts'
import { type Block, paragraph } from './writing/blocks.ts'
import { writeAnswer } from './writing/write-answer.ts'
import { writeLegal } from './writing/write-legal.ts'
import { writeNews } from './writing/write-news.ts'
import { writeNotice } from './writing/write-notice.ts'
import { writeProcedure } from './writing/write-procedure.ts'
import { createWriter, groupDigits } from './writing/writer.ts'

/** The text of a document; a changed one ends with a paragraph about what is new. */
export function documentBody(portal: PortalContext, head: DocumentHead): Block[] {
  if (head.copyOfIndex !== null) {
    const government = { ...governmentOf(portal), state: { ...portal.state, round: 0 } }
    const original = documentBody(government, documentHead(government, head.copyOfIndex))
    return [...original, paragraph(`Theo ${government.spec.name}`)]
  }
  const writer = createWriter(head.theme, portal.spec.shortName, portal.state.seed, head.portalId, head.index, 'body')
  const blocks = writeKind()
  const changed = changedPhrase(portal, head)
  if (changed) blocks.push(paragraph(`Nội dung bổ sung: sau khi rà soát, ${changed}, nhiều hơn so với bản công bố trước đó.`))
  return blocks

  function writeKind(): Block[] {
    if (head.legal) return writeLegal(writer, { ...head.legal, issuedOn: head.publishedOn }, head.phraseSentence)
    if (head.procedureCode) return writeProcedure(writer, head.procedureCode, head.phraseSentence)
    if (head.kind === 'notice') return writeNotice(writer, head.phraseSentence)
    if (head.kind === 'question-answer') return writeAnswer(writer, head.phraseSentence)
    return writeNews(writer, head.phraseSentence)
  }
}

/** What only the present version of a changed document says; null for one that never changed. */
export function changedPhrase(portal: PortalContext, head: DocumentHead): string | null {
  if (head.version === 0) return null
  return `${portal.spec.shortName} bổ sung ${groupDigits(20017 + head.index * 41 + head.version * 7)} trường hợp ở vòng ${head.version}`
}
