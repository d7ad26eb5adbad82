import { type Block, heading, item, paragraph } from './blocks.ts'
import { drawSentences } from './write-news.ts'
import { upperFirst, type Writer } from './writer.ts'

const PAPERS = [
  'Tờ khai theo mẫu số %n (bản chính)',
  'Bản sao điện tử giấy tờ tùy thân có chứng thực, số lượng %n bản',
  'Ảnh chân dung nền trắng cỡ 4x6, %n ảnh',
  'Văn bản ủy quyền nếu nộp thay, lập thành %n bản',
  'Giấy xác nhận của cơ quan quản lý trực tiếp, mẫu %n',
  'Báo cáo kết quả lần trước (nếu có), phụ lục %n',
  'Biên lai nộp lệ phí, liên %n',
]

/** An administrative procedure with the parts that every entry of the national database has. */
export function writeProcedure(w: Writer, code: string, phraseSentence: string): Block[] {
  const papers = [...PAPERS]
  const chosen = Array.from({ length: w.random.int(3, 5) }, () => papers.splice(w.random.int(0, papers.length - 1), 1)[0] ?? '')
  const office = `${w.body()} ${w.place()}`
  const [first, second, third, fourth] = drawSentences(w, 4)
  return [
    paragraph(
      `Mã thủ tục: ${code}. Lĩnh vực: ${w.topic.label}. Cơ quan thực hiện: ${office}. Đối tượng thực hiện: ${w.group()}.`,
    ),
    heading('Trình tự thực hiện'),
    paragraph(
      `Bước 1: ${upperFirst(w.group())} chuẩn bị hồ sơ về ${w.thing()} và nộp tại ${office} hoặc qua Cổng Dịch vụ công quốc gia.`,
    ),
    paragraph(
      `Bước 2: Cán bộ tiếp nhận kiểm tra trong ${w.number(1, 3)} ngày làm việc; nếu thiếu thì hướng dẫn bổ sung một lần bằng văn bản. ${first}`,
    ),
    paragraph(`Bước 3: ${w.body()} thẩm định, ${w.act()} khi cần thiết rồi trình người có thẩm quyền ký. ${phraseSentence}`),
    paragraph(`Bước 4: Trả kết quả trực tiếp, trực tuyến hoặc qua bưu chính công ích đến ${w.place()}. ${second}`),
    heading('Thành phần hồ sơ'),
    ...chosen.map((paper) => item(paper.replace('%n', w.number(1, 9)))),
    heading('Thời hạn giải quyết'),
    paragraph(
      `${w.number(3, 30)} ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ; trường hợp phải xác minh thì kéo dài thêm không quá ${w.number(5, 15)} ngày.`,
    ),
    heading('Phí, lệ phí'),
    paragraph(
      `Lệ phí: ${w.number(20, 480)}.000 đồng một lần cấp; giảm ${w.percent()} khi nộp trực tuyến; miễn cho người thuộc hộ nghèo.`,
    ),
    heading('Yêu cầu, điều kiện'),
    paragraph(`${third} ${fourth}`),
  ]
}
