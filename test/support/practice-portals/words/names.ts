/*
 * Names to put into sentences. Neither "đường" nor "dương" may occur here: documents that hold them are
 * chosen one by one (see `special-documents.ts`), so that a search for either can be judged.
 */
export const PLACE_FIRST = 'Tân Đông Phú An Bình Hòa Long Mỹ Thanh Vĩnh Quảng Yên Hưng Xuân Kim Nam Bắc Cẩm Hải Thạch'.split(' ')
export const PLACE_SECOND =
  'Sơn Lộc Thịnh Khánh Giang Hà Lâm Phong Châu Minh Trung Thành Xá Điền Thủy Hội Lập Tiến Phước Hiệp'.split(' ')
export const PLACE_KINDS = ['phường', 'xã', 'phường', 'xã', 'đặc khu']

export const SURNAMES = 'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Lý Đinh Trịnh Mai Tạ Cao Lương Hà'.split(' ')
export const MIDDLE_NAMES = 'Văn Thị Minh Quốc Thu Ngọc Hữu Thanh Đức Kim Xuân Bích Gia Hồng Công Mỹ Anh Tuấn Hải Bảo'.split(' ')
export const GIVEN_NAMES =
  'An Bình Châu Chi Cường Dũng Dung Giang Hà Hạnh Hiền Hiếu Hoa Hùng Hưng Huyền Khánh Khoa Lan Linh Loan Long Mai Minh Nam Nga Ngân Nhung Phong Phúc Quân Quang Sơn Tâm Thảo Thắng Thủy Trang Trung Tú Tùng Vân Việt Vinh Yến'.split(
    ' ',
  )

export const ROLES = [
  'Chủ tịch Ủy ban nhân dân',
  'Phó Chủ tịch Ủy ban nhân dân',
  'Giám đốc Sở',
  'Phó Giám đốc Sở',
  'Chánh Văn phòng',
  'Trưởng phòng chuyên môn',
  'Tổ trưởng tổ công tác',
  'Trưởng ban quản lý dự án',
  'Vụ trưởng',
  'Cục trưởng',
]

export const BODIES = [
  'Văn phòng Ủy ban nhân dân',
  'Sở Nội vụ',
  'Sở Tài chính',
  'Sở Nông nghiệp và Môi trường',
  'Sở Khoa học và Công nghệ',
  'Thanh tra tỉnh',
  'Mặt trận Tổ quốc cơ sở',
  'Hội Liên hiệp Phụ nữ',
  'Đoàn Thanh niên',
  'Trung tâm Phục vụ hành chính công',
  'Ban Quản lý khu kinh tế',
  'Liên đoàn Lao động',
  'Hội Nông dân',
  'Trung tâm Khuyến nông',
  'Kho bạc Nhà nước khu vực',
  'Bảo hiểm xã hội cơ sở',
]
