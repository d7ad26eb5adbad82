import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ApiParts } from '../../../api/app.ts'
import type { AuditEntry } from '../../../domain/ports.ts'
import { ADMIN_KEY, NO_PORTAL_SIDE, NOW, type RunningApp, startApp } from '../../support/an-app.ts'
import { memoryAdministration } from '../../support/memory-administration.ts'
import { createMemoryFeedback } from '../../support/memory-feedback.ts'

const USERS = [
  { name: 'ca-nuoc', password: 'mật khẩu của cả nước', role: { kind: 'country' } },
  { name: 'quang-ninh', password: 'mật khẩu của tỉnh', role: { kind: 'branch', portalId: 'quang-ninh' } },
  { name: 'chi-xem', password: 'mật khẩu chỉ để xem', role: { kind: 'read-only' } },
] as const
type Name = (typeof USERS)[number]['name']

let app: RunningApp
let audit: AuditEntry[]
let done: string[]
const feedback = createMemoryFeedback()
beforeEach(async () => {
  audit = []
  done = []
  const portalSide: ApiParts['portalSide'] = {
    ...NO_PORTAL_SIDE,
    keys: {
      list: async () =>
        ['bo-y-te', 'so-xay-dung-qn'].map((portalId, index) => ({
          id: index + 1,
          portalId,
          label: 'khóa thử',
          createdAt: NOW.toISOString(),
          createdBy: 'test',
          lastUsedAt: null,
          revokedAt: null,
        })),
      create: async ({ portalId, label, createdBy }) => {
        done.push(`key ${portalId}`)
        return { id: 9, portalId, label, createdBy, createdAt: '', lastUsedAt: null, revokedAt: null, key: 'lcg_shown-once' }
      },
      revoke: async (id) => done.push(`revoke ${id}`) > 0,
      portalOf: async () => null,
    },
    audit: { add: async (entry) => void audit.push(entry), list: async () => audit },
    losses: {
      held: async () => [],
      keep: async (id) => done.push(`keep ${id}`),
      release: async (id) => done.push(`release ${id}`),
    },
    queue: { send: async (id) => done.push(`crawl ${id}`) > 0 },
    checkUrl: async (url) => ({
      url,
      portalId: 'bo-y-te',
      allowed: true,
      rule: null,
      robotsReadAt: null,
      page: null,
      searchable: false,
      why: 'lý do',
    }),
  }
  app = await startApp({
    administration: memoryAdministration({ users: USERS, makeAllDue: async (id) => done.push(`due ${id}`) }),
    portalSide,
    feedback,
  })
})
afterEach(() => app.close())

const send = (path: string, cookie: string, body: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(app.url + path, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual', headers: { cookie, ...headers } })
const signIn = (body: Record<string, string>) => send('/quan-tri/dang-nhap', '', body)
/** The cookie and the forms' token of somebody who has signed in. */
async function as(name: Name): Promise<{ cookie: string; csrf: string }> {
  const password = USERS.find((user) => user.name === name)?.password ?? ''
  const response = await signIn({ name, password })
  expect(response.status).toBe(303)
  const cookie = String(response.headers.get('set-cookie')?.split(';')[0])
  const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec(await (await open('/quan-tri', cookie)).text()) ?? []
  return { cookie, csrf }
}
const open = (path: string, cookie: string) => fetch(app.url + path, { headers: { cookie } })
const text = async (path: string, cookie: string) => (await open(path, cookie)).text()

describe('signing in', () => {
  test('from the first user on the page asks for a name, the key opens it no more, and stays good for programs', async () => {
    const page = await text('/quan-tri', '')
    expect(page).toContain('name="password"')
    expect(page).not.toContain('name="key"')
    expect((await signIn({ key: ADMIN_KEY })).status).toBe(401)
    const api = await fetch(`${app.url}/api/v1/coverage`, { headers: { authorization: `Bearer ${ADMIN_KEY}` } })
    expect(api.status).toBe(200)
  })

  test('a wrong password and an unknown name are answered alike', async () => {
    const [wrong, unknown] = [await signIn({ name: 'ca-nuoc', password: 'x' }), await signIn({ name: 'ai-do', password: 'x' })]
    const words = async (response: Response) => /role="alert"[^>]*>([^<]+)/.exec(await response.text())?.[1]
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(await words(wrong)).toBe(await words(unknown))
    expect(wrong.headers.get('set-cookie')).toBeNull()
  })

  test('a hundred guesses at once are let through no more than ten at a time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => signIn({ name: 'ca-nuoc', password: `${index}` })),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(90)
  })

  test('those who know their password are never shut out by signing in often', async () => {
    for (let time = 0; time < 15; time += 1) await as('ca-nuoc')
  })

  test('the session is in the audit log, ends after eight hours, and by signing out', async () => {
    const { cookie, csrf } = await as('ca-nuoc')
    expect(audit).toMatchObject([{ who: 'ca-nuoc', action: 'sign in' }])
    expect((await send('/quan-tri/dang-xuat', cookie, { csrf })).status).toBe(303)
    expect((await open('/quan-tri', cookie)).status).toBe(401)
    const again = await as('ca-nuoc')
    app.clock.now = new Date(NOW.getTime() + 8 * 3600_000)
    expect((await open('/quan-tri', again.cookie)).status).toBe(401)
  })
})

const PAGES = [
  '/quan-tri',
  '/quan-tri/cong/quang-ninh',
  '/quan-tri/cong/quang-ninh/phieu',
  '/quan-tri/kiem-tra',
  '/quan-tri/phan-hoi',
  '/quan-tri/khoa',
  '/quan-tri/nhat-ky',
  '/quan-tri/su-kien',
]
const FORMS: [path: string, body: Record<string, string>][] = [
  ['/quan-tri/cong/quang-ninh/lam', { viec: 'crawl', chac: 'co' }],
  ['/quan-tri/cong/quang-ninh/lam', { viec: 'recrawl', chac: 'co' }],
  ['/quan-tri/cong/quang-ninh/lam', { viec: 'keep', chac: 'co' }],
  ['/quan-tri/cong/quang-ninh/lam', { viec: 'release', chac: 'co' }],
  ['/quan-tri/khoa', { cong: 'quang-ninh', nhan: 'thử' }],
  ['/quan-tri/khoa/thu-hoi', { id: '2', chac: 'co' }],
]

test.each(PAGES)('%s shows nothing to whoever is not signed in', async (path) => {
  const response = await open(path, 'liencong_admin=u.token-999')
  expect(response.status).toBe(401)
  expect(app.store.reads).toBe(0)
})

describe.each(FORMS)('the form %s %o', (path, body) => {
  test('changes something for the country and for the branch, and nothing for who may only look', async () => {
    for (const name of ['ca-nuoc', 'quang-ninh'] as const) {
      const { cookie, csrf } = await as(name)
      done = []
      expect((await send(path, cookie, { ...body, csrf })).status).toBeLessThan(400)
      expect(done.length).toBeGreaterThan(0)
      expect(audit.at(-1)).toMatchObject({ who: name })
    }
    const { cookie, csrf } = await as('chi-xem')
    done = []
    const count = audit.length
    expect((await send(path, cookie, { ...body, csrf })).status).toBe(403)
    expect(done).toEqual([])
    expect(audit).toHaveLength(count)
  })

  test('is refused without the token, with that of another session, from another site and to who is not signed in', async () => {
    const [{ cookie, csrf }, other] = [await as('ca-nuoc'), await as('quang-ninh')]
    expect((await send(path, cookie, body)).status).toBe(403)
    expect((await send(path, cookie, { ...body, csrf: other.csrf })).status).toBe(403)
    expect((await send(path, cookie, { ...body, csrf }, { origin: 'https://evil.test' })).status).toBe(401)
    expect((await send(path, '', { ...body, csrf })).status).toBe(401)
    expect(done).toEqual([])
  })
})

test('a portal is paused and crawled again, and both are in the log', async () => {
  const { cookie, csrf } = await as('quang-ninh')
  const act = (viec: string) => send('/quan-tri/cong/quang-ninh/lam', cookie, { csrf, viec, chac: 'co' })
  const page = () => text('/quan-tri/cong/quang-ninh', cookie)
  expect(await page()).not.toContain('đang được tạm dừng')
  expect((await act('pause')).status).toBe(303)
  expect(await page()).toContain('đang được tạm dừng')
  expect((await act('resume')).status).toBe(303)
  expect(await page()).not.toContain('đang được tạm dừng')
  expect(audit.slice(-2).map(({ who, action }) => `${who} ${action}`)).toEqual(['quang-ninh pause', 'quang-ninh resume'])
  expect((await act('fly')).status).toBe(400)
})

test('what cannot be taken back needs the box to be ticked', async () => {
  const { cookie, csrf } = await as('ca-nuoc')
  for (const [path, { chac, ...body }] of FORMS.filter(([, { chac }]) => chac))
    expect((await send(path, cookie, { ...body, csrf })).status, `${path} ${chac}`).toBe(400)
  expect(done).toEqual([])
})

describe('a branch', () => {
  test('sees its part of the tree only: portals, data, keys, log and addresses', async () => {
    const { cookie } = await as('quang-ninh')
    audit.push({ at: NOW.toISOString(), who: 'x', action: 'thing elsewhere', portalId: 'bo-y-te', detail: {} })
    const { portals } = await (await open('/quan-tri?format=json', cookie)).json()
    expect(portals.map(({ portalId }: { portalId: string }) => portalId)).toEqual([
      'quang-ninh',
      'so-xay-dung-qn',
      'phuong-bai-chay',
    ])
    expect(await text('/quan-tri', cookie)).not.toContain('Bộ Y tế')
    expect((await open('/quan-tri/cong/bo-y-te', cookie)).status).toBe(404)
    expect((await open('/quan-tri/cong/bo-y-te/phieu', cookie)).status).toBe(404)
    expect((await open('/quan-tri/cong/so-xay-dung-qn', cookie)).status).toBe(200)
    expect(await text('/quan-tri/nhat-ky', cookie)).not.toContain('thing elsewhere')
    expect(await text('/quan-tri/khoa', cookie)).not.toContain('Bộ Y tế')
    const check = await text('/quan-tri/kiem-tra?url=https://yte.test/1', cookie)
    expect(check).toContain('không thuộc nhánh của bạn')
    expect(check).not.toContain('lý do')
  })

  test('changes nothing beyond it', async () => {
    const { cookie, csrf } = await as('quang-ninh')
    done = []
    expect((await send('/quan-tri/cong/bo-y-te/lam', cookie, { csrf, viec: 'crawl', chac: 'co' })).status).toBe(404)
    expect((await send('/quan-tri/khoa', cookie, { csrf, cong: 'bo-y-te', nhan: 'x' })).status).toBe(403)
    expect((await send('/quan-tri/khoa/thu-hoi', cookie, { csrf, id: '1', chac: 'co' })).status).toBe(404)
    expect(done).toEqual([])
  })

  test('answers what citizens said of its portals, and not of others', async () => {
    const report = (code: string, portalId: string) =>
      feedback.add(
        { code, portalId, documentId: 'd', url: 'https://x.test', title: 'Văn bản', kind: 'other', message: `về ${portalId}` },
        NOW.toISOString(),
      )
    await report('ABCDE23456', 'so-xay-dung-qn')
    await report('ABCDE23457', 'bo-y-te')
    const { cookie, csrf } = await as('quang-ninh')
    const page = await text('/quan-tri/phan-hoi', cookie)
    expect(page).toContain('về so-xay-dung-qn')
    expect(page).not.toContain('về bo-y-te')
    const answer = (ma: string) => send('/quan-tri/phan-hoi', cookie, { csrf, ma, 'tra-loi': 'Đã sửa.' })
    expect((await answer('ABCDE23457')).status).toBe(404)
    expect((await answer('ABCDE23456')).status).toBe(303)
    expect(await feedback.byCode('ABCDE23456')).toMatchObject({ answer: 'Đã sửa.', answeredBy: 'quang-ninh' })
    expect(await feedback.byCode('ABCDE23457')).toMatchObject({ answer: null })
  })
})

describe('the overview', () => {
  test('is sorted and filtered by its address', async () => {
    const { cookie } = await as('chi-xem')
    const ids = async (query: string) =>
      (await (await open(`/quan-tri?format=json&${query}`, cookie)).json()).portals.map(
        (row: { portalId: string }) => row.portalId,
      )
    expect(await ids('cap=department')).toEqual(['so-xay-dung-qn'])
    expect(await ids('tim=BÃI')).toEqual(['phuong-bai-chay'])
    expect(await ids('tinh-trang=unknown')).toContain('phuong-bai-chay')
    expect(await ids('cap=khong-co')).toHaveLength(6)
    const known = (await (await open('/quan-tri?format=json&xep=known', cookie)).json()).portals.map(
      (row: { known: number }) => row.known,
    )
    expect(known).toEqual(known.toSorted((a: number, b: number) => b - a))
  })

  test('comes as CSV, and in no other format', async () => {
    const { cookie } = await as('chi-xem')
    const response = await open('/quan-tri?format=csv', cookie)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toContain('do-phu.csv')
    expect((await response.text()).trim().split('\r\n')).toHaveLength(7)
    expect((await open('/quan-tri?format=xml', cookie)).status).toBe(400)
  })
})

test('totals come as events of the viewer’s part of the tree, until the session is over', async () => {
  const { cookie, csrf } = await as('quang-ninh')
  const response = await open('/quan-tri/su-kien', cookie)
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const reader = response.body?.getReader()
  const first = new TextDecoder().decode((await reader?.read())?.value)
  const { totals, running } = JSON.parse(first.split('data: ')[1] ?? '')
  const { portals } = await (await open('/quan-tri?format=json', cookie)).json()
  expect(totals.known).toBe(portals.reduce((sum: number, row: { known: number }) => sum + row.known, 0))
  expect(running.every(({ id }: { id: string }) => ['quang-ninh', 'so-xay-dung-qn', 'phuong-bai-chay'].includes(id))).toBe(true)
  await send('/quan-tri/dang-xuat', cookie, { csrf })
  let isOver = false
  while (!isOver) isOver = (await reader?.read())?.done ?? true
})

test('the key that was made is shown once, on the page that made it', async () => {
  const { cookie, csrf } = await as('ca-nuoc')
  const response = await send('/quan-tri/khoa', cookie, { csrf, cong: 'bo-y-te', nhan: 'báo trang mới' })
  expect(await response.text()).toContain('lcg_shown-once')
  expect(await text('/quan-tri/khoa', cookie)).not.toContain('lcg_shown-once')
  expect(JSON.stringify(audit)).not.toContain('lcg_shown-once')
})
