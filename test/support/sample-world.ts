import type { PortalCoverage } from '../../domain/coverage.ts'
import type { DocumentKind, Passage } from '../../domain/document.ts'
import type { Registry } from '../../domain/ports.ts'
import { aPassage } from './a-passage.ts'
import { aPortal, aRegistry } from './a-portal.ts'

const DAY_SECONDS = 24 * 3600
const NEWEST = Date.UTC(2026, 0, 13, 2) / 1000

/** A small, fixed world for the pages: six portals at every level and eighty documents, all written for this test. */
export const SAMPLE_REGISTRY: Registry = aRegistry(
  aPortal({
    id: 'chinh-phu',
    name: 'Cổng Thông tin điện tử Chính phủ',
    level: 'government',
    baseUrls: ['https://chinhphu.test'],
  }),
  aPortal({ id: 'bo-y-te', name: 'Cổng TTĐT Bộ Y tế', level: 'ministry', parent: 'chinh-phu', baseUrls: ['https://yte.test'] }),
  aPortal({
    id: 'quang-ninh',
    name: 'Cổng TTĐT tỉnh Quảng Ninh',
    parent: 'chinh-phu',
    province: 'quang-ninh',
    baseUrls: ['https://quangninh.test'],
  }),
  aPortal({
    id: 'so-xay-dung-qn',
    name: 'Sở Xây dựng tỉnh Quảng Ninh',
    level: 'department',
    parent: 'quang-ninh',
    province: 'quang-ninh',
    baseUrls: ['https://soxaydung.quangninh.test'],
  }),
  aPortal({
    id: 'phuong-bai-chay',
    name: 'Phường Bãi Cháy, tỉnh Quảng Ninh',
    level: 'commune',
    parent: 'quang-ninh',
    province: 'quang-ninh',
    baseUrls: ['https://baichay.quangninh.test'],
  }),
  aPortal({
    id: 'da-nang',
    name: 'Cổng TTĐT thành phố Đà Nẵng',
    parent: 'chinh-phu',
    province: 'da-nang',
    baseUrls: ['https://danang.test'],
  }),
)

type Theme = { title: string; text: string; kind: DocumentKind; topic: string; number?: string }

const THEMES: readonly Theme[] = [
  {
    title: 'Thủ tục cấp hộ chiếu phổ thông trong nước',
    text: 'Người đề nghị cấp hộ chiếu nộp tờ khai, ảnh chân dung và căn cước tại cơ quan quản lý xuất nhập cảnh hoặc trên Cổng Dịch vụ công. Thời hạn giải quyết là tám ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ. Lệ phí được nộp một lần khi nhận phiếu hẹn trả kết quả.',
    kind: 'procedure',
    topic: 'ho-tich-quoc-tich',
  },
  {
    title: 'Kế hoạch chuyển đổi số năm 2026 của cơ quan nhà nước',
    text: 'Kế hoạch chuyển đổi số đặt mục tiêu toàn bộ hồ sơ được xử lý trên môi trường mạng, dữ liệu đã có không phải nộp lại. Mỗi đơn vị bố trí một đầu mối hướng dẫn người dân sử dụng dịch vụ công trực tuyến.',
    kind: 'legal-document',
    topic: 'chuyen-doi-so',
    number: '118/KH-UBND',
  },
  {
    title: 'Sửa chữa đường tỉnh 328, đoạn qua trung tâm xã',
    text: 'Việc sửa chữa đường tỉnh được làm cuốn chiếu, xe thô sơ đi theo phần đường tạm. Đơn vị thi công đặt biển báo từ hai đầu đoạn tuyến và trực phân luồng vào giờ cao điểm.',
    kind: 'news',
    topic: 'giao-thong-van-tai',
  },
  {
    title: 'Thông báo lịch tiêm vắc xin sởi cho trẻ dưới năm tuổi',
    text: 'Trạm y tế tổ chức tiêm vào sáng thứ bảy hằng tuần. Phụ huynh mang theo sổ theo dõi tiêm chủng và khai báo tình trạng sức khỏe của trẻ trước khi tiêm.',
    kind: 'notice',
    topic: 'y-te',
  },
  {
    title: 'Trả lời về chế độ trợ cấp thất nghiệp khi nghỉ việc trước hạn',
    text: 'Người lao động đã đóng bảo hiểm thất nghiệp từ đủ mười hai tháng trong thời gian hai mươi bốn tháng trước khi chấm dứt hợp đồng thì được xem xét hưởng trợ cấp.',
    kind: 'question-answer',
    topic: 'bao-hiem',
  },
]
const PLACES: readonly { portal: string; level: string; province: string | null; host: string; issuer: string; of: string }[] = [
  {
    portal: 'quang-ninh',
    level: 'province',
    province: 'quang-ninh',
    host: 'quangninh.test',
    issuer: 'UBND tỉnh Quảng Ninh',
    of: 'tỉnh Quảng Ninh',
  },
  {
    portal: 'chinh-phu',
    level: 'government',
    province: null,
    host: 'chinhphu.test',
    issuer: 'Văn phòng Chính phủ',
    of: 'toàn quốc',
  },
  { portal: 'bo-y-te', level: 'ministry', province: null, host: 'yte.test', issuer: 'Bộ Y tế', of: 'ngành Y tế' },
  {
    portal: 'da-nang',
    level: 'province',
    province: 'da-nang',
    host: 'danang.test',
    issuer: 'UBND thành phố Đà Nẵng',
    of: 'thành phố Đà Nẵng',
  },
  {
    portal: 'so-xay-dung-qn',
    level: 'department',
    province: 'quang-ninh',
    host: 'soxaydung.quangninh.test',
    issuer: 'Sở Xây dựng',
    of: 'Sở Xây dựng',
  },
  {
    portal: 'phuong-bai-chay',
    level: 'commune',
    province: 'quang-ninh',
    host: 'baichay.quangninh.test',
    issuer: 'UBND phường Bãi Cháy',
    of: 'phường Bãi Cháy',
  },
]

/** Eighty documents: every theme at every place, some more than once, over three years. */
export const SAMPLE_PASSAGES: readonly Passage[] = Array.from({ length: 80 }, (_, index) => {
  const theme = THEMES[index % THEMES.length] as Theme
  const place = PLACES[(index * 7 + 2 * Math.floor(index / 5)) % PLACES.length] as (typeof PLACES)[number]
  const publishedAt = NEWEST - index * 11 * DAY_SECONDS
  return aPassage({
    id: `document-${index}`,
    portal: place.portal,
    level: place.level,
    province: place.province,
    kind: theme.kind,
    topics: [theme.topic],
    year: new Date(publishedAt * 1000).getUTCFullYear(),
    publishedAt,
    url: `https://${place.host}/bai-viet/${index}.html`,
    title: `${theme.title} – ${place.of}`,
    text: theme.text,
    documentNumber: theme.number ?? null,
    issuer: theme.number ? place.issuer : null,
  })
})

/** What the store would say about the sample: one portal never crawled, one interrupted. */
export function sampleCoverage(now: Date): PortalCoverage[] {
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString()
  return SAMPLE_REGISTRY.portals
    .filter(({ id }) => id !== 'phuong-bai-chay')
    .map(({ id }, index): PortalCoverage => {
      const indexed = SAMPLE_PASSAGES.filter(({ portal }) => portal === id).length * 131
      const isBroken = id === 'da-nang'
      const [failed, waiting, excluded, sources] = [isBroken ? 412 : index * 2, index * 17, 88 + index * 31, 12 + index]
      return {
        portalId: id,
        known: indexed + failed + waiting + excluded + sources,
        indexed,
        excluded,
        failed,
        waiting,
        sources,
        outcomes: {
          page: indexed,
          source: sources,
          'skipped:robots': 40,
          'skipped:noindex': excluded - 40,
          ...(failed > 0 ? { [isBroken ? 'failed:timeout' : 'failed:http-5xx']: failed } : {}),
        },
        lastRun: {
          id: `run-${index}`,
          portalId: id,
          state: isBroken ? 'interrupted' : index === 0 ? 'running' : 'finished',
          startedAt: at(-90 - index * 7),
          finishedAt: index === 0 ? null : at(-60 - index * 7),
          fetched: 950 + index * 137,
          endedBy: isBroken ? 'host-down' : id === 'quang-ninh' ? 'budget' : null,
        },
        nextRunAt: at(35 + index * 20),
      }
    })
}
