import type { Writer } from './writer.ts'

type Sentence = (w: Writer) => string

/** Sentences of news and answers: many gaps each, so that two articles share hardly any run of words. */
export const SENTENCES: readonly Sentence[] = [
  (w) =>
    `Tại ${w.place()}, ${w.thing()} đã được kiểm tra từ ${w.day()} với sự tham gia của ${w.body()} và đại diện ${w.group()}.`,
  (w) => `${w.role()} ${w.place()}, ${w.person()}, cho biết địa phương đã dành ${w.money()} để ${w.act()}.`,
  (w) =>
    `Theo báo cáo của ${w.body()}, đến ${w.day()} có ${w.number(120, 9800)} ${w.unit()} được ghi nhận, đạt ${w.percent()} kế hoạch.`,
  (w) => `So với cùng kỳ, số ${w.unit()} tại ${w.place()} tăng ${w.percent()}, chủ yếu nhờ việc ${w.act()} được làm sớm hơn.`,
  (w) =>
    `${w.group()} phản ánh rằng ${w.thing()} còn chậm ở hai khâu, và ${w.body()} hứa trả lời trước ${w.day()}.`.replace(
      /^./,
      (c) => c.toUpperCase(),
    ),
  (w) =>
    `Từ kinh nghiệm của ${w.place()}, ba tổ công tác liên ngành sẽ ${w.act()} theo hình thức cuốn chiếu, mỗi tổ phụ trách ${w.number(4, 19)} khu dân cư.`,
  (w) => `Mục tiêu được nhắc lại nhiều lần là ${w.goal()}, thay vì chạy theo số lượng ${w.unit()} trên giấy.`,
  (w) =>
    `${w.person()} đề nghị ${w.body()} bố trí thêm ${w.number(3, 42)} cán bộ, vì ${w.thing()} đang quá tải vào đầu tuần.`.replace(
      /^./,
      (c) => c.toUpperCase(),
    ),
  (w) => `Nguồn kinh phí ${w.money()} được cân đối từ hai phần: ngân sách cấp trên và đóng góp tự nguyện ở ${w.place()}.`,
  (w) => `Trong quý tới, ${w.place()} và ${w.place()} được chọn làm điểm, trước khi ${w.act()} trên diện rộng.`,
  (w) =>
    `Khó khăn lớn nhất hiện nay không phải là tiền, mà là thói quen cũ của một bộ phận ${w.group()} khi tiếp xúc với ${w.thing()}.`,
  (w) =>
    `Kết quả bước đầu cho thấy ${w.percent()} ${w.group()} được hỏi hài lòng, còn ${w.percent()} mong muốn thời gian xử lý ngắn hơn nữa.`,
  (w) =>
    `Bên lề buổi làm việc, ${w.person()} chia sẻ rằng việc ${w.act()} giúp gia đình tiết kiệm gần ${w.number(2, 30)} ngày công mỗi năm.`,
  (w) => `${w.body()} được giao chủ trì, phối hợp với ${w.body()} hoàn thành hồ sơ về ${w.thing()} chậm nhất ${w.day()}.`,
  (w) =>
    `Đợt kiểm tra đột xuất tại ${w.place()} phát hiện ${w.number(3, 58)} thiếu sót, trong đó phần lớn liên quan đến ${w.thing()}.`,
  (w) => `Để ${w.goal()}, lãnh đạo ${w.place()} yêu cầu mỗi đơn vị đăng ký một việc làm cụ thể và báo cáo vào thứ sáu hằng tuần.`,
  (w) => `Riêng tại ${w.place()}, ${w.number(110, 990)} ${w.group()} đã tham gia từ những ngày đầu, đóng góp hơn ${w.money()}.`,
  (w) =>
    `Các ý kiến thống nhất rằng ${w.thing()} cần một đầu mối chịu trách nhiệm, tránh tình trạng hồ sơ đi vòng qua nhiều nơi.`,
  (w) => `Đoàn công tác do ${w.person()} dẫn đầu đã đến ${w.place()} nghe báo cáo và xem thực tế cách ${w.act()}.`,
  (w) =>
    `Theo lộ trình, giai đoạn một kết thúc ${w.day()}, giai đoạn hai kéo dài thêm ${w.number(3, 18)} tháng với tổng mức ${w.money()}.`,
  (w) =>
    `Nhờ ${w.act()}, thời gian chờ trung bình giảm từ ${w.number(9, 30)} xuống còn ${w.number(2, 8)} ngày, theo số liệu của ${w.body()}.`,
  (w) => `Một vấn đề khác được ${w.group()} quan tâm là cách tính ${w.unit()} khi ${w.thing()} nằm trên địa bàn của hai đơn vị.`,
  (w) => `${w.role()} nhấn mạnh yêu cầu ${w.goal()}, đồng thời phê bình ${w.number(2, 7)} đơn vị chưa gửi số liệu đúng hạn.`,
  (w) => `Ở chiều ngược lại, ${w.place()} mới đạt ${w.percent()}, thấp nhất trong nhóm, do thiếu người am hiểu ${w.thing()}.`,
  (w) => `Từ ${w.day()}, mỗi sáng thứ bảy sẽ có một buổi hướng dẫn tại nhà văn hóa ${w.place()} để ${w.group()} tìm hiểu thêm.`,
  (w) => `Bản tổng hợp gửi ${w.body()} nêu rõ ${w.number(5, 24)} kiến nghị, trong đó ba kiến nghị đầu xoay quanh ${w.thing()}.`,
  (w) => `Trước mắt, đơn vị tư vấn sẽ khảo sát lại ${w.number(20, 480)} ${w.unit()} ở ${w.place()} để có số liệu tin cậy.`,
  (w) =>
    `${w.person()}, người gắn bó ${w.number(8, 34)} năm với công việc này, tin rằng ${w.goal()} là điều làm được nếu kiên trì.`.replace(
      /^./,
      (c) => c.toUpperCase(),
    ),
  (w) => `Phần vốn còn lại, khoảng ${w.money()}, dự kiến giải ngân trước ${w.day()} sau khi hoàn tất thủ tục với kho bạc.`,
  (w) => `Cuối buổi, hai bên ký bản ghi nhớ về ${w.thing()}, có hiệu lực ${w.number(2, 5)} năm và được đánh giá lại hằng năm.`,
  (w) =>
    `Việc ${w.act()} được triển khai song song ở ${w.place()}, nơi có ${w.number(1200, 9800)} nhân khẩu và địa hình chia cắt.`,
  (w) => `Đại diện ${w.group()} cho rằng hướng dẫn hiện hành còn khó hiểu, nhất là phần nói về ${w.unit()} phát sinh giữa kỳ.`,
  (w) => `Bảng so sánh mới công bố xếp ${w.place()} ở vị trí thứ ${w.number(2, 30)}, tăng ${w.number(2, 11)} bậc sau một năm.`,
  (w) =>
    `Nếu thời tiết thuận lợi, hạng mục cuối cùng gắn với ${w.thing()} sẽ xong trước ${w.day()}, sớm ${w.number(5, 40)} ngày.`,
  (w) => `${w.body()} cũng mở số điện thoại tiếp nhận phản ánh và cam kết phản hồi trong ${w.number(12, 72)} giờ làm việc.`,
  (w) => `Lần đầu tiên ${w.group()} ở ${w.place()} được mời góp ý trực tiếp vào dự thảo, thu về ${w.number(40, 760)} ý kiến.`,
  (w) =>
    `Trong số ${w.number(300, 4200)} ${w.unit()} của đợt này, ${w.percent()} thuộc về ${w.place()}, phần còn lại chia đều cho các nơi khác.`,
  (w) => `Cách làm của ${w.place()} là giao chỉ tiêu theo tuần, công khai tiến độ ${w.thing()} trên bảng tin và loa cơ sở.`,
  (w) => `Theo quy định, ${w.thing()} phải được cập nhật ít nhất ${w.number(2, 4)} lần mỗi năm, lần gần nhất là ${w.day()}.`,
  (w) => `Để tránh lãng phí, tổ thẩm định đề nghị cắt ${w.money()} ở hạng mục chưa cấp bách và dồn sức ${w.act()}.`,
]

/** Opening sentences: what happened, where and who. */
export const LEADS: readonly Sentence[] = [
  (w) =>
    `Sáng ${w.day()}, tại ${w.place()}, ${w.body()} tổ chức hội nghị đánh giá ${w.number(6, 18)} tháng thực hiện nhiệm vụ ${w.topic.label}.`,
  (w) => `Chiều ${w.day()}, ${w.person()}, ${w.role()}, chủ trì buổi làm việc với ${w.body()} về ${w.topic.label}.`,
  (w) =>
    `Sau ${w.number(3, 11)} tháng triển khai, công tác ${w.topic.label} ở ${w.place()} đã có những chuyển biến rõ, đặc biệt là ${w.thing()}.`,
  (w) => `${w.publisher} vừa công bố kế hoạch ${w.topic.label} với tổng nguồn lực ${w.money()}, trọng tâm là ${w.thing()}.`,
  (w) => `Từ ${w.day()}, ${w.group()} tại ${w.place()} sẽ thấy nhiều thay đổi khi địa phương bắt đầu ${w.act()}.`,
  (w) => `Đoàn kiểm tra của ${w.publisher} đã có hai ngày làm việc tại ${w.place()} để nắm tình hình ${w.topic.label}.`,
]

/** The clauses of an article (Điều) of a legal document. */
export const CLAUSES: readonly Sentence[] = [
  (w) => `Cơ quan chủ trì có trách nhiệm ${w.act()} và báo cáo kết quả trước ngày ${w.number(5, 25)} tháng cuối quý.`,
  (w) => `Mức hỗ trợ tối đa cho ${w.group()} là ${w.money()} một năm, chi trả thành ${w.number(2, 4)} đợt.`,
  (w) => `Hồ sơ liên quan đến ${w.thing()} được lưu trữ ít nhất ${w.number(5, 20)} năm kể từ ngày kết thúc.`,
  (w) =>
    `Trường hợp ${w.thing()} phát sinh thay đổi quá ${w.percent()}, đơn vị phải điều chỉnh trong ${w.number(5, 30)} ngày làm việc.`,
  (w) => `Tổ chức, cá nhân cung cấp sai số liệu về ${w.unit()} thì phải hoàn trả kinh phí và chịu trách nhiệm theo pháp luật.`,
  (w) => `Ủy ban nhân dân cấp xã tiếp nhận, kiểm tra tính đầy đủ và chuyển hồ sơ trong ${w.number(2, 5)} ngày làm việc.`,
  (w) => `Việc ${w.act()} thực hiện theo nguyên tắc công khai, đúng đối tượng, bảo đảm ${w.goal()}.`,
  (w) => `Định kỳ ${w.number(3, 12)} tháng, ${w.body()} tổng hợp tình hình ${w.topic.label} gửi cơ quan cấp trên.`,
  (w) => `Kinh phí thực hiện bố trí trong dự toán hằng năm, không vượt ${w.money()} cho mỗi địa bàn.`,
  (w) => `Ưu tiên ${w.group()} ở địa bàn đặc biệt khó khăn, với hệ số ${w.number(1, 2)},${w.number(1, 9)} so với mức chung.`,
  (w) =>
    `${w.thing()} được cập nhật trên hệ thống thông tin chậm nhất ${w.number(24, 96)} giờ sau khi có thay đổi.`.replace(
      /^./,
      (c) => c.toUpperCase(),
    ),
  (w) => `Đơn vị sử dụng từ ${w.number(50, 900)} ${w.unit()} trở lên phải có phương án riêng được phê duyệt.`,
]

/** Headings of articles (Điều). */
export const CLAUSE_TITLES: readonly Sentence[] = [
  (w) => `Nguyên tắc thực hiện đối với ${w.thing()}`,
  (w) => `Trách nhiệm của ${w.body()}`,
  (w) => `Quyền và nghĩa vụ của ${w.group()}`,
  (w) => `Điều kiện để ${w.act()}`,
  (w) => `Nguồn kinh phí bảo đảm cho ${w.thing()}`,
  (w) => `Chế độ báo cáo về ${w.unit()}`,
  (w) => `Kiểm tra, giám sát ${w.thing()}`,
  (w) => `Xử lý chuyển tiếp đối với ${w.group()}`,
]
