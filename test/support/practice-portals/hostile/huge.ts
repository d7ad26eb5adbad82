import { gzipSync } from 'node:zlib'
import type { PracticeResponse, Quirks } from '../model.ts'
import { hashOf } from '../seeded-random.ts'
import { HTML, html, link } from './answers.ts'

const MiB = 1024 * 1024
const redirect = (location: string, status = 302): PracticeResponse => html('', status, { location })

let bomb: Buffer | null = null

/** Bodies and redirects without measure, and links whose session part changes with every answer. */
export const huge: Quirks = {
  homeLinks: (portal) => [
    link('/tai-lieu/rat-lon.html', 'Tài liệu rất lớn'),
    link('/tai-lieu/nen.html', 'Tài liệu nén'),
    link('/vong-lap/a', 'Vòng lặp'),
    link('/chuyen/ra-ngoai', 'Máy chủ nội bộ'),
    link('/chuyen/cong-khac', 'Cổng khác'),
    link('/tin-cu/1', 'Bài đã chuyển chỗ'),
    link('/tin-cu/2', 'Bài tạm chuyển'),
    link(`${portal.origin}/bai-viet/1.html?utm_source=trang-chu&utm_medium=banner`, 'Bài nổi bật'),
  ],
  decorateLink: (href, salt) => {
    const session = hashOf(href, salt).toString(16).padStart(8, '0').toUpperCase()
    return salt % 2 ? `${href};jsessionid=${session}` : `${href}?utm_source=${session}`
  },
  answer: (portal, url) => {
    switch (url.pathname) {
      case '/tai-lieu/rat-lon.html':
        return { type: 'stream', status: 200, headers: HTML, chunks: () => bigPage(), pauseMs: 0 }
      case '/tai-lieu/nen.html':
        return {
          type: 'reply',
          status: 200,
          headers: { ...HTML, 'content-encoding': 'gzip' },
          body: () => (bomb ??= gzipSync(Buffer.alloc(96 * MiB, ' '), { level: 1 })),
        }
      case '/vong-lap/a':
        return redirect('/vong-lap/b')
      case '/vong-lap/b':
        return redirect('/vong-lap/a')
      case '/chuyen/ra-ngoai':
        return redirect('http://169.254.169.254/latest/meta-data/')
      case '/chuyen/cong-khac':
        return redirect(`http://chinhphu.localhost:${portal.state.port}/`)
      case '/tin-cu/1':
        return redirect('/bai-viet/1.html', 301)
      case '/tin-cu/2':
        return redirect('/bai-viet/2.html')
      default:
        return null
    }
  },
  outcomes: [
    { path: '/tai-lieu/rat-lon.html', outcome: 'failed:too-large', why: '50 MiB' },
    { path: '/tai-lieu/nen.html', outcome: 'failed:too-large', why: 'a decompression bomb' },
    { path: '/vong-lap/a', outcome: 'redirect', why: 'a redirect loop' },
    { path: '/chuyen/ra-ngoai', outcome: 'redirect', why: 'redirects to a link-local address' },
    { path: '/tin-cu/1', outcome: 'redirect', why: 'moved' },
    { path: '/tin-cu/2', outcome: 'redirect', why: 'moved' },
  ],
}

/** 50 MiB of HTML in pieces of 64 KiB. */
function* bigPage() {
  const piece = Buffer.from('<p>Số liệu quan trắc theo giờ, không có gì để đọc.</p>\n'.repeat(1024)).subarray(0, 64 * 1024)
  yield Buffer.from('<!doctype html><title>Tài liệu rất lớn</title>')
  for (let sent = 0; sent < 50 * MiB; sent += piece.length) yield piece
}
