import { type Block, heading, paragraph } from './blocks.ts'
import { drawSentences } from './write-news.ts'
import type { Writer } from './writer.ts'

/** A citizen's question and the answer of the office in charge. */
export function writeAnswer(w: Writer, phraseSentence: string): Block[] {
  const sentences = drawSentences(w, 8)
  return [
    heading('Câu hỏi'),
    paragraph(
      `${w.person()} (${w.place()}) hỏi: Gia đình tôi đã nộp ${w.number(2, 9)} loại giấy tờ về ${w.thing()} từ ${w.day()} nhưng chưa nhận được kết quả. Xin hỏi tôi cần làm gì để ${w.act()}?`.replace(
        /^./,
        (c) => c.toUpperCase(),
      ),
    ),
    heading('Trả lời'),
    paragraph(`${w.body()} trả lời như sau: Việc của gia đình thuộc lĩnh vực ${w.topic.label}. ${phraseSentence}`),
    paragraph(`${sentences[0]} ${sentences[1]} ${sentences[2]}`),
    paragraph(`${sentences[3]} ${sentences[4]}`),
    paragraph(`${sentences[5]} ${sentences[6]}`),
    paragraph(
      `${sentences[7]} Nếu sau ${w.number(5, 20)} ngày làm việc chưa có kết quả, đề nghị công dân phản ánh lại tại ${w.place()}.`,
    ),
  ]
}
