import type { EvalDocument } from '../eval-system.ts'

const TITLE = 'Giải đáp vướng mắc khi thi hành {number}'
const TEXT =
  'Nhiều bạn đọc hỏi về {number}. Chuyên viên pháp chế cho biết {number} đã có hiệu lực, cơ quan thực hiện cần đối chiếu từng điều trước khi trả lời. Các câu hỏi khác về {number} được tổng hợp vào cuối tuần.'

/**
 * A page that names a document's number again and again without bearing it: by the words alone it answers better than the
 * long document whose number it is.
 */
export function citingDocument(number: string): EvalDocument {
  const fill = (text: string) => text.replaceAll('{number}', number)
  return { id: `citing-${number}`, title: fill(TITLE), text: fill(TEXT) }
}
