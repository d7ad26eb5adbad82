import { type Block, item, paragraph } from './blocks.ts'
import { drawSentences } from './write-news.ts'
import type { Writer } from './writer.ts'

/** An announcement: what, when, where, whom to ask. */
export function writeNotice(w: Writer, phraseSentence: string): Block[] {
  const sentences = drawSentences(w, 7)
  return [
    paragraph(`${w.publisher} thông báo đến ${w.group()} và ${w.group()} nội dung liên quan đến ${w.thing()} như sau.`),
    paragraph(`${phraseSentence} ${sentences[0]}`),
    item(`Thời gian: từ ${w.number(7, 8)} giờ 30 phút, ${w.day()} đến hết ${w.day()}.`),
    item(`Địa điểm: hội trường tầng ${w.number(1, 6)}, trụ sở ${w.body()} ${w.place()}.`),
    item(`Đầu mối liên hệ: ${w.person()}, điện thoại 0203.3${w.random.int(100, 999)}.${w.random.int(100, 999)}.`),
    paragraph(`${sentences[1]} ${sentences[2]}`),
    paragraph(`${sentences[3]} ${sentences[4]}`),
    paragraph(`${sentences[5]} ${sentences[6]}`),
    paragraph(`Đề nghị các cơ quan, đơn vị ở ${w.place()} phổ biến rộng rãi thông báo này để ${w.goal()}.`),
  ]
}
