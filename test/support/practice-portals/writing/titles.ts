import type { DocumentKind } from '../../../../domain/document.ts'
import { upperFirst, type Writer } from './writer.ts'

type TitleForm = (w: Writer) => string

const NEWS: readonly TitleForm[] = [
  (w) => `${w.place()}: ${w.act()} để ${w.goal()}`,
  (w) => `${w.percent()} ${w.group()} hài lòng với ${w.thing()} tại ${w.place()}`,
  (w) => `Bố trí ${w.money()} cho ${w.thing()} ở ${w.place()}`,
  (w) => `${w.person()}: Phải ${w.act()} ngay từ đầu năm`,
  (w) => `Hội nghị về ${w.topic.label} tại ${w.place()} bàn cách ${w.goal()}`,
  (w) => `${w.place()} sau ${w.number(3, 18)} tháng ${w.act()}`,
  (w) => `${w.number(120, 4800)} ${w.unit()} và câu chuyện ${w.topic.label} ở ${w.place()}`,
  (w) => `Kiểm tra ${w.thing()} tại ${w.place()} và ${w.place()}`,
]
const NOTICES: readonly TitleForm[] = [
  (w) => `Thông báo về việc ${w.act()} tại ${w.place()}`,
  (w) => `Thông báo lịch làm việc với ${w.group()} ở ${w.place()} về ${w.thing()}`,
  (w) => `Thông báo lấy ý kiến ${w.group()} về ${w.thing()} ${w.day()}`,
  (w) => `Thông báo mời ${w.group()} tham dự buổi trao đổi về ${w.topic.label} tại ${w.place()}`,
]
const QUESTIONS: readonly TitleForm[] = [
  (w) => `Hỏi đáp: ${w.group()} ở ${w.place()} cần làm gì để ${w.act()}?`,
  (w) => `Hỏi đáp về ${w.thing()}: trường hợp của gia đình tại ${w.place()}`,
  (w) => `Trả lời công dân ${w.place()} về ${w.thing()} và ${w.unit()} phát sinh`,
]
const PROCEDURES: readonly TitleForm[] = [
  (w) => `Thủ tục xác nhận ${w.thing()} đối với ${w.group()} (${w.place()})`,
  (w) => `Thủ tục đăng ký ${w.act()} cho ${w.group()} tại ${w.place()}`,
  (w) => `Thủ tục hỗ trợ kinh phí cho ${w.group()} liên quan đến ${w.thing()} ở ${w.place()}`,
]
const LEGAL: readonly TitleForm[] = [
  (w) => `quy định về ${w.thing()} và việc ${w.act()}`,
  (w) => `ban hành kế hoạch ${w.topic.label} tại ${w.place()}`,
  (w) => `về mức hỗ trợ ${w.group()} nhằm ${w.goal()}`,
  (w) => `hướng dẫn quản lý ${w.thing()} đối với ${w.group()}`,
  (w) => `phê duyệt phương án ${w.act()} ở ${w.place()}`,
]

/** Title of a document; for a legal document what follows its type and number. */
export function writeTitle(w: Writer, kind: DocumentKind): string {
  if (kind === 'legal-document') return w.random.pick(LEGAL)(w)
  const forms = kind === 'notice' ? NOTICES : kind === 'question-answer' ? QUESTIONS : kind === 'procedure' ? PROCEDURES : NEWS
  return upperFirst(w.random.pick(forms)(w))
}
