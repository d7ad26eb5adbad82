import { describe, expect, test } from 'vitest'
import { cmsOf } from '../../../cli/discover/cms-marks.ts'
import { type Look, proposeEntry, subPortalsOf } from '../../../cli/discover/propose-entry.ts'
import { loadCmsHints } from '../../../config/cms-hints.ts'
import { aPortal, aRegistry } from '../../support/a-portal.ts'

const registry = aRegistry(
  aPortal({ id: 'quang-ninh', province: 'quang-ninh', baseUrls: ['https://www.quangninh.gov.vn'] }),
  aPortal({ id: 'qn-du-lich', province: 'quang-ninh', baseUrls: ['https://dulich.quangninh.gov.vn'] }),
)
const look = (facts: Partial<Look>): Look => ({
  origin: 'https://mot.vn',
  title: '',
  feeds: [],
  sitemaps: [],
  cms: null,
  day: '2026-11-25',
  ...facts,
})

test('a site below a portal of the registry is proposed below it, with what was guessed called unconfirmed', () => {
  const origin = 'https://soyte.quangninh.gov.vn'
  expect(proposeEntry(look({ origin, title: 'Sở Y tế Quảng Ninh', feeds: [`${origin}/rss`], cms: 'liferay' }), registry)).toEqual(
    {
      id: 'soyte-quangninh',
      name: 'Sở Y tế Quảng Ninh',
      level: 'department',
      parent: 'quang-ninh',
      province: 'quang-ninh',
      baseUrls: [origin],
      source: 'its own pages, looked at on 2026-11-25',
      confirmed: true,
      unconfirmed: ['name', 'level', 'parent', 'province', 'cms'],
      cms: 'liferay',
      crawl: { feeds: [`${origin}/rss`] },
    },
  )
})

test.each([
  ['UBND Phường Bãi Cháy', 'commune'],
  ['Cổng TTĐT tỉnh Lào Cai', 'province'],
  ['Bộ Tư pháp', 'ministry'],
  ['Bộ Chỉ huy quân sự', 'linked'],
  ['', 'linked'],
])('"%s" is taken for a site of the level %s', (title, level) => {
  expect(proposeEntry(look({ title }), registry)).toMatchObject({ level, name: title || 'mot.vn' })
})

test('sites below the host are told once, with their words; those of the registry and others are not', () => {
  const anchors = [
    { url: 'https://soyte.quangninh.gov.vn/a', text: '' },
    { url: 'https://soyte.quangninh.gov.vn/', text: 'Sở Y tế' },
    { url: 'https://dulich.quangninh.gov.vn/', text: 'Du lịch' },
    { url: 'https://quangninh.gov.vn/tin', text: 'Tin' },
    { url: 'https://xquangninh.gov.vn/', text: 'Khác' },
  ]
  expect(subPortalsOf('https://www.quangninh.gov.vn', anchors, registry)).toEqual([
    { origin: 'https://soyte.quangninh.gov.vn', name: 'Sở Y tế' },
  ])
})

describe('families of portals', () => {
  test.each([
    ['<script src="/o/tinh-theme/js/main.js"></script>', 'liferay'],
    ['<link href="/_layouts/15/1066/styles/corev15.css">', 'sharepoint'],
    ['<div id="dnn_ContentPane">', 'dotnetnuke'],
    ['<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">', 'drupal'],
    ['<link rel="https://api.w.org/" href="/wp-json/">', 'wordpress'],
    ['<img src="https://bcp.cdnchinhphu.vn/a.jpg">', 'vccorp'],
  ])('%s is a mark of %s', (html, family) => {
    expect(cmsOf(html)?.family).toBe(family)
    expect([...loadCmsHints().keys()]).toContain(family)
  })

  test('a page without marks is of no known family', () => expect(cmsOf('<p>Trang chủ</p>')).toBeNull())
})
