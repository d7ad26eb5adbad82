import { html, raw } from 'hono/html'
import type { Names } from '../../config/names.ts'
import type { Feedback } from '../../domain/feedback.ts'
import { formatTime } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { documentUrl } from '../links.ts'
import { FEEDBACK_KIND_WORDS } from '../parts/report-form.ts'
import type { View } from '../view.ts'

type SentParts = { assets: Assets; code: string; portal: string; documentId: string }

/** A report was kept: the code to look its answer up by. */
export function feedbackSentPage({ assets, code, portal, documentId }: SentParts): View {
  return layout({
    title: 'Đã gửi báo lỗi',
    assets,
    head: html`<link rel="stylesheet" href="${assets.reading}">`,
    main: html`<div class="notice" role="status"><h1>Đã gửi báo lỗi</h1>
<p>${portal} sẽ xem và trả lời. Mã của bạn:</p>
<p class="code">${withHyphen(code)}</p>
<p>Hãy ghi lại mã này: ai có mã đều xem được báo lỗi và trả lời, và không có cách nào khác để tìm lại.</p>
<ul class="notice__ways"><li><a class="button" href="/bao-loi?ma=${code}">Xem trả lời</a></li><li><a href="${documentUrl(documentId)}">Về tài liệu</a></li></ul></div>`,
  })
}

type LookUpParts = { assets: Assets; typed: string; found: Feedback | null; isUnknown: boolean; names: Names }

/** Looks up what became of a report. */
export function feedbackPage({ assets, typed, found, isUnknown, names }: LookUpParts): View {
  return layout({
    title: 'Tra trả lời cho báo lỗi',
    assets,
    head: html`<link rel="stylesheet" href="${assets.reading}">`,
    main: html`<h1>Tra trả lời cho báo lỗi</h1>
<form class="look-up" action="/bao-loi" method="get">
${isUnknown ? html`<p class="problem" role="alert" id="loi">Không có báo lỗi nào với mã này.</p>` : ''}
<label for="ma">Mã báo lỗi</label>
<div class="look-up__row"><input id="ma" name="ma" value="${typed.slice(0, 20)}" maxlength="20" required autocomplete="off" autocapitalize="characters" spellcheck="false"${isUnknown ? raw(' aria-invalid="true" aria-describedby="loi"') : ''}><button type="submit">Xem</button></div>
</form>
${found ? report(found, names) : ''}`,
  })
}

function report({ documentId, portalId, title, kind, message, createdAt, answer, answeredAt }: Feedback, names: Names): View {
  return html`<section class="report-shown" aria-labelledby="bao-loi"><h2 id="bao-loi">Báo lỗi về “<a href="${documentUrl(documentId)}"><bdi>${title || 'Không có tiêu đề'}</bdi></a>”</h2>
<p class="fine">${names.portal(portalId)} · gửi lúc <time datetime="${createdAt}">${formatTime(createdAt)}</time> · ${FEEDBACK_KIND_WORDS[kind]}</p>
<p class="said">${message}</p>
<h2>Trả lời</h2>
${answer && answeredAt ? html`<p class="fine">Lúc <time datetime="${answeredAt}">${formatTime(answeredAt)}</time></p><p class="said">${answer}</p>` : html`<p>Chưa có trả lời.</p>`}
</section>`
}

/** In two halves, to be read out and written down. */
function withHyphen(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}
