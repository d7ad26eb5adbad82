import { loadProvinces } from '../../../config/gazetteer.ts'
import type { EvalDocument, EvalQuery } from '../eval-system.ts'

/** What is told of every province: a title and a text, and the question of somebody who lives there. */
const STORIES: readonly { title: string; text: string; question: string }[] = [
  {
    title: 'Lịch cấp đổi giấy phép khai thác nước dưới đất tại {province}',
    text: 'Chủ giếng khoan ở {province} nộp đơn cấp đổi giấy phép khai thác nước dưới đất trước ngày 20 hằng tháng. Hồ sơ gồm đơn, sơ đồ vị trí giếng và kết quả phân tích mẫu nước của ba tháng gần nhất. Cán bộ tiếp nhận hẹn ngày kiểm tra thực tế tại giếng, sau đó thông báo kết quả bằng tin nhắn.',
    question: 'cấp đổi giấy phép khai thác nước dưới đất {province}',
  },
  {
    title: 'Danh sách điểm tiếp nhận hồ sơ hỗ trợ nhà ở cho hộ nghèo của {province}',
    text: 'Hộ nghèo cư trú tại {province} được hướng dẫn lập hồ sơ hỗ trợ nhà ở ngay tại điểm tiếp nhận gần nhất. Mỗi điểm mở cửa năm ngày trong tuần, có người ghi giúp tờ khai cho người cao tuổi. Kinh phí được chuyển hai lần, khi làm móng và khi lợp mái.',
    question: 'điểm nhận hồ sơ hỗ trợ nhà ở hộ nghèo {province}',
  },
  {
    title: '{province} công bố kế hoạch duy tu các tuyến xe buýt liên xã',
    text: 'Theo kế hoạch, {province} duy tu nhà chờ và thay biển báo trên các tuyến xe buýt liên xã trong quý tới. Hành khách được báo trước khi một điểm dừng tạm đóng. Đơn vị vận tải giữ nguyên giá vé tháng cho học sinh và người khuyết tật.',
    question: 'kế hoạch duy tu tuyến xe buýt liên xã ở {province}',
  },
]

/**
 * Documents that name a province by its name of today, and questions that name it by one that it had before provinces were
 * merged: only who knows the merger can tell the right one of many that read alike.
 */
export function mergedProvinceSet(): { documents: EvalDocument[]; queries: EvalQuery[] } {
  const merged = loadProvinces().filter(({ mergedFrom }) => mergedFrom.length > 0)
  const idOf = (story: number, province: string) => `merged-${story}-${province}`
  return {
    documents: merged.flatMap(({ id, name }) =>
      STORIES.map((story, index) => ({
        id: idOf(index, id),
        title: story.title.replaceAll('{province}', name),
        text: story.text.replaceAll('{province}', name),
      })),
    ),
    queries: merged.flatMap(({ id, mergedFrom }) =>
      mergedFrom.flatMap((former) =>
        STORIES.map((story, index) => ({
          id: `${idOf(index, id)} as ${former}`,
          text: story.question.replaceAll('{province}', former),
          relevant: new Map([[idOf(index, id), 1]]),
        })),
      ),
    ),
  }
}
