import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FollowedBestBets, followBestBets } from '../../../api/best-bets/follow-best-bets.ts'
import { readBestBet } from '../../../api/best-bets/read-best-bet.ts'
import { answerSearch } from '../../../api/search/answer.ts'
import { createNames } from '../../../config/names.ts'
import type { BestBetStore } from '../../../domain/ports.ts'
import { createBestBetStore } from '../../../store/best-bets.ts'
import { createTermStatistics } from '../../../vietnamese/term-statistics.ts'
import { ADMIN_KEY, NOW, type RunningApp, startApp } from '../../support/an-app.ts'
import { type OpenedDatabase, openPglite } from '../../support/databases.ts'
import { until } from '../../support/liencong.ts'
import { createMemoryReader } from '../../support/memory-reader.ts'
import { SAMPLE_PASSAGES, SAMPLE_REGISTRY } from '../../support/sample-world.ts'

const GIVEN = { questions: ['Làm hộ chiếu'], url: 'https://yte.test/ho-chieu', title: 'Làm hộ chiếu tại đây', note: 'Trực tuyến' }

let opened: OpenedDatabase
let store: BestBetStore
beforeAll(async () => {
  opened = await openPglite()
  store = createBestBetStore(opened.database.kysely)
})
afterAll(() => opened?.close())

let app: RunningApp
let guarded: BestBetStore
let stack: AsyncDisposableStack
let followed: FollowedBestBets
let errors: unknown[]
/** The store while `isAway` is on: a database that nobody can reach. */
const state = { isAway: false, reads: 0 }
beforeEach(async () => {
  Object.assign(state, { isAway: false, reads: 0 })
  errors = []
  const reached = <T>(ask: () => Promise<T>) =>
    state.isAway ? Promise.reject(new Error('connect ECONNREFUSED 10.0.0.9')) : ask()
  guarded = {
    list: () => {
      state.reads += 1
      return reached(() => store.list())
    },
    add: (bet, now) => reached(() => store.add(bet, now)),
    remove: (id) => reached(() => store.remove(id)),
  }
  stack = new AsyncDisposableStack()
  followed = await followBestBets(guarded, stack, (error) => errors.push(error))
  const parts = {
    reader: createMemoryReader(SAMPLE_PASSAGES),
    registry: SAMPLE_REGISTRY,
    names: createNames(SAMPLE_REGISTRY),
    statistics: createTermStatistics(),
    clock: () => NOW,
  }
  app = await startApp({
    search: async (request) => ({
      ...(await answerSearch(parts, request)),
      bestBets: followed.bestBets(request.q, NOW),
    }),
    bestBets: { store: guarded, refresh: followed.refresh },
  })
})
afterEach(async () => {
  await app.close()
  await stack.disposeAsync()
  await opened.database.kysely.deleteFrom('best_bets').execute()
})

const call = (method: string, path = '', body?: unknown, key = ADMIN_KEY) =>
  fetch(`${app.url}/api/v1/best-bets${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const resultsPage = async (q: string, query = '') =>
  (await fetch(`${app.url}/tim-kiem?q=${encodeURIComponent(q)}${query}`)).text()

test('what is set is listed, stands before the hits of its question at once, and is gone when taken back', async () => {
  const created = await call('POST', '', GIVEN)

  expect(created.status).toBe(201)
  const { bestBet } = await created.json()
  expect(bestBet).toEqual({
    id: expect.any(Number),
    questions: ['làm hộ chiếu'],
    match: 'exact',
    documentId: null,
    url: 'https://yte.test/ho-chieu',
    title: 'Làm hộ chiếu tại đây',
    note: 'Trực tuyến',
    startsAt: null,
    endsAt: null,
    createdAt: NOW.toISOString(),
    createdBy: 'api',
    isGone: false,
  })
  const listed = await call('GET')
  expect(listed.headers.get('cache-control')).toBe('no-store')
  expect(await listed.json()).toEqual({ bestBets: [bestBet] })

  const html = await resultsPage('lam ho chieu')
  const link = html.indexOf('<a href="https://yte.test/ho-chieu" rel="noopener">Làm hộ chiếu tại đây</a>')
  expect(link).toBeGreaterThan(0)
  expect(html.indexOf('<ol class="hits"')).toBeGreaterThan(link)

  const removed = await call('DELETE', `/${bestBet.id}`)
  expect(removed.status).toBe(204)
  expect(await resultsPage('lam ho chieu')).not.toContain('Làm hộ chiếu tại đây')
})

test('it stands on the first page only, and also where nothing else is found', async () => {
  await call('POST', '', { ...GIVEN, questions: ['tiêm', 'xyzxyz'] })

  expect(await resultsPage('tiêm')).toContain('Làm hộ chiếu tại đây')
  expect(await resultsPage('tiêm', '&page=2')).not.toContain('Làm hộ chiếu tại đây')
  const nothing = await resultsPage('xyzxyz')
  expect(nothing).toContain('Không có kết quả')
  expect(nothing).toContain('Làm hộ chiếu tại đây')
})

test('a title that would be HTML is text', async () => {
  await call('POST', '', { ...GIVEN, title: '<script>alert(1)</script>', note: '"><img src=x>' })

  const html = await resultsPage('làm hộ chiếu')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).not.toMatch(/<script>alert|<img src=x/)
})

test.each([
  ['GET', ''],
  ['POST', ''],
  ['DELETE', '/1'],
])('%s%s needs the key, and touches nothing without it', async (method, path) => {
  const before = state.reads
  for (const key of ['wrong', '']) {
    const response = await call(method, path, method === 'POST' ? GIVEN : undefined, key)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect((await response.json()).error.code).toBe('UNAUTHORIZED')
  }
  expect(state.reads).toBe(before)
  expect(await store.list()).toEqual([])
})

test('a session by cookie is no key: forms of other sites can send it along', async () => {
  const signedIn = await fetch(`${app.url}/quan-tri/dang-nhap`, {
    method: 'POST',
    body: new URLSearchParams({ key: ADMIN_KEY }),
    redirect: 'manual',
  })
  const cookie = String(signedIn.headers.get('set-cookie')?.split(';')[0])
  expect(signedIn.status).toBe(303)

  expect((await fetch(`${app.url}/api/v1/best-bets`, { headers: { cookie } })).status).toBe(401)
})

test('all that is wrong is named, and nothing is kept', async () => {
  const faultsOf = async (body: unknown) => {
    const response = await call('POST', '', body)
    expect(response.status).toBe(400)
    const { error } = await response.json()
    expect(error.code).toBe('BAD_BEST_BET')
    return error.faults.map(({ path }: { path: string }) => path)
  }
  expect(await faultsOf({ ...GIVEN, questions: ['?'], url: 'https://khac.test/' })).toEqual(['questions.0', 'url'])
  expect(await faultsOf({ ...GIVEN, url: 'javascript:alert(1)', anywhere: true })).toEqual(['url'])
  expect(await faultsOf({ ...GIVEN, title: undefined })).toEqual(['title'])
  expect(await faultsOf({ ...GIVEN, when: 'now' })).toEqual(['when'])
  expect(await faultsOf([])).toEqual([''])
  expect(await store.list()).toEqual([])
})

test('what is no JSON is refused', async () => {
  const send = (body: string, type: string) =>
    fetch(`${app.url}/api/v1/best-bets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': type },
      body,
    })
  const form = await send('questions=x', 'application/x-www-form-urlencoded')
  const broken = await send('{"questions":', 'application/json')
  const large = await send(JSON.stringify({ ...GIVEN, note: 'x'.repeat(100_000) }), 'application/json')

  expect([form.status, (await form.json()).error.code]).toEqual([400, 'BAD_BEST_BET'])
  expect([broken.status, (await broken.json()).error.code]).toEqual([400, 'BAD_QUERY'])
  expect([large.status, (await large.json()).error.code]).toEqual([400, 'BAD_QUERY'])
})

test.each(['/1', '/0', '/-1', '/x', '/99999999999', '/1e3'])('there is no best bet %s to take back', async (path) => {
  const response = await call('DELETE', path)

  expect(response.status).toBe(404)
  expect((await response.json()).error.code).toBe('UNKNOWN_BEST_BET')
})

test('other methods are told which there are', async () => {
  const collection = await call('PUT')
  const one = await call('GET', '/1')

  expect([collection.status, collection.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
  expect([one.status, one.headers.get('allow')]).toEqual([405, 'DELETE'])
})

test('a thousand questions ask the store nothing, and what others have set is seen after a while', async () => {
  const before = state.reads
  for (let index = 0; index < 1000; index += 1) followed.bestBets(`câu hỏi ${index}`, NOW)
  expect(state.reads).toBe(before)

  const reloaded = await followBestBets(store, stack, (error) => errors.push(error), 20)
  const bet = readBestBet(GIVEN, SAMPLE_REGISTRY, 'x')
  await store.add(bet, NOW.toISOString())
  await until('the best bet of another process is seen', () => reloaded.bestBets('làm hộ chiếu', NOW).length === 1)
})

test('with the store away best bets that were seen go on, changes are refused for now, and its address is told to nobody', async () => {
  await call('POST', '', GIVEN)
  const reloaded = await followBestBets(guarded, stack, (error) => errors.push(error), 20)
  state.isAway = true

  for (const [method, path, body] of [
    ['GET', ''],
    ['POST', '', GIVEN],
    ['DELETE', '/1'],
  ] as const) {
    const response = await call(method, path, body)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('10')
    const text = await response.text()
    expect(text).toContain('STORE_UNAVAILABLE')
    expect(text).not.toContain('10.0.0.9')
  }
  await until('the store was asked in vain', () => errors.length > 1)
  expect(reloaded.bestBets('làm hộ chiếu', NOW)).toHaveLength(1)
  state.isAway = false
})
