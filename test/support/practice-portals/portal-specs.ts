import { custom } from './cms/custom.ts'
import { dotnetnuke } from './cms/dotnetnuke.ts'
import { legalDatabase } from './cms/legal-database.ts'
import { liferay } from './cms/liferay.ts'
import { plain } from './cms/plain.ts'
import { sharepoint } from './cms/sharepoint.ts'
import { vccorp } from './cms/vccorp.ts'
import { wordpress } from './cms/wordpress.ts'
import { huge } from './hostile/huge.ts'
import { brokenSitemap, dead, endless, overloaded, slow, walled } from './hostile/quirks.ts'
import { sickFiles } from './hostile/sick-files.ts'
import type { PortalSpec, Quirks, Section } from './model.ts'

const NEWS: Section = { slug: 'tin-tuc', name: 'Tin tức', kind: 'news' }
const EVENTS: Section = { slug: 'hoat-dong', name: 'Hoạt động', kind: 'news' }
const LEGAL: Section = { slug: 'van-ban-moi', name: 'Văn bản mới', kind: 'legal-document' }
const PROCEDURES: Section = { slug: 'thu-tuc-hanh-chinh', name: 'Thủ tục hành chính', kind: 'procedure' }
const NOTICES: Section = { slug: 'thong-bao', name: 'Thông báo', kind: 'notice' }
const ANSWERS: Section = { slug: 'hoi-dap', name: 'Hỏi đáp', kind: 'question-answer' }

const EVERYDAY = [
  'administrative-reform',
  'digital',
  'social',
  'finance',
  'environment',
  'education',
  'health',
  'housing',
  'culture',
  'disaster',
]

type Needed = Pick<PortalSpec, 'id' | 'name' | 'nameEn' | 'shortName' | 'address' | 'level' | 'style' | 'documents'>

function declare(spec: Needed & Partial<PortalSpec>): PortalSpec {
  return {
    parent: 'chinhphu',
    province: null,
    sections: [NEWS, NOTICES, PROCEDURES, LEGAL],
    topics: EVERYDAY,
    scales: true,
    newPerRound: 0,
    reprints: true,
    sitemap: 'plain',
    feed: false,
    gzip: false,
    flavours: {},
    annexEvery: 0,
    quirks: null,
    ...spec,
  }
}

function hostile(
  id: string,
  name: string,
  nameEn: string,
  documents: number,
  quirks: Quirks,
  more: Partial<PortalSpec> = {},
): PortalSpec {
  return declare({
    id,
    name,
    nameEn,
    documents,
    quirks,
    shortName: name,
    address: 'Số 9 phố Thực Hành, Hà Nội',
    level: 'agency',
    style: plain,
    scales: false,
    reprints: false,
    sitemap: 'none',
    sections: [NEWS],
    ...more,
  })
}

/** The portals of every practice world, healthy ones first. */
export const PORTAL_SPECS: readonly PortalSpec[] = [
  declare({
    id: 'chinhphu',
    name: 'Cổng Thông tin điện tử Chính phủ (thực hành)',
    nameEn: 'Government portal (practice)',
    shortName: 'Văn phòng Chính phủ',
    address: 'Số 16 phố Lê Hồng Phong, Ba Đình, Hà Nội',
    level: 'government',
    parent: null,
    style: vccorp,
    documents: 80,
    newPerRound: 2,
    reprints: false,
    sitemap: 'index',
    feed: true,
    gzip: true,
    sections: [NEWS, EVENTS, LEGAL, ANSWERS],
    annexEvery: 7,
  }),
  declare({
    id: 'taichinh',
    name: 'Cổng Thông tin điện tử Bộ Tài chính (thực hành)',
    nameEn: 'Ministry of Finance (practice)',
    shortName: 'Bộ Tài chính',
    address: 'Số 28 phố Trần Hưng Đạo, Hà Nội',
    level: 'ministry',
    style: custom,
    documents: 58,
    newPerRound: 1,
    sitemap: 'gzip',
    feed: true,
    gzip: true,
    sections: [NEWS, LEGAL, NOTICES],
    topics: ['finance', 'digital', 'administrative-reform', 'labour', 'housing', 'farming'],
    annexEvery: 9,
  }),
  declare({
    id: 'yte',
    name: 'Cổng Thông tin điện tử Bộ Y tế (thực hành)',
    nameEn: 'Ministry of Health (practice)',
    shortName: 'Bộ Y tế',
    address: 'Số 138A phố Giảng Võ, Hà Nội',
    level: 'ministry',
    style: liferay,
    documents: 54,
    newPerRound: 1,
    sections: [NEWS, LEGAL, ANSWERS],
    topics: ['health', 'health', 'social', 'digital', 'environment', 'disaster'],
  }),
  declare({
    id: 'giaoduc',
    name: 'Cổng Thông tin điện tử Bộ Giáo dục và Đào tạo (thực hành)',
    nameEn: 'Ministry of Education (practice)',
    shortName: 'Bộ Giáo dục và Đào tạo',
    address: 'Số 35 phố Đại Cồ Việt, Hà Nội',
    level: 'ministry',
    style: sharepoint,
    documents: 54,
    sitemap: 'none',
    sections: [NEWS, EVENTS, NOTICES],
    topics: ['education', 'education', 'digital', 'labour', 'culture'],
  }),
  declare({
    id: 'tuphap',
    name: 'Cơ sở dữ liệu văn bản Bộ Tư pháp (thực hành)',
    nameEn: 'Ministry of Justice, legal documents (practice)',
    shortName: 'Bộ Tư pháp',
    address: 'Số 60 phố Trần Phú, Hà Nội',
    level: 'ministry',
    style: legalDatabase,
    documents: 70,
    sitemap: 'none',
    sections: [
      LEGAL,
      { slug: 'thu-tuc', name: 'Thủ tục', kind: 'procedure' },
      { slug: 'du-thao', name: 'Văn bản góp ý', kind: 'legal-document' },
      ANSWERS,
    ],
    topics: ['justice', 'justice', 'administrative-reform', 'finance', 'labour', 'environment', 'housing'],
    reprints: false,
    annexEvery: 10,
  }),
  declare({
    id: 'xaydung',
    name: 'Cổng Thông tin điện tử Bộ Xây dựng (thực hành)',
    nameEn: 'Ministry of Construction (practice)',
    shortName: 'Bộ Xây dựng',
    address: 'Số 37 phố Lê Đại Hành, Hà Nội',
    level: 'ministry',
    style: dotnetnuke,
    documents: 52,
    sections: [NEWS, EVENTS, PROCEDURES],
    topics: ['housing', 'housing', 'environment', 'disaster', 'energy'],
  }),
  declare({
    id: 'hanoi',
    name: 'Cổng Thông tin điện tử thành phố Hà Nội (thực hành)',
    nameEn: 'Ha Noi (practice)',
    shortName: 'UBND thành phố Hà Nội',
    address: 'Số 79 phố Đinh Tiên Hoàng, Hà Nội',
    level: 'province',
    province: 'ha-noi',
    style: sharepoint,
    documents: 54,
    newPerRound: 1,
    sections: [NEWS, PROCEDURES, LEGAL],
  }),
  declare({
    id: 'hochiminh',
    name: 'Cổng Thông tin điện tử Thành phố Hồ Chí Minh (thực hành)',
    nameEn: 'Ho Chi Minh City (practice)',
    shortName: 'UBND Thành phố Hồ Chí Minh',
    address: 'Số 86 phố Lê Thánh Tôn, Thành phố Hồ Chí Minh',
    level: 'province',
    province: 'ho-chi-minh',
    style: wordpress,
    documents: 58,
    newPerRound: 1,
    feed: true,
    flavours: { 4: 'busy-once' },
  }),
  declare({
    id: 'danang',
    name: 'Cổng Thông tin điện tử thành phố Đà Nẵng (thực hành)',
    nameEn: 'Da Nang (practice)',
    shortName: 'UBND thành phố Đà Nẵng',
    address: 'Số 24 phố Trần Phú, Đà Nẵng',
    level: 'province',
    province: 'da-nang',
    style: liferay,
    documents: 50,
    flavours: { 6: 'javascript' },
    annexEvery: 12,
  }),
  declare({
    id: 'cantho',
    name: 'Cổng Thông tin điện tử thành phố Cần Thơ (thực hành)',
    nameEn: 'Can Tho (practice)',
    shortName: 'UBND thành phố Cần Thơ',
    address: 'Số 2 phố Hòa Bình, Cần Thơ',
    level: 'province',
    province: 'can-tho',
    style: dotnetnuke,
    documents: 46,
    flavours: { 6: 'tcvn3' },
  }),
  declare({
    id: 'hue',
    name: 'Cổng Thông tin điện tử thành phố Huế (thực hành)',
    nameEn: 'Hue (practice)',
    shortName: 'UBND thành phố Huế',
    address: 'Số 14 phố Lê Lợi, Huế',
    level: 'province',
    province: 'hue',
    style: wordpress,
    documents: 46,
    feed: true,
    flavours: { 4: 'windows-1258', 6: 'windows-1258' },
  }),
  declare({
    id: 'quangninh',
    name: 'Cổng Thông tin điện tử tỉnh Quảng Ninh (thực hành)',
    nameEn: 'Quang Ninh (practice)',
    shortName: 'UBND tỉnh Quảng Ninh',
    address: 'Số 219 phố Nguyễn Văn Cừ, Hạ Long',
    level: 'province',
    province: 'quang-ninh',
    style: vccorp,
    documents: 64,
    newPerRound: 1,
    feed: true,
    annexEvery: 8,
  }),
  declare({
    id: 'sotaichinh-quangninh',
    name: 'Sở Tài chính tỉnh Quảng Ninh (thực hành)',
    nameEn: 'Quang Ninh Department of Finance (practice)',
    shortName: 'Sở Tài chính tỉnh Quảng Ninh',
    address: 'Số 1 phố Lê Thánh Tông, Hạ Long',
    level: 'department',
    parent: 'quangninh',
    province: 'quang-ninh',
    style: custom,
    documents: 36,
    sitemap: 'gzip',
    sections: [NEWS, NOTICES, PROCEDURES],
    topics: ['finance', 'administrative-reform', 'digital', 'housing'],
  }),
  declare({
    id: 'phuong-hongai-quangninh',
    name: 'Trang thông tin phường Hồng Gai, tỉnh Quảng Ninh (thực hành)',
    nameEn: 'Hong Gai ward, Quang Ninh (practice)',
    shortName: 'UBND phường Hồng Gai',
    address: 'Số 5 phố Bến Tàu, phường Hồng Gai',
    level: 'commune',
    parent: 'quangninh',
    province: 'quang-ninh',
    style: plain,
    documents: 26,
    sections: [NEWS, NOTICES, PROCEDURES],
    flavours: { 2: 'tcvn3', 7: 'tcvn3' },
  }),
  declare({
    id: 'dulich-quangninh',
    name: 'Trang du lịch Quảng Ninh (thực hành)',
    nameEn: 'Quang Ninh tourism (practice)',
    shortName: 'Trung tâm Xúc tiến du lịch Quảng Ninh',
    address: 'Số 3 phố Bãi Cháy, Hạ Long',
    level: 'linked',
    parent: 'quangninh',
    province: 'quang-ninh',
    style: plain,
    documents: 24,
    sections: [NEWS, EVENTS],
    topics: ['culture', 'culture', 'environment', 'energy'],
  }),
  hostile('sick-503', 'Cổng quá tải (thực hành)', 'Overloaded portal (practice)', 12, overloaded),
  hostile('sick-slow', 'Cổng chậm (thực hành)', 'Slow portal (practice)', 10, slow),
  hostile('sick-dead', 'Cổng ngừng hoạt động (thực hành)', 'Dead portal (practice)', 4, dead),
  hostile('calendar', 'Cổng lịch công tác (thực hành)', 'Calendar portal (practice)', 12, endless),
  hostile('broken-sitemap', 'Cổng sơ đồ hỏng (thực hành)', 'Broken sitemap portal (practice)', 12, brokenSitemap),
  hostile('walled', 'Cổng có vùng nội bộ (thực hành)', 'Walled portal (practice)', 20, walled),
  hostile('huge', 'Cổng tài liệu lớn (thực hành)', 'Huge portal (practice)', 10, huge),
  hostile('sick-files', 'Cổng tệp hỏng (thực hành)', 'Portal of broken files (practice)', 8, sickFiles),
]

/** The portal for benchmarks, on plain addresses: healthy pages of about 27 KB. */
export const BENCH_SPEC: PortalSpec = declare({
  id: 'bench',
  name: 'Cổng đo hiệu năng (thực hành)',
  nameEn: 'Benchmark portal (practice)',
  shortName: 'Cổng đo hiệu năng',
  address: 'Số 1 phố Đo Lường, Hà Nội',
  level: 'linked',
  parent: null,
  style: plain,
  documents: 500,
  reprints: false,
  sitemap: 'index',
  sections: [NEWS],
})

const BY_ID = new Map([...PORTAL_SPECS, BENCH_SPEC].map((spec) => [spec.id, spec]))

/** @throws {Error} when no practice portal has this id. */
export function findSpec(id: string): PortalSpec {
  const spec = BY_ID.get(id)
  if (!spec) throw new Error(`no practice portal "${id}"`)
  return spec
}
