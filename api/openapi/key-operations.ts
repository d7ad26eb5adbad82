import { z } from 'zod'
import { bestBetSchema } from '../best-bets/read-best-bet.ts'
import { embedUsesSchema } from '../embed/embed-routes.ts'
import { answerSchema } from '../feedback/read-feedback.ts'
import { noticeSchema, pushSchema } from '../portal-side/read-notice.ts'
import {
  bestBetAnswerSchema,
  bestBetsAnswerSchema,
  coverageAnswerSchema,
  embedUsesAnswerSchema,
  feedbackAnswerSchema,
  feedbackListAnswerSchema,
  noticeAnswerSchema,
  pushAnswerSchema,
} from './answers.ts'
import type { Operation } from './operations.ts'

const feedbackListSchema = z.object({
  state: z.enum(['open', 'answered', 'all']).default('open').describe('Chưa trả lời, đã trả lời, hay tất cả'),
  portal: z.string().max(100).optional().describe('Mã cổng; chỉ người quản trị chung được chọn'),
})

/** What needs a key: the administrators', or a portal's own. */
export const KEY_OPERATIONS: readonly Operation[] = [
  {
    path: '/api/v1/coverage',
    method: 'get',
    id: 'coverage',
    tag: 'administration',
    summary: 'Độ phủ thu thập của từng cổng',
    answer: { status: 200, description: 'Số liệu theo cây tổ chức', schema: coverageAnswerSchema },
    errors: ['STORE_UNAVAILABLE'],
    key: 'administrator',
  },
  {
    path: '/api/v1/best-bets',
    method: 'get',
    id: 'bestBets',
    tag: 'administration',
    summary: 'Các đề xuất đứng trước kết quả',
    answer: { status: 200, description: 'Mới nhất trước', schema: bestBetsAnswerSchema },
    errors: ['STORE_UNAVAILABLE'],
    key: 'administrator',
  },
  {
    path: '/api/v1/best-bets',
    method: 'post',
    id: 'addBestBet',
    tag: 'administration',
    summary: 'Thêm đề xuất cho một số câu hỏi',
    body: {
      schema: bestBetSchema,
      example: { questions: ['làm hộ chiếu'], url: 'https://www.quangninh.gov.vn/ho-chieu.html', title: 'Làm hộ chiếu' },
    },
    answer: { status: 201, description: 'Đề xuất đã lưu', schema: bestBetAnswerSchema },
    errors: ['BAD_QUERY', 'BAD_BEST_BET', 'STORE_UNAVAILABLE'],
    key: 'administrator',
  },
  {
    path: '/api/v1/best-bets/{id}',
    method: 'delete',
    id: 'removeBestBet',
    tag: 'administration',
    summary: 'Bỏ một đề xuất',
    pathParameters: { id: { description: 'Số của đề xuất', example: '12' } },
    answer: { status: 204, description: 'Đã bỏ' },
    errors: ['UNKNOWN_BEST_BET', 'STORE_UNAVAILABLE'],
    key: 'administrator',
  },
  {
    path: '/api/v1/feedback',
    method: 'get',
    id: 'feedbackList',
    tag: 'portalSide',
    summary: 'Các báo lỗi về nội dung của cổng',
    description: 'Khóa của cổng chỉ thấy báo lỗi về cổng đó. Nhiều nhất 200, mới nhất trước.',
    query: feedbackListSchema,
    answer: { status: 200, description: 'Các báo lỗi', schema: feedbackListAnswerSchema },
    errors: ['BAD_QUERY', 'STORE_UNAVAILABLE'],
    key: 'portal',
  },
  {
    path: '/api/v1/feedback/{code}/answer',
    method: 'post',
    id: 'answerFeedback',
    tag: 'portalSide',
    summary: 'Trả lời một báo lỗi',
    description: 'Người gửi tra được trả lời theo mã. Trả lời sau thay trả lời trước.',
    pathParameters: { code: { description: 'Mã của báo lỗi', example: 'K7QF2-M9X4T' } },
    body: { schema: answerSchema, example: { answer: 'Cảm ơn bạn. Số liệu đã được sửa.' } },
    answer: { status: 200, description: 'Báo lỗi với trả lời', schema: feedbackAnswerSchema },
    errors: ['BAD_QUERY', 'BAD_FEEDBACK', 'UNKNOWN_FEEDBACK', 'STORE_UNAVAILABLE'],
    key: 'portal',
  },
  {
    path: '/api/v1/portals/{id}/notify',
    method: 'post',
    id: 'notify',
    tag: 'portalSide',
    summary: 'Báo trang mới hoặc đã đổi (dạng IndexNow)',
    pathParameters: { id: { description: 'Mã cổng', example: 'quang-ninh' } },
    body: { schema: noticeSchema, example: { urlList: ['https://www.quangninh.gov.vn/tin-moi.html'] } },
    answer: { status: 202, description: 'Số địa chỉ được nhận, và địa chỉ bị từ chối kèm lý do', schema: noticeAnswerSchema },
    errors: ['BAD_QUERY', 'BAD_NOTICE', 'UNKNOWN_PORTAL'],
    key: 'portal',
  },
  {
    path: '/api/v1/portals/{id}/documents',
    method: 'put',
    id: 'pushDocuments',
    tag: 'portalSide',
    summary: 'Gửi thẳng tài liệu',
    pathParameters: { id: { description: 'Mã cổng', example: 'quang-ninh' } },
    body: {
      schema: pushSchema,
      example: { documents: [{ url: 'https://www.quangninh.gov.vn/tin.html', title: 'Tin mới', text: 'Nội dung.' }] },
    },
    answer: { status: 200, description: 'Từng tài liệu được nhận hay bị từ chối', schema: pushAnswerSchema },
    errors: ['BAD_QUERY', 'BAD_NOTICE', 'UNKNOWN_PORTAL'],
    key: 'portal',
  },
  {
    path: '/api/v1/embed/uses',
    method: 'get',
    id: 'embedUses',
    tag: 'portalSide',
    summary: 'Lượt dùng ô tìm kiếm nhúng theo ngày',
    query: embedUsesSchema,
    answer: { status: 200, description: 'Số lượt theo ngày, cổng và việc làm', schema: embedUsesAnswerSchema },
    errors: ['BAD_QUERY', 'STORE_UNAVAILABLE'],
    key: 'portal',
  },
]
