import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { NewBestBet } from '../../../domain/ports.ts'
import { pageIdOf } from '../../../domain/url.ts'
import { createBestBetStore } from '../../../store/best-bets.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { aDocument } from '../../support/a-document.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { type OpenedDatabase, openPglite, openPostgres } from '../../support/databases.ts'

const NOW = '2026-11-23T00:00:00.000Z'
const URL_OF_DOCUMENT = 'https://mot.test/ho-chieu'

const aBet = (partial: Partial<NewBestBet> = {}): NewBestBet => ({
  questions: ['hộ chiếu', 'cấp "hộ" chiếu, {ở đâu}'],
  match: 'exact',
  url: 'https://khac.test/x',
  title: 'Cổng khác',
  note: null,
  startsAt: null,
  endsAt: null,
  createdBy: 'ai đó',
  ...partial,
})

describe.each([
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
])('best bets on %s', (_name, open) => {
  let opened: OpenedDatabase
  beforeAll(async () => {
    opened = await open()
  }, 120_000)
  afterAll(() => opened?.close())
  afterEach(async () => {
    await opened.database.kysely.deleteFrom('best_bets').execute()
    await opened.database.kysely.deleteFrom('documents').execute()
  })

  const store = () => createBestBetStore(opened.database.kysely)
  /** What a crawl brought for the document's page: a version of it, or that it is gone. */
  const crawl = (title: string | null) =>
    createFrontier(opened.database.kysely).record([
      { ...aPageRecord(pageIdOf(URL_OF_DOCUMENT), title === null ? null : aDocument({ title })), url: URL_OF_DOCUMENT },
    ])

  test('a link is kept with all that was said of it, and found again as it was', async () => {
    const bet = aBet({
      match: 'all words',
      note: 'Ghi chú',
      startsAt: '2026-01-12T17:00:00.000Z',
      endsAt: '2026-02-01T17:00:00.000Z',
    })

    const kept = await store().add(bet, NOW)

    expect(kept).toEqual({ ...bet, id: expect.any(Number), documentId: null, createdAt: NOW, isGone: false })
    expect(await store().list()).toEqual([kept])
  })

  test('the newest come first', async () => {
    const first = await store().add(aBet(), NOW)
    const second = await store().add(aBet(), NOW)

    expect((await store().list()).map(({ id }) => id)).toEqual([second.id, first.id])
  })

  test('a document follows its present title, unless the best bet has one of its own', async () => {
    await crawl('Cấp hộ chiếu')
    const followed = await store().add(aBet({ url: URL_OF_DOCUMENT, title: null }), NOW)
    const named = await store().add(aBet({ url: URL_OF_DOCUMENT, title: 'Làm hộ chiếu tại đây' }), NOW)
    expect(followed).toMatchObject({ documentId: pageIdOf(URL_OF_DOCUMENT), title: 'Cấp hộ chiếu' })

    await crawl('Cấp hộ chiếu phổ thông')

    expect((await store().list()).map(({ id, title }) => [id, title])).toEqual([
      [named.id, 'Làm hộ chiếu tại đây'],
      [followed.id, 'Cấp hộ chiếu phổ thông'],
    ])
  })

  test('a document that leaves takes its best bets with it, and brings them back when it comes back', async () => {
    await crawl('Cấp hộ chiếu')
    await store().add(aBet({ url: URL_OF_DOCUMENT, title: null }), NOW)
    await store().add(aBet({ url: URL_OF_DOCUMENT, title: 'Của riêng' }), NOW)
    const seen = async () => (await store().list()).map(({ isGone, title }) => [isGone, title])

    await crawl(null)
    expect(await seen()).toEqual([
      [true, 'Của riêng'],
      [true, null],
    ])
    await crawl('Cấp hộ chiếu')
    expect(await seen()).toEqual([
      [false, 'Của riêng'],
      [false, 'Cấp hộ chiếu'],
    ])
  })

  test('where there is no document a title is needed, and nothing is kept without it', async () => {
    await crawl('Cấp hộ chiếu')
    await crawl(null)

    for (const url of ['https://khac.test/x', URL_OF_DOCUMENT]) {
      await expect(store().add(aBet({ url, title: null }), NOW)).rejects.toMatchObject({
        code: 'BAD_BEST_BET',
        faults: [{ path: 'title', message: expect.any(String) }],
      })
    }
    expect(await store().list()).toEqual([])
  })

  test('one is taken back once, and the others stay', async () => {
    const [first, second] = [await store().add(aBet(), NOW), await store().add(aBet(), NOW)]

    expect(await store().remove(first.id)).toBe(true)
    expect(await store().remove(first.id)).toBe(false)
    expect((await store().list()).map(({ id }) => id)).toEqual([second.id])
  })
})
