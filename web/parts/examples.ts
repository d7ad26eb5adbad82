/** Questions that show what can be asked. */
export const EXAMPLES = [
  'thủ tục cấp hộ chiếu',
  'giấy phép lái xe',
  'chuyen doi so',
  'trợ cấp thất nghiệp',
  '42/2022/NĐ-CP',
] as const
