import type { ArticleRecord, LegalRecord } from './load-records.ts'

/** A page as a portal would publish this document. `layout` says how it is set out. */
export type GeneratedPage = { html: string; url: string; layout: Layout }

const LAYOUTS = ['table', 'labels', 'paper'] as const
export type Layout = (typeof LAYOUTS)[number]
const MAX_ARTICLES = 12
const LAST_ARTICLE_CHARS = 1500

/** The page of the record with this ordinal; layouts take turns. What the record does not say is on no page. */
export function generatePage(record: LegalRecord, articles: readonly ArticleRecord[], ordinal: number): GeneratedPage {
  const layout = LAYOUTS[ordinal % LAYOUTS.length] ?? 'table'
  const title = `${record.type} số ${record.number}${record.name ? ` ${lowerFirst(record.name)}` : ''}`
  const body = { table: tablePage, labels: labelsPage, paper: paperPage }[layout](record, articles, title)
  const html = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeText(title)}</title></head><body>
<header><a href="/">Cổng thông tin điện tử</a><nav><a href="/tin-tuc">Tin tức</a> <a href="/van-ban">Văn bản</a> <a href="/lien-he">Liên hệ</a></nav></header>
<main>${body}</main>
<aside><h4>Văn bản cùng lĩnh vực</h4><ul>${RELATED.map((text) => `<li><a href="/van-ban/${text.length}.html">${text}</a></li>`).join('')}</ul></aside>
<footer><p>Cơ quan chủ quản: Trung tâm Thông tin. Điện thoại: 080 12345</p></footer></body></html>`
  return { html, url: `https://congbao.example.gov.vn/van-ban/chi-tiet-${ordinal}.html`, layout }
}

const RELATED = [
  'Quyết định số 9999/QĐ-BXX về việc công bố danh mục văn bản',
  'Thông tư số 88/1999/TT-BXX hướng dẫn chế độ báo cáo',
  'Kế hoạch số 777/KH-UBND triển khai công tác năm',
]

function tablePage(record: LegalRecord, articles: readonly ArticleRecord[], title: string): string {
  const rows = [
    ['Số ký hiệu', record.number],
    ['Loại văn bản', record.type],
    ['Cơ quan ban hành', record.issuer],
    ['Ngày ban hành', record.issuedOn],
    ['Ngày có hiệu lực', record.inForceOn],
    ['Trích yếu', record.name],
  ]
  const cells = rows.map(([label, value]) => (value ? `<tr><th>${label}</th><td>${escapeText(value)}</td></tr>` : '')).join('')
  return `<article><h1>${escapeText(title)}</h1><table class="thuoc-tinh">${cells}</table><div class="toan-van">${articlesHtml(articles)}</div></article>`
}

function labelsPage(record: LegalRecord, articles: readonly ArticleRecord[], title: string): string {
  const facts = [
    ['Số hiệu', record.number],
    ['Hình thức văn bản', record.type],
    ['Nơi ban hành', record.issuer],
    ['Ngày ký', record.issuedOn?.replaceAll('/', '-')],
    ['Hiệu lực từ ngày', record.inForceOn?.replaceAll('/', '.')],
  ]
  const lines = facts.map(([label, value]) => (value ? `<p><strong>${label}:</strong> ${escapeText(value)}</p>` : '')).join('')
  return `<article><h2>${escapeText(title)}</h2><div class="info">${lines}</div>${articlesHtml(articles)}</article>`
}

/** As on paper: the head with place and day, the grounds, the articles and, in the last of them, when it comes into force. */
function paperPage(record: LegalRecord, articles: readonly ArticleRecord[], title: string): string {
  const [day, month, year] = record.issuedOn?.split('/') ?? []
  const signed = day ? `<p><i>Hà Nội, ngày ${day} tháng ${month} năm ${year}</i></p>` : ''
  return `<article><h1>${escapeText(title)}</h1><p>${escapeText((record.issuer ?? '').toUpperCase())}</p><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
<p>Số: ${escapeText(record.number)}</p>${signed}<p><b>${record.type.toUpperCase()}</b></p><p>${escapeText(record.name ?? '')}</p>
<p>Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;</p><p>Theo đề nghị của Thủ trưởng đơn vị,</p>
${articlesHtml(articles)}<h3>Điều ${articles.length + 1}. Hiệu lực thi hành</h3><p>1. ${effectSentence(record)}</p>
<p>2. Thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành.</p></article>`
}

/** By its day, or counted from the day of signing where that is what people write. */
function effectSentence({ type, issuedOn, inForceOn }: LegalRecord): string {
  if (!inForceOn) return `${type} này được thi hành theo quy định của pháp luật.`
  const days = issuedOn ? Math.round((msOf(inForceOn) - msOf(issuedOn)) / 86_400_000) : -1
  if (days === 0) return `${type} này có hiệu lực kể từ ngày ký.`
  if (days === 15 || days === 45) return `${type} này có hiệu lực thi hành sau ${days} ngày kể từ ngày ký ban hành.`
  const [day, month, year] = inForceOn.split('/')
  return `${type} này có hiệu lực thi hành kể từ ngày ${day} tháng ${month} năm ${year}.`
}

function msOf(day: string): number {
  const [date = 1, month = 1, year = 1970] = day.split('/').map(Number)
  return Date.UTC(year, month - 1, date)
}

function articlesHtml(articles: readonly ArticleRecord[]): string {
  const shown = articles.slice(0, MAX_ARTICLES).map(({ title, text }, index) => {
    const lines = text.slice(0, LAST_ARTICLE_CHARS).split('\n').filter(Boolean)
    return `<h3>Điều ${index + 1}. ${escapeText(title)}</h3>${lines.map((line) => `<p>${escapeText(line)}</p>`).join('')}`
  })
  return (
    shown.join('') ||
    '<p>Toàn văn được đăng trong tệp đính kèm. Đề nghị các cơ quan, đơn vị tra cứu văn bản và tổ chức thực hiện theo quy định hiện hành.</p>'
  )
}

function lowerFirst(text: string): string {
  return text === text.toUpperCase() ? text : text.replace(/^\p{L}/u, (letter) => letter.toLowerCase())
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
