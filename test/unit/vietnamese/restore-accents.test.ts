import { expect, test } from 'vitest'
import { foldText } from '../../../vietnamese/normalize.ts'
import { type LanguageModel, restoreAccents } from '../../../vietnamese/restore-accents.ts'
import { accentedForms } from '../../../vietnamese/syllable.ts'

const SENTENCES = [
  'thủ tục cấp giấy chứng nhận quyền sử dụng đất',
  'hồ sơ cấp hộ chiếu phổ thông gồm tờ khai và ảnh',
  'đăng ký khai sinh cho trẻ em tại ủy ban nhân dân cấp xã',
  'ủy ban nhân dân tỉnh công bố thủ tục hành chính mới',
  'người dân nộp hồ sơ tại trung tâm phục vụ hành chính công',
  'nghị định quy định về quản lý đất đai',
  'mức đóng bảo hiểm xã hội tự nguyện năm 2026',
  'bảo hiểm y tế hộ gia đình',
  'cấp đổi giấy phép lái xe ở đâu',
  'thu hồi đất để làm đường cao tốc',
  'con đường qua xã bị ngập',
  'kết quả dương tính với vi rút',
  'họ và tên người khai',
  'thu ngân sách nhà nước trên địa bàn tỉnh',
  'giấy tờ tùy thân của người nước ngoài',
  'chính sách hỗ trợ hộ nghèo',
  'phép năm của công chức',
]

/** Counts as an index has them, each sentence a document. */
function modelOf(sentences: readonly string[]): LanguageModel {
  const counts = new Map<string, number>()
  for (const sentence of sentences) {
    const words = sentence.split(' ')
    const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`)
    for (const key of new Set([...words, ...pairs])) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return {
    count: (syllable) => counts.get(syllable) ?? 0,
    pairCount: (first, second) => counts.get(`${first} ${second}`) ?? 0,
    total: sentences.length,
  }
}

function restored(text: string, language = modelOf(SENTENCES)): string {
  return restoreAccents(text.split(' '), language).join(' ')
}

test.each([
  'thủ tục cấp hộ chiếu',
  'thu hồi giấy phép lái xe',
  'ủy ban nhân dân xã',
  'hồ sơ đăng ký đất đai',
  'bảo hiểm xã hội hộ gia đình',
  'quyền sử dụng đất của người nước ngoài',
  'quy định về bảo hiểm y tế',
  'đường cao tốc qua tỉnh',
])('"%s", which the model has not seen as a whole, gets its accents back', (sentence) => {
  expect(SENTENCES).not.toContain(sentence)
  expect(restored(foldText(sentence))).toBe(sentence)
})

test('neighbours decide where a form by itself is more frequent', () => {
  const model = modelOf(['hộ nghèo', 'hộ gia đình', 'hộ chiếu', 'họ và tên'])

  expect(restored('ho', model)).toBe('hộ')
  expect(restored('ho va ten', model)).toBe('họ và tên')
})

test('a later word decides about an earlier one', () => {
  const model = modelOf(['thu hồi', 'thu phí', 'thu thuế', 'thủ tục'])

  expect(restored('thu', model)).toBe('thu')
  expect(restored('thu tuc', model)).toBe('thủ tục')
})

test('words of which no form is known, numbers and words with accents stay as they are and part nothing', () => {
  expect(restored('muc dong nam 2026')).toBe('mức đóng năm 2026')
  expect(restored('email nghieng 42/2022')).toBe('email nghieng 42/2022')
  expect(restored('hộ chieu')).toBe('hộ chiếu')
  expect(restoreAccents([], modelOf(SENTENCES))).toEqual([])
  expect(restored('cap ho chieu', modelOf([]))).toBe('cap ho chieu')
})

test('what stands behind the fortieth word is left alone', () => {
  const words = Array<string>(45).fill('dat')

  const result = restoreAccents(words, modelOf(['đất']))

  expect(result).toEqual([...Array(40).fill('đất'), ...Array(5).fill('dat')])
})

test('no more than thirty forms of a word are weighed, the most frequent ones', () => {
  const forms = accentedForms('dang')
  const asked = new Set<string>()
  const model: LanguageModel = {
    count: (syllable) => 1 + forms.indexOf(syllable),
    pairCount: (first, second) => {
      asked.add(`${first} ${second}`)
      return 0
    },
    total: 100,
  }

  restoreAccents(['dang', 'dang', 'dang'], model)

  const likely = forms.slice(-30)
  expect(forms.length).toBeGreaterThan(30)
  expect(asked).toEqual(new Set(likely.flatMap((first) => likely.map((second) => `${first} ${second}`))))
})
