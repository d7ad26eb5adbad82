/** The vocabulary of one theme: what sentences about it are filled with. */
export type Topic = {
  id: string
  /** "về …": what the text is about. */
  label: string
  things: readonly string[]
  acts: readonly string[]
  goals: readonly string[]
  groups: readonly string[]
  units: readonly string[]
}

const topic = (id: string, label: string, things: string, acts: string, goals: string, groups: string, units: string): Topic => {
  const list = (text: string) => text.split('|').map((item) => item.trim())
  return { id, label, things: list(things), acts: list(acts), goals: list(goals), groups: list(groups), units: list(units) }
}

/** Themes of ordinary documents. None may hold the syllables "đường", "dương" or "duong". */
const TOPICS: readonly Topic[] = [
  topic(
    'administrative-reform',
    'cải cách hành chính',
    'bộ phận một cửa | quy trình giải quyết hồ sơ liên thông | bảng niêm yết thủ tục | phần mềm đánh giá sự hài lòng | chỉ số cải cách hành chính | sổ theo dõi hồ sơ trễ hạn',
    'rà soát từng bước xử lý hồ sơ | cắt giảm giấy tờ trùng lặp | công khai lịch trả kết quả | bố trí cán bộ hướng dẫn tại quầy | gửi thư xin lỗi khi trễ hẹn',
    'rút ngắn thời gian chờ của người dân | giảm chi phí tuân thủ cho doanh nghiệp | nâng mức độ hài lòng khi giao dịch',
    'người dân đến giao dịch | hộ kinh doanh | cán bộ một cửa',
    'hồ sơ | lượt giao dịch | phiếu khảo sát',
  ),
  topic(
    'digital',
    'chuyển đổi số',
    'nền tảng chuyển đổi số cấp xã | kho dữ liệu dùng chung | tổ công nghệ số cộng đồng | chữ ký số cá nhân | dịch vụ công trực tuyến toàn trình | kế hoạch chuyển đổi số hằng năm',
    'hướng dẫn người cao tuổi dùng tài khoản định danh | số hóa hồ sơ lưu trữ | kết nối cơ sở dữ liệu dân cư | tập huấn kỹ năng số | kiểm tra an toàn thông tin',
    'đưa chuyển đổi số về từng thôn, tổ dân phố | tái sử dụng dữ liệu đã có | bảo vệ thông tin cá nhân',
    'thành viên tổ công nghệ số | hộ gia đình | doanh nghiệp nhỏ và vừa',
    'tài khoản | hồ sơ số hóa | lượt truy cập',
  ),
  topic(
    'health',
    'chăm sóc sức khỏe nhân dân',
    'trạm y tế | chiến dịch tiêm vắc xin sởi | hồ sơ sức khỏe điện tử | bệnh viện đa khoa khu vực | chương trình khám sàng lọc | nguồn thuốc thiết yếu',
    'khám bệnh lưu động | giám sát ổ dịch sốt xuất huyết | bổ sung bác sĩ cho tuyến cơ sở | lập danh sách trẻ cần tiêm nhắc | tư vấn dinh dưỡng cho học sinh',
    'phát hiện bệnh sớm tại cộng đồng | giảm tải cho tuyến trên | bảo đảm đủ thuốc trong mùa mưa',
    'trẻ dưới năm tuổi | người cao tuổi | bà mẹ mang thai',
    'lượt khám | liều vắc xin | giường bệnh',
  ),
  topic(
    'education',
    'giáo dục và đào tạo',
    'kế hoạch tuyển sinh đầu cấp | trường tiểu học bán trú | chương trình học hai buổi mỗi ngày | thư viện xanh | kỳ thi tốt nghiệp trung học phổ thông | đội ngũ giáo viên môn tích hợp',
    'sắp xếp điểm trường lẻ | miễn học phí theo quy định mới | kiểm tra bếp ăn bán trú | bồi dưỡng giáo viên trong dịp hè | trao học bổng',
    'không để học sinh bỏ học | giảm chênh lệch giữa các vùng | nâng chất lượng dạy ngoại ngữ',
    'học sinh lớp một | giáo viên hợp đồng | phụ huynh',
    'học sinh | phòng học | suất học bổng',
  ),
  topic(
    'farming',
    'phát triển nông nghiệp',
    'vùng trồng lúa chất lượng cao | mã số vùng trồng | hợp tác xã kiểu mới | mô hình nuôi tôm hai giai đoạn | sản phẩm OCOP | chuỗi liên kết tiêu thụ cam',
    'cấp mã số vùng trồng | tiêm phòng đàn gia súc | chuyển đổi giống | hướng dẫn ghi nhật ký canh tác | kết nối siêu thị',
    'nâng giá trị trên mỗi héc-ta | giảm lượng phân bón hóa học | giữ đầu ra ổn định',
    'xã viên hợp tác xã | hộ chăn nuôi | nông dân trẻ',
    'héc-ta | tấn sản phẩm | con gia súc',
  ),
  topic(
    'environment',
    'bảo vệ môi trường',
    'trạm quan trắc không khí | khu xử lý rác thải | rừng ngập mặn ven biển | hệ thống thu gom nước thải | bãi chôn lấp đã đóng cửa | mô hình phân loại rác tại nguồn',
    'trồng bổ sung cây đước | lắp camera giám sát xả thải | thu gom vỏ bao thuốc bảo vệ thực vật | kiểm tra cơ sở xả thải | công bố số liệu quan trắc',
    'giảm rác thải nhựa | giữ nguồn nước sạch cho hạ lưu | xử lý dứt điểm điểm nóng ô nhiễm',
    'hộ dân ven kênh | doanh nghiệp sản xuất | thanh niên tình nguyện',
    'tấn rác | cây xanh | mẫu nước',
  ),
  topic(
    'finance',
    'tài chính ngân sách',
    'dự toán thu chi ngân sách | tài sản công dôi dư | hóa đơn điện tử khởi tạo từ máy tính tiền | quỹ dự phòng cấp xã | gói thầu mua sắm tập trung | báo cáo quyết toán năm',
    'công khai số liệu ngân sách | thu hồi tạm ứng quá hạn | đối chiếu nợ thuế | sắp xếp trụ sở dôi dư | thẩm định giá',
    'chi đúng chế độ, đúng định mức | tăng nguồn thu bền vững | siết kỷ luật tài chính',
    'kế toán đơn vị sự nghiệp | hộ khoán thuế | chủ đầu tư',
    'hóa đơn | đơn vị dự toán | gói thầu',
  ),
  topic(
    'labour',
    'lao động và việc làm',
    'sàn giao dịch việc làm | quỹ bảo hiểm thất nghiệp | lớp đào tạo nghề ngắn hạn | ký túc xá công nhân | chương trình đưa lao động đi làm việc theo hợp đồng | tổ hòa giải lao động',
    'phỏng vấn tuyển dụng trực tiếp | chi trả trợ cấp | khảo sát nhu cầu tuyển dụng | ký thỏa ước lao động tập thể | kiểm tra an toàn máy móc',
    'giữ việc làm cho lao động lớn tuổi | giảm tai nạn tại nơi làm việc | gắn đào tạo với tuyển dụng',
    'công nhân may | lao động trở về địa phương | sinh viên mới tốt nghiệp',
    'lao động | vị trí tuyển dụng | suất đào tạo',
  ),
  topic(
    'housing',
    'nhà ở và đất đai',
    'dự án nhà ở xã hội | bảng giá đất hằng năm | hồ sơ cấp giấy chứng nhận quyền sử dụng đất | chung cư cũ xuống cấp | phương án bồi thường, tái định cư | quy hoạch phân khu',
    'đo đạc lại ranh giới thửa đất | xét duyệt đối tượng mua nhà | kiểm định chất lượng công trình | chi trả tiền bồi thường | tháo gỡ vướng mắc pháp lý',
    'người thu nhập thấp có chỗ ở ổn định | bàn giao mặt bằng đúng hạn | minh bạch giá đất',
    'hộ tái định cư | người mua nhà ở xã hội | chủ đầu tư dự án',
    'căn hộ | thửa đất | giấy chứng nhận',
  ),
  topic(
    'disaster',
    'phòng, chống thiên tai',
    'tuyến đê xung yếu | hồ chứa thủy lợi | phương án sơ tán dân | trạm đo mưa tự động | kho vật tư bốn tại chỗ | bản đồ nguy cơ sạt lở',
    'gia cố thân đê | vận hành xả lũ theo quy trình | diễn tập cứu nạn | chằng chống nhà cửa | nhắn tin cảnh báo đến từng hộ',
    'không để bị động khi mưa lớn | bảo vệ an toàn cho hạ du | khôi phục sản xuất sau bão',
    'hộ dân vùng trũng | lực lượng xung kích | ngư dân',
    'bao cát | hộ dân sơ tán | mét khối đất đá',
  ),
  topic(
    'culture',
    'văn hóa và du lịch',
    'lễ hội truyền thống | bảo tàng tỉnh | làng nghề gốm | tuyến tham quan vịnh | nhà văn hóa thôn | hồ sơ di sản phi vật thể',
    'phục dựng nghi lễ rước nước | tập huấn thuyết minh viên | niêm yết giá dịch vụ lưu trú | số hóa hiện vật | mở tuyến tham quan ban đêm',
    'kéo dài thời gian lưu trú của khách | giữ nếp sống văn minh | tạo sinh kế từ di sản',
    'nghệ nhân | du khách quốc tế | hộ làm dịch vụ lưu trú',
    'lượt khách | hiện vật | câu lạc bộ',
  ),
  topic(
    'justice',
    'tư pháp và hộ tịch',
    'hồ sơ đăng ký khai sinh liên thông | trung tâm trợ giúp pháp lý | văn bản quy phạm hết hiệu lực | tổ hòa giải ở cơ sở | phiếu lý lịch tư pháp điện tử | sổ hộ tịch đã số hóa',
    'đăng ký khai tử lưu động | rà soát văn bản chồng chéo | phổ biến luật tại phiên chợ | chứng thực bản sao điện tử | tư vấn pháp luật miễn phí',
    'người yếu thế được trợ giúp kịp thời | hệ thống pháp luật thống nhất | giảm đơn thư vượt cấp',
    'hòa giải viên | trợ giúp viên pháp lý | người khuyết tật',
    'vụ việc | bản sao | buổi tư vấn',
  ),
  topic(
    'energy',
    'điện và năng lượng',
    'lưới điện trung áp | trạm biến áp hợp bộ | công tơ điện tử | dự án điện gió gần bờ | chương trình tiết kiệm điện | phụ tải mùa nắng nóng',
    'thay công tơ cũ | san tải giữa các trạm | kiểm tra hành lang an toàn lưới điện | ký cam kết tiết kiệm điện | lắp tủ bù',
    'cấp điện liên tục trong cao điểm | giảm tổn thất trên lưới | khuyến khích năng lượng sạch',
    'khách hàng dùng điện lớn | hộ kinh doanh dịch vụ | đội quản lý vận hành',
    'trạm biến áp | công tơ | kilôoát giờ',
  ),
  topic(
    'social',
    'an sinh xã hội',
    'danh sách hộ cận nghèo | mức trợ cấp xã hội hằng tháng | nhà tình nghĩa | cơ sở bảo trợ trẻ em | quỹ đền ơn đáp nghĩa | bữa cơm cho người vô gia cư',
    'chi trả trợ cấp qua tài khoản | xóa nhà tạm, nhà dột nát | thăm hỏi gia đình người có công | rà soát hộ nghèo | vận động nguồn lực',
    'không ai bị bỏ lại phía sau | chi trả đúng người, đúng hạn | giúp hộ nghèo có sinh kế',
    'người có công | trẻ mồ côi | hộ mới thoát nghèo',
    'suất quà | căn nhà | lượt hỗ trợ',
  ),
]

/** Themes of chosen documents only; see `special-documents.ts`. */
const SPECIAL_TOPICS: readonly Topic[] = [
  topic(
    'roads',
    'sửa chữa, mở rộng đường giao thông',
    'tuyến đường ven biển | đường tránh khu dân cư | mặt đường bê tông nhựa | đường liên xã | đèn chiếu sáng dọc đường | đường gom hai bên',
    'thảm lại mặt đường | mở rộng nền đường thêm hai làn | cắm biển báo đường cong nguy hiểm | cấm đường theo giờ | thông xe đoạn đường đầu tiên',
    'người dân đi lại trên đường an toàn | xóa điểm đen trên đường đèo | nối đường liên xã với cảng',
    'lái xe đường dài | hộ dân dọc tuyến đường | đội duy tu cầu đường',
    'mét đường | lượt xe qua đường | biển báo',
  ),
  topic(
    'sugar',
    'sản xuất mía đường',
    'nhà máy đường | vùng mía nguyên liệu | giá đường kính trắng | đường nhập lậu | hợp đồng thu mua mía đường | niên vụ ép đường',
    'bảo hiểm giá cho mía đường | kiểm tra kho đường | truy xuất nguồn gốc đường nhập khẩu | nâng công suất ép đường | trồng giống mía chữ đường cao',
    'giữ giá đường ổn định | ngành mía đường phát triển bền vững | ngăn đường nhập lậu',
    'hộ trồng mía bán cho nhà máy đường | công nhân nhà máy đường | thương nhân buôn đường',
    'tấn đường | tấn mía | héc-ta mía',
  ),
  topic(
    'solar-calendar',
    'lịch nghỉ Tết dương lịch',
    'kỳ nghỉ Tết dương lịch | lịch trực dịp Tết dương lịch | ngày đầu năm dương lịch | chương trình đón năm mới dương lịch | phương án hoán đổi ngày làm việc trước Tết dương lịch',
    'phân công trực Tết dương lịch | thông báo lịch nghỉ Tết dương lịch | treo cờ mừng năm mới dương lịch | bảo đảm điện nước trong Tết dương lịch | kiểm tra giá cả trước Tết dương lịch',
    'cơ quan thông suốt trong kỳ nghỉ dương lịch | người lao động được nghỉ đủ ngày dương lịch | năm mới dương lịch vui tươi, an toàn',
    'công chức trực Tết dương lịch | người lao động | du khách đón năm mới dương lịch',
    'ca trực | điểm vui chơi | lượt khách',
  ),
  topic(
    'binh-duong',
    'hạ tầng công nghiệp khu vực Bình Dương',
    'khu công nghiệp phía bắc Bình Dương | trung tâm hành chính Bình Dương cũ | nhà ở công nhân tại Bình Dương | cụm cảng sông của Bình Dương | vành đai công nghiệp Bình Dương',
    'mời gọi nhà đầu tư vào Bình Dương | di dời cơ sở cũ khỏi khu dân cư Bình Dương | đào tạo thợ cho nhà máy ở Bình Dương | đấu nối nước thải các khu công nghiệp Bình Dương',
    'Bình Dương giữ vai trò trung tâm sản xuất | công nhân Bình Dương có chỗ ở | Bình Dương gắn với cảng biển',
    'công nhân Bình Dương | nhà đầu tư tại Bình Dương | hộ dân Bình Dương',
    'nhà máy | công nhân | dự án',
  ),
  topic(
    'oceanography',
    'nghiên cứu hải dương học',
    'chuyến khảo sát hải dương học | bảo tàng hải dương học | trạm phao hải dương | bộ số liệu hải dương học | phòng thí nghiệm hải dương',
    'đo dòng chảy bằng thiết bị hải dương học | lấy mẫu sinh vật đại dương | đào tạo kỹ sư hải dương học | hợp tác quốc tế về hải dương học | mở cửa bảo tàng hải dương học',
    'hiểu rõ đại dương phía đông | số liệu hải dương học phục vụ dự báo bão | bảo vệ rạn san hô ngoài đại dương',
    'nhà hải dương học trẻ | sinh viên ngành hải dương học | ngư dân đại dương',
    'mẫu nước | chuyến khảo sát | trạm phao',
  ),
  topic(
    'passport',
    'cấp hộ chiếu phổ thông',
    'thủ tục cấp hộ chiếu | hộ chiếu phổ thông gắn chíp | tờ khai đề nghị cấp hộ chiếu | hộ chiếu cho trẻ em dưới mười bốn tuổi | lịch hẹn trả hộ chiếu',
    'nộp hồ sơ cấp hộ chiếu trực tuyến | chụp ảnh làm hộ chiếu | khai báo mất hộ chiếu | trả hộ chiếu qua bưu chính | đổi hộ chiếu hết hạn',
    'thủ tục cấp hộ chiếu không phải đi lại nhiều lần | trả hộ chiếu đúng hẹn | bảo mật thông tin trên hộ chiếu',
    'công dân làm hộ chiếu lần đầu | người mất hộ chiếu | cha mẹ làm hộ chiếu cho con',
    'hộ chiếu | tờ khai | lượt hẹn',
  ),
  topic(
    'driving-licence',
    'đổi, cấp lại giấy phép lái xe',
    'giấy phép lái xe hạng B | thủ tục đổi giấy phép lái xe | sát hạch cấp giấy phép lái xe | giấy khám sức khỏe người lái xe | điểm trên giấy phép lái xe',
    'tích hợp giấy phép lái xe vào tài khoản định danh | đổi giấy phép lái xe trực tuyến | sát hạch lý thuyết | phục hồi điểm giấy phép lái xe | cấp lại giấy phép lái xe bị mất',
    'đổi giấy phép lái xe ngay tại nhà | chấm dứt giấy phép lái xe giả | nâng chất lượng sát hạch',
    'người có giấy phép lái xe sắp hết hạn | học viên học lái xe | lái xe hạng C',
    'giấy phép lái xe | hồ sơ đổi | thí sinh',
  ),
]

const BY_ID = new Map([...TOPICS, ...SPECIAL_TOPICS].map((item) => [item.id, item]))

/** @throws {Error} for an id that no topic has: a mistake in this folder. */
export function topicOf(id: string): Topic {
  const found = BY_ID.get(id)
  if (!found) throw new Error(`no practice topic "${id}"`)
  return found
}
