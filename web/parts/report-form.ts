import { html } from 'hono/html'
import { FEEDBACK_KINDS, type FeedbackKind, MAX_FEEDBACK_CHARS } from '../../domain/feedback.ts'
import type { DocumentAnswer } from '../../domain/reading.ts'
import { documentUrl } from '../links.ts'
import type { View } from '../view.ts'

export const FEEDBACK_KIND_WORDS: Readonly<Record<FeedbackKind, string>> = {
  'wrong-text': 'Chữ ở đây khác trang gốc',
  outdated: 'Nội dung đã cũ hoặc hết hiệu lực',
  'broken-link': 'Liên kết hoặc tệp không mở được',
  'wrong-facts': 'Sai ngày, số hiệu hoặc cơ quan',
  other: 'Khác',
}

/** Says what is wrong to those who can mend it. Nobody has to say who they are. */
export function reportForm({ documentId, portal }: Pick<DocumentAnswer, 'documentId' | 'portal'>): View {
  return html`<section class="report" id="bao-loi" aria-labelledby="bao-loi-ten"><details>
<summary><h2 id="bao-loi-ten">Báo lỗi nội dung</h2></summary>
<form method="post" action="${documentUrl(documentId)}/bao-loi">
<p class="fine">Gửi đến người quản trị ${portal.name}. Không cần tên hay thư điện tử; bạn nhận một mã để xem trả lời. Xin đừng ghi thông tin cá nhân.</p>
<fieldset><legend>Điều gì chưa đúng?</legend>
${FEEDBACK_KINDS.map((kind, index) => html`<label><input type="radio" name="kind" value="${kind}" required${index === 0 ? ' checked' : ''}> ${FEEDBACK_KIND_WORDS[kind]}</label>`)}
</fieldset>
<label for="message">Nói rõ hơn</label>
<textarea id="message" name="message" rows="4" required maxlength="${MAX_FEEDBACK_CHARS}"></textarea>
<button type="submit">Gửi báo lỗi</button>
</form></details></section>`
}
