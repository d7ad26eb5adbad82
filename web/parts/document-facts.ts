import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import type { LegalRelation } from '../../domain/document.ts'
import type { DocumentAnswer } from '../../domain/reading.ts'
import { formatDate } from '../format.ts'
import { searchUrl } from '../links.ts'
import type { View } from '../view.ts'

const RELATION_WORDS: Readonly<Record<LegalRelation, string>> = {
  amends: 'Sửa đổi, bổ sung',
  replaces: 'Thay thế',
  repeals: 'Bãi bỏ',
  guides: 'Hướng dẫn thi hành',
  'based-on': 'Căn cứ',
}

/** What is known of a document, in pairs; what is not known is not there. */
export function documentFacts(document: DocumentAnswer, names: Names): View {
  const { kind, province, topics, procedure, relations } = document
  const byRelation = Map.groupBy(relations, ({ relation }) => relation)
  const facts: [term: string, value: View | string | null][] = [
    ['Loại', document.legalType ?? names.kind(kind)],
    ['Số hiệu', document.documentNumber],
    ['Cơ quan ban hành', document.issuer],
    ['Người ký', document.signer],
    ['Ngày ban hành', dateOf(document.issuedAt)],
    ['Có hiệu lực từ', dateOf(document.effectiveAt)],
    ['Hết hiệu lực từ', dateOf(document.expiresAt)],
    ['Ngày đăng', dateOf(document.publishedAt)],
    ['Cập nhật', dateOf(document.updatedAt)],
    ['Tác giả', document.author],
    ['Nguồn được nêu', document.statedSource],
    ['Địa phương', province?.name ?? null],
    ['Lĩnh vực', topics.map(({ name }) => name).join(', ') || null],
    ['Mã thủ tục', procedure?.code ?? null],
    ['Cơ quan giải quyết', procedure?.authority ?? null],
    ['Cấp thực hiện', procedure?.level ?? null],
    ['Thời hạn', procedure?.timeLimit ?? null],
    ['Phí, lệ phí', procedure?.fee ?? null],
    [
      'Giấy tờ phải nộp',
      procedure?.papers.length ? html`<ul>${procedure.papers.map((paper) => html`<li>${paper}</li>`)}</ul>` : null,
    ],
    ...[...byRelation].map(([relation, of]): [string, View] => [
      RELATION_WORDS[relation],
      numbers(of.map(({ number }) => number)),
    ]),
  ]
  return html`<dl class="facts">${facts.map(([term, value]) => (value ? html`<div><dt>${term}</dt><dd>${value}</dd></div>` : ''))}</dl>`
}

/** Relations name numbers: whether we have the document, a search tells. */
function numbers(of: readonly string[]): View {
  return html`${of.map((number, index) => html`${index > 0 ? ', ' : ''}<a href="${searchUrl({ q: number })}">${number}</a>`)}`
}

function dateOf(iso: string | null): View | null {
  return iso && formatDate(iso) ? html`<time datetime="${iso}">${formatDate(iso)}</time>` : null
}
