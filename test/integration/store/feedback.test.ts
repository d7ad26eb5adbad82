import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageIdOf } from '../../../domain/url.ts'
import { createDocumentReader } from '../../../store/document-reader.ts'
import { createEmbedUseStore } from '../../../store/embed-uses.ts'
import { createFeedbackStore } from '../../../store/feedback.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { aDocument } from '../../support/a-document.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { type OpenedDatabase, openPglite, openPostgres } from '../../support/databases.ts'

const at = (hour: number) => `2026-01-14T0${hour}:00:00.000Z`
const aReport = (code: string, portalId = 'mot') => ({
  code,
  documentId: 'a',
  portalId,
  url: 'https://mot.test/a',
  title: 'Tin "một"',
  kind: 'other' as const,
  message: "Sai; drop table feedback; -- 'x'",
})

describe.each([
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
])('on %s', (_name, open) => {
  let opened: OpenedDatabase
  beforeAll(async () => {
    opened = await open()
  }, 120_000)
  afterAll(() => opened?.close())

  test('reports are kept as they were said, listed by portal and state, and answered by their own portal', async () => {
    const feedback = createFeedbackStore(opened.database.kysely)
    await feedback.add(aReport('A'), at(1))
    await feedback.add(aReport('B'), at(2))
    await feedback.add(aReport('C', 'hai'), at(3))

    const kept = { ...aReport('A'), createdAt: at(1), answer: null, answeredAt: null, answeredBy: null }
    expect(await feedback.byCode('A')).toEqual(kept)
    expect(await feedback.byCode('Z')).toBeNull()
    expect(await feedback.answer({ code: 'A', portalId: 'hai', text: 'x', by: 'portal:hai' }, at(4))).toBeNull()
    const answer = { answer: 'Đã sửa.', answeredAt: at(4), answeredBy: 'portal:mot' }
    expect(await feedback.answer({ code: 'A', portalId: 'mot', text: 'Đã sửa.', by: 'portal:mot' }, at(4))).toEqual({
      ...kept,
      ...answer,
    })

    const codes = async (of: Parameters<typeof feedback.list>[0], limit = 10) =>
      (await feedback.list(of, limit)).map(({ code }) => code)
    expect(await codes({})).toEqual(['C', 'B', 'A'])
    expect(await codes({}, 2)).toEqual(['C', 'B'])
    expect(await codes({ portalId: 'mot' })).toEqual(['B', 'A'])
    expect(await codes({ isAnswered: true })).toEqual(['A'])
    expect(await codes({ portalId: 'mot', isAnswered: false })).toEqual(['B'])
  })

  test('uses are added up by day, portal and action', async () => {
    const uses = createEmbedUseStore(opened.database.kysely)
    const use = { day: '2026-01-14', portalId: 'mot', action: 'search' as const }
    await uses.add([])
    await uses.add([
      { ...use, count: 2 },
      { ...use, day: '2026-01-13', count: 1 },
    ])
    await uses.add([
      { ...use, count: 3 },
      { ...use, portalId: 'hai', count: 7 },
    ])

    expect(await uses.list({ portalId: 'mot', from: '2026-01-01', to: '2026-01-14' })).toEqual([
      { ...use, count: 5 },
      { ...use, day: '2026-01-13', count: 1 },
    ])
    expect(await uses.list({ from: '2026-01-14', to: '2026-01-14' })).toHaveLength(2)
  })

  test('a document is read as it was last seen, and not any more when it has left', async () => {
    const { kysely } = opened.database
    const [url, id] = ['https://mot.test/tin', pageIdOf('https://mot.test/tin')]
    await createFrontier(kysely).record([{ ...aPageRecord(id, aDocument({ title: 'Tin', text: 'Một\nHai' })), url }])

    expect(await createDocumentReader(kysely).document(id)).toMatchObject({ pageId: id, url, title: 'Tin', text: 'Một\nHai' })
    expect(await createDocumentReader(kysely).document('none')).toBeNull()
    await kysely.updateTable('documents').set({ removed: true }).where('page_id', '=', id).execute()
    expect(await createDocumentReader(kysely).document(id)).toBeNull()
  })
})
