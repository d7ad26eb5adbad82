import { documentAnswerSchema } from '../../domain/reading.ts'
import {
  searchRequestSchema,
  searchResultSchema,
  similarResultSchema,
  suggestRequestSchema,
  suggestResultSchema,
} from '../../domain/search.ts'
import { embedSearchSchema, embedSuggestSchema } from '../embed/embed-routes.ts'
import { feedRequestSchema } from '../feeds/feed-routes.ts'
import { similarParametersSchema } from '../similar/parse-request.ts'
import { jsonFeedSchema, openSearchSuggestionsSchema, portalsAnswerSchema, publicFeedbackSchema } from './answers.ts'
import type { Operation } from './operations.ts'

const PORTAL = { id: 'quang-ninh', name: 'Cổng TTĐT tỉnh Quảng Ninh', level: 'province' }
const DOCUMENT_ID = '3b8f0c1d5e7a4f6290b1c2d3e4f5a6b7'
const PLACE = { documentId: DOCUMENT_ID, url: 'https://www.quangninh.gov.vn/ho-chieu.html', portal: PORTAL }
const SHOWN = { title: 'Thủ tục cấp hộ chiếu', kind: 'procedure', publishedAt: '2026-01-13T08:30:00+07:00', score: 1 }
const id = { id: { description: 'Mã tài liệu, như trong kết quả tìm kiếm', example: DOCUMENT_ID, pattern: '^[\\w-]{1,100}$' } }
const FEED = 'Cùng tham số với tìm kiếm, trừ thứ tự và trang; 30 tài liệu mới nhất có ngày công bố.'

/** What everybody may ask, without a key and from any page. */
export const PUBLIC_OPERATIONS: readonly Operation[] = [
  {
    path: '/api/v1/search',
    method: 'get',
    id: 'search',
    tag: 'search',
    summary: 'Tìm trên mọi cổng',
    description:
      'Bộ lọc có thể lặp lại (kind=news&kind=notice) hoặc cách nhau dấu phẩy. Trong một bộ lọc là HOẶC, giữa các bộ lọc là VÀ.',
    query: searchRequestSchema,
    answer: {
      status: 200,
      description: 'Kết quả, số đếm theo bộ lọc và cách hệ thống hiểu câu hỏi',
      schema: searchResultSchema,
      example: {
        query: 'ho chieu',
        understood: { corrected: null, expansions: [], isWithoutQuotes: false, isUnknownSite: false },
        bestBets: [],
        total: 1,
        page: 1,
        perPage: 10,
        pages: 1,
        hits: [
          {
            ...PLACE,
            ...SHOWN,
            titleHtml: 'Thủ tục cấp <mark>hộ chiếu</mark>',
            snippetHtml: 'Người đề nghị cấp <mark>hộ chiếu</mark> nộp tờ khai …',
            province: { id: 'quang-ninh', name: 'Quảng Ninh' },
            topics: ['ho-tich-quoc-tich'],
            documentNumber: null,
            issuer: null,
            page: null,
            copies: [],
          },
        ],
        facets: { portal: [], level: [], province: [], kind: [], topic: [], year: [] },
        tookMs: 12.3,
      },
    },
    errors: ['BAD_QUERY', 'ENGINE_UNAVAILABLE', 'ENGINE_REFUSED'],
  },
  {
    path: '/api/v1/suggest',
    method: 'get',
    id: 'suggest',
    tag: 'search',
    summary: 'Gợi ý khi đang gõ',
    query: suggestRequestSchema,
    answer: {
      status: 200,
      description: 'Từ ngữ, tên tài liệu và số hiệu có thể gõ tiếp',
      schema: suggestResultSchema,
      example: {
        query: 'ho ch',
        suggestions: [{ text: 'hộ chiếu', html: '<mark>hộ ch</mark>iếu', kind: 'term' }],
        tookMs: 2.1,
      },
    },
    errors: ['BAD_QUERY', 'ENGINE_UNAVAILABLE', 'ENGINE_REFUSED'],
  },
  {
    path: '/api/v1/documents/{id}',
    method: 'get',
    id: 'document',
    tag: 'documents',
    summary: 'Một tài liệu: toàn văn, dữ kiện, câu trích dẫn',
    pathParameters: id,
    answer: {
      status: 200,
      description: 'Tài liệu',
      schema: documentAnswerSchema,
      example: {
        ...PLACE,
        title: SHOWN.title,
        province: { id: 'quang-ninh', name: 'Quảng Ninh' },
        kind: 'procedure',
        topics: [{ id: 'ho-tich-quoc-tich', name: 'Hộ tịch, quốc tịch' }],
        language: 'vi',
        text: 'Người đề nghị cấp hộ chiếu nộp tờ khai…',
        isWhole: true,
        publishedAt: '2026-01-13',
        updatedAt: null,
        documentNumber: null,
        legalType: null,
        issuer: null,
        signer: null,
        issuedAt: null,
        effectiveAt: null,
        expiresAt: null,
        relations: [],
        procedure: null,
        attachments: [],
        image: null,
        author: null,
        statedSource: null,
        seenAt: '2026-01-14T03:00:00.000Z',
        citation:
          'Cổng TTĐT tỉnh Quảng Ninh, ngày 13/01/2026, “Thủ tục cấp hộ chiếu”, https://www.quangninh.gov.vn/ho-chieu.html.',
      },
    },
    errors: ['BAD_QUERY', 'NOT_FOUND', 'ENGINE_UNAVAILABLE', 'ENGINE_REFUSED'],
  },
  {
    path: '/api/v1/documents/{id}/similar',
    method: 'get',
    id: 'similar',
    tag: 'documents',
    summary: 'Tài liệu tương tự',
    pathParameters: id,
    query: similarParametersSchema,
    answer: {
      status: 200,
      description: 'Giống nhất đứng trước; mỗi tin một bản',
      schema: similarResultSchema,
      example: { documentId: 'a-document', similar: [{ ...PLACE, ...SHOWN, score: 0.42 }], tookMs: 8 },
    },
    errors: ['BAD_QUERY', 'NOT_FOUND', 'ENGINE_UNAVAILABLE', 'ENGINE_REFUSED'],
  },
  {
    path: '/api/v1/portals',
    method: 'get',
    id: 'portals',
    tag: 'portals',
    summary: 'Danh mục cổng',
    answer: {
      status: 200,
      description: 'Mọi cổng với cấp, cổng cấp trên và số tài liệu',
      schema: portalsAnswerSchema,
      example: {
        portals: [
          {
            ...PORTAL,
            nameEn: 'Portal of Quang Ninh province',
            levelName: 'Tỉnh, thành phố',
            parent: 'chinh-phu',
            province: 'quang-ninh',
            baseUrls: ['https://www.quangninh.gov.vn'],
            documents: 1234,
          },
        ],
      },
    },
    errors: [],
  },
  ...(['atom', 'rss', 'json'] as const).map(
    (format): Operation => ({
      path: `/tim-kiem.${format}`,
      method: 'get',
      id: `${format}Feed`,
      tag: 'feeds',
      summary: { atom: 'Theo dõi bằng Atom', rss: 'Theo dõi bằng RSS 2.0', json: 'Theo dõi bằng JSON Feed 1.1' }[format],
      description: FEED,
      query: feedRequestSchema,
      answer: {
        status: 200,
        description: 'Nguồn tin; hỏi lại với If-None-Match hoặc If-Modified-Since để khỏi tải lại',
        type: { atom: 'application/atom+xml', rss: 'application/rss+xml', json: 'application/feed+json' }[format],
        ...(format === 'json' ? { schema: jsonFeedSchema } : {}),
      },
      errors: ['BAD_QUERY', 'ENGINE_UNAVAILABLE', 'ENGINE_REFUSED'],
    }),
  ),
  {
    path: '/opensearch/suggest',
    method: 'get',
    id: 'openSearchSuggest',
    tag: 'search',
    summary: 'Gợi ý cho trình duyệt (OpenSearch)',
    query: suggestRequestSchema.pick({ q: true }),
    answer: {
      status: 200,
      description: 'Những gì đã gõ và các cách gõ tiếp',
      type: 'application/x-suggestions+json',
      schema: openSearchSuggestionsSchema,
      example: ['ho ch', ['hộ chiếu']],
    },
    errors: ['BAD_QUERY', 'ENGINE_UNAVAILABLE', 'ENGINE_REFUSED'],
  },
  {
    path: '/api/v1/embed/suggest',
    method: 'get',
    id: 'embedSuggest',
    tag: 'embed',
    summary: 'Gợi ý cho ô tìm kiếm nhúng',
    description: 'Chỉ trả lời trang trên tên miền của chính cổng đó; lượt dùng được đếm theo ngày, không ghi ai hỏi gì.',
    query: embedSuggestSchema,
    answer: { status: 200, description: 'Như /api/v1/suggest', schema: suggestResultSchema },
    errors: ['BAD_QUERY', 'UNKNOWN_PORTAL', 'ORIGIN_NOT_ALLOWED', 'ENGINE_UNAVAILABLE', 'ENGINE_REFUSED'],
  },
  {
    path: '/api/v1/embed/search',
    method: 'get',
    id: 'embedSearch',
    tag: 'embed',
    summary: 'Kết quả cho ô tìm kiếm nhúng',
    description: 'Chỉ trả lời trang trên tên miền của chính cổng đó.',
    query: embedSearchSchema,
    answer: { status: 200, description: 'Như /api/v1/search', schema: searchResultSchema },
    errors: ['BAD_QUERY', 'UNKNOWN_PORTAL', 'ORIGIN_NOT_ALLOWED', 'ENGINE_UNAVAILABLE', 'ENGINE_REFUSED'],
  },
  {
    path: '/api/v1/feedback/{code}',
    method: 'get',
    id: 'feedback',
    tag: 'feedback',
    summary: 'Tra trả lời cho một báo lỗi',
    pathParameters: { code: { description: 'Mã nhận được khi gửi báo lỗi', example: 'K7QF2-M9X4T' } },
    answer: { status: 200, description: 'Báo lỗi và trả lời, nếu đã có', schema: publicFeedbackSchema },
    errors: ['UNKNOWN_FEEDBACK', 'STORE_UNAVAILABLE'],
  },
]
