import { html } from 'hono/html'
import type { Names } from '../../../config/names.ts'
import { type Feedback, MAX_ANSWER_CHARS } from '../../../domain/feedback.ts'
import { formatTime } from '../../format.ts'
import type { Assets } from '../../layout.ts'
import { documentUrl } from '../../links.ts'
import { adminFrame, csrfField, dataLinks } from '../../parts/admin/admin-frame.ts'
import type { Viewer } from '../../parts/admin/viewer.ts'
import { FEEDBACK_KIND_WORDS } from '../../parts/report-form.ts'
import type { View } from '../../view.ts'

type FeedbackParts = {
  assets: Assets
  viewer: Viewer
  names: Names
  feedback: readonly (Feedback & { mayAnswer: boolean })[]
  isAnswered: boolean
}

/** What citizens said is wrong, with a form to answer each. */
export function feedbackListPage({ assets, viewer, names, feedback, isAnswered }: FeedbackParts): View {
  const tab = (url: string, name: string, isCurrent: boolean) =>
    html`<a href="${url}"${isCurrent ? html` aria-current="page"` : ''}>${name}</a>`
  return adminFrame({
    assets,
    viewer,
    section: '/quan-tri/phan-hoi',
    title: 'Phản hồi',
    main: html`<h1>Phản hồi của người dân</h1>
<nav class="tabs" aria-label="Phản hồi">${tab('/quan-tri/phan-hoi', 'Chưa trả lời', !isAnswered)} ${tab('/quan-tri/phan-hoi?tra-loi=roi', 'Đã trả lời', isAnswered)}</nav>
${feedback.length === 0 ? html`<p>Không có phản hồi nào.</p>` : ''}
${feedback.map(
  ({
    code,
    documentId,
    portalId,
    title,
    kind,
    message,
    createdAt,
    answer,
    answeredBy,
    mayAnswer,
  }) => html`<section class="report"><h2><a href="${documentUrl(documentId)}">${title}</a></h2>
<p class="fine">${names.portal(portalId)} · ${FEEDBACK_KIND_WORDS[kind]} · ${formatTime(createdAt)} · mã <code>${code}</code></p><p class="said">${message}</p>
${answer ? html`<p class="said"><strong>Trả lời</strong> (${answeredBy}): ${answer}</p>` : ''}
${
  mayAnswer
    ? html`<form method="post" action="/quan-tri/phan-hoi">${csrfField(viewer)}<input type="hidden" name="ma" value="${code}"><p><label for="tl-${code}">Trả lời</label> <textarea id="tl-${code}" name="tra-loi" rows="3" required maxlength="${MAX_ANSWER_CHARS}"></textarea></p><p><button type="submit">Gửi trả lời</button></p></form>`
    : ''
}</section>`,
)}
${dataLinks('/quan-tri/phan-hoi', new URLSearchParams(isAnswered ? { 'tra-loi': 'roi' } : {}))}`,
  })
}
