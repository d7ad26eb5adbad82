import { sql, type Transaction } from 'kysely'
import { isCopy, type Sketch } from '../domain/copies.ts'
import type { Fingerprint, Story, StoryMember } from '../domain/document.ts'
import type { Schema } from './schema.ts'

/** Key of the advisory lock: two copies that are recorded at once must see one another. */
const LOCK = 0x570f
/**
 * Documents that are compared with a new one. More share a band with it only where a form makes up most of many pages, and those are no
 * copies of one another: what is asked for stays the same however many there are.
 */
const MAX_CANDIDATES = 200
/** A story with more members is not looked through again when one of them leaves it. */
const MAX_PARTED_MEMBERS = 500

/** What a page's text is now; null when it is gone or too short. `number` is the document's own, by which it is told from others. */
export type StoryChange = { pageId: string; fingerprint: Fingerprint | null; number: string | null }

type Row = {
  page_id: string
  story_id: string
  exact: string
  shingles: string
  tells: string
  words: number
  number_key: string | null
}
const columns = sql`
  page_id, story_id, exact, encode(shingles, 'base64') as shingles, encode(tells, 'base64') as tells, words, number_key`

/**
 * Puts changed documents into the stories that they tell: all that are copies of one another, directly or by way of others, are one story,
 * in whatever order they come and go. Two stories that a new copy joins go on as the larger one; a story that falls apart stays with
 * its largest part. Documents whose story has other members than before become pending.
 */
export async function tellStories(trx: Transaction<Schema>, changes: readonly StoryChange[]): Promise<void> {
  if (changes.length === 0) return
  const ids = changes.map(({ pageId }) => pageId)
  const before = new Map((await rowsWhere(trx, sql`page_id = any(${sql.val(ids)}::text[])`)).map((row) => [row.page_id, row]))
  const changed = changes.filter(({ pageId, fingerprint, number }) => !saysTheSame(before.get(pageId), fingerprint, number))
  if (changed.length === 0) return
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx)
  // With a limit the planner takes a look at every row for cheap, which it is not where few match.
  await sql`set local enable_seqscan = off`.execute(trx)
  const touched = new Set<string>()
  for (const change of changed) await tell(trx, change, touched)
  await sql`set local enable_seqscan = on`.execute(trx)
  // The changed ones are pending as they are.
  for (const id of ids) touched.delete(id)
  if (touched.size === 0) return
  await sql`
    update documents set version = version + 1, refused = null, change_seq = nextval('document_changes')
    where page_id = any(${sql.val([...touched].sort())}::text[]) and not removed`.execute(trx)
}

/** The stories of these pages, where a story has several members. */
export async function storiesOf(
  trx: Pick<Transaction<Schema>, 'getExecutor'>,
  pageIds: readonly string[],
): Promise<Map<string, Story>> {
  if (pageIds.length === 0) return new Map()
  const { rows } = await sql<StoryMember & { storyId: string }>`
    with told as (
      select distinct f.story_id from fingerprints f
      where f.page_id = any(${sql.val([...pageIds])}::text[])
        and exists (select 1 from fingerprints o where o.story_id = f.story_id and o.page_id <> f.page_id))
    select f.story_id as "storyId", f.page_id as "pageId", d.portal_id as "portalId", d.url,
           d.document->>'statedSource' as "statedSource", d.document->>'publishedAt' as "publishedAt",
           coalesce(d.document->'places', '[]') as places, coalesce(d.document->'bodies', '[]') as bodies
    from told join fingerprints f using (story_id) join documents d using (page_id)
    where not d.removed
    order by f.page_id`.execute(trx as Transaction<Schema>)
  const stories = new Map<string, Story>()
  for (const [storyId, members] of Map.groupBy(rows, ({ storyId }) => storyId)) {
    const story = { id: `s${storyId}`, members: members.map(({ storyId: _, ...member }) => member) }
    for (const { pageId } of members) stories.set(pageId, story)
  }
  return stories
}

async function tell(trx: Transaction<Schema>, { pageId, fingerprint, number }: StoryChange, touched: Set<string>): Promise<void> {
  const left = await sql<{ story_id: string }>`delete from fingerprints where page_id = ${pageId} returning story_id`.execute(trx)
  const leftStory = left.rows[0]?.story_id ?? null
  const others = leftStory ? await rowsWhere(trx, sql`story_id = ${leftStory}`) : []
  const copies = fingerprint ? await copiesOf(trx, pageId, fingerprint, number) : []
  const sizes = await sizesOf(trx, [...new Set(copies.map(({ story_id }) => story_id))])
  const joined = [...sizes.keys()]
  const stays = leftStory !== null && joined.includes(leftStory)
  if (others.length > 0) await part(trx, others, touched, stays)
  if (!fingerprint) return
  // Parts that only this document held together are held together by it again, so the sizes are asked for after the parting.
  const stories = stays ? await sizesOf(trx, await storiesNow(trx, copies)) : sizes
  const [largest, ...rest] = [...stories].sort(([a, size], [b, other]) => other - size || Number(a) - Number(b)).map(([id]) => id)
  // A document that stands alone before and after keeps its story.
  const storyId = largest ?? (others.length === 0 ? leftStory : null)
  if (rest.length > 0)
    await sql`update fingerprints set story_id = ${largest} where story_id = any(${sql.val(rest)}::bigint[])`.execute(trx)
  const { rows } = await sql<{ story_id: string }>`
    insert into fingerprints (page_id, story_id, exact, bands, shingles, tells, words, number_key)
    values (${pageId}, coalesce(${storyId}::bigint, nextval('story_ids')), ${fingerprint.exact}, ${sql.val(fingerprint.bands)}::integer[],
            decode(${fingerprint.shingles}, 'base64'), decode(${fingerprint.tells}, 'base64'), ${fingerprint.words}, ${number})
    returning story_id`.execute(trx)
  if (!largest) return
  for (const { page_id } of await membersOf(trx, rows[0]?.story_id ?? '')) touched.add(page_id)
}

/** Documents that this one is a copy of, found by a band that they share. */
async function copiesOf(
  trx: Transaction<Schema>,
  pageId: string,
  fingerprint: Fingerprint,
  number: string | null,
): Promise<Row[]> {
  const near = sql`(bands && ${sql.val(fingerprint.bands)}::integer[] or exact = ${fingerprint.exact}) and page_id <> ${pageId}`
  const candidates = await rowsWhere(trx, sql`${near} limit ${sql.lit(MAX_CANDIDATES)}`)
  const own = sketchOf({ ...fingerprint, number_key: number })
  return candidates.filter((row) => isCopy(own, sketchOf(row)))
}

/** One of a story has left: those that are not held together without it part. What is left is another story for all unless it `stays`. */
async function part(trx: Transaction<Schema>, members: readonly Row[], touched: Set<string>, stays: boolean): Promise<void> {
  if (!stays) for (const { page_id } of members) touched.add(page_id)
  if (members.length > MAX_PARTED_MEMBERS) return
  const parts = partsOf(members)
  for (const leaving of parts.slice(1)) {
    const ids = leaving.map(({ page_id }) => page_id)
    for (const id of ids) touched.add(id)
    await sql`
      with fresh as materialized (select nextval('story_ids') as id)
      update fingerprints set story_id = fresh.id from fresh where page_id = any(${sql.val(ids)}::text[])`.execute(trx)
  }
}

/** Documents that are copies of one another by way of others; the largest part first, of equal ones that with the first page. */
function partsOf(members: readonly Row[]): Row[][] {
  const parts: { rows: Row[]; sketches: Sketch[] }[] = []
  for (const row of members.toSorted((a, b) => (a.page_id < b.page_id ? -1 : 1))) {
    const sketch = sketchOf(row)
    const near = parts.filter(({ sketches }) => sketches.some((other) => isCopy(sketch, other)))
    const [first, ...others] = near
    if (!first) parts.push({ rows: [row], sketches: [sketch] })
    else {
      first.rows.push(row, ...others.flatMap(({ rows }) => rows))
      first.sketches.push(sketch, ...others.flatMap(({ sketches }) => sketches))
      for (const other of others) parts.splice(parts.indexOf(other), 1)
    }
  }
  return parts.map(({ rows }) => rows).sort((a, b) => b.length - a.length)
}

async function storiesNow(trx: Transaction<Schema>, copies: readonly Row[]): Promise<string[]> {
  const ids = copies.map(({ page_id }) => page_id)
  const { rows } = await sql<{ story_id: string }>`
    select distinct story_id from fingerprints where page_id = any(${sql.val(ids)}::text[])`.execute(trx)
  return rows.map(({ story_id }) => story_id)
}

async function sizesOf(trx: Transaction<Schema>, storyIds: readonly string[]): Promise<Map<string, number>> {
  if (storyIds.length === 0) return new Map()
  const { rows } = await sql<{ story_id: string; size: string }>`
    select story_id, count(*) as size from fingerprints where story_id = any(${sql.val([...storyIds])}::bigint[]) group by 1`.execute(
    trx,
  )
  return new Map(rows.map(({ story_id, size }) => [String(story_id), Number(size)]))
}

async function membersOf(trx: Transaction<Schema>, storyId: string): Promise<{ page_id: string }[]> {
  return (await sql<{ page_id: string }>`select page_id from fingerprints where story_id = ${storyId}`.execute(trx)).rows
}

async function rowsWhere(trx: Transaction<Schema>, condition: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${columns} from fingerprints where ${condition}`.execute(trx)
  return rows.map((row) => ({ ...row, story_id: String(row.story_id) }))
}

function sketchOf(row: Pick<Row, 'exact' | 'words' | 'shingles' | 'tells' | 'number_key'>): Sketch {
  const [shingles, tells] = [Buffer.from(row.shingles, 'base64'), Buffer.from(row.tells, 'base64')]
  return { exact: row.exact, words: row.words, shingles, tells, number: row.number_key }
}

function saysTheSame(row: Row | undefined, fingerprint: Fingerprint | null, number: string | null): boolean {
  if (!row || !fingerprint) return !row && !fingerprint
  const [now, then] = [sketchOf({ ...fingerprint, number_key: number }), sketchOf(row)]
  return now.exact === then.exact && now.number === then.number && Buffer.compare(now.shingles, then.shingles) === 0
}
