import { html } from 'hono/html'
import type { SearchRequest, SearchResult } from '../../domain/search.ts'
import { searchUrl } from '../links.ts'
import type { View } from '../view.ts'

/** What was made of the question, with the way back to what was typed. Empty when it was searched as it stands. */
export function understoodNotes(request: SearchRequest, { understood }: SearchResult): View | '' {
  const { corrected, expansions, isWithoutQuotes, isUnknownSite } = understood
  const notes = [
    ...(corrected
      ? [
          html`Đang hiển thị kết quả cho “<strong>${corrected}</strong>”. <a href="${searchUrl({ ...request, verbatim: true, page: 1 })}" rel="nofollow">Tìm đúng “${request.q}”</a>`,
        ]
      : []),
    ...(isWithoutQuotes ? [html`Không tài liệu nào có đúng cụm từ trong ngoặc kép; đã tìm các từ rời.`] : []),
    ...(isUnknownSite ? [html`Trang sau “site:” không thuộc các cổng chính thức đã đăng ký.`] : []),
    ...[...new Set(expansions.map(({ reason }) => reason))].slice(0, 3).map((reason) => html`${reason}.`),
  ]
  return notes.length > 0 ? html`<ul class="understood">${notes.map((note) => html`<li>${note}</li>`)}</ul>` : ''
}
