import { answerSearch } from '../../api/search/answer.ts'
import { createNames } from '../../config/names.ts'
import type { Settings } from '../../config/settings.ts'
import { AppError } from '../../domain/errors.ts'
import type { EngineIndexes, Registry, SearchReader } from '../../domain/ports.ts'
import { searchRequestSchema } from '../../domain/search.ts'
import { createIndexer } from '../../indexer/drain.ts'
import { decodeCounts } from '../../vietnamese/term-counts.ts'
import { createTermStatistics, type TermStatistics } from '../../vietnamese/term-statistics.ts'
import { createFileLogger } from '../logger.ts'
import { openEngineWith } from '../open-engine.ts'
import { openStore, type Store } from '../open-store.ts'
import type { Terminal } from '../terminal.ts'

/** Documents that are asked for by their titles in both indexes. */
const SAMPLE = 100
/** Hits among which a document should be. */
const FIRST_HITS = 10
/** The new index may find this share of the sample less; chance alone moves it by as much. */
const TOLERATED_LOSS = 0.02

type Parts = { settings: Settings; registry: Registry; store: Store; terminal: Terminal; stack: AsyncDisposableStack }

/**
 * Builds a new index beside the present one from the store, compares the two, and exchanges them. Searching goes on, and so do workers.
 * Interrupted, it goes on where it was. Needs an engine and a database that other processes may use too, or nothing else running.
 * @throws {AppError REBUILD_WORSE} the new index finds less than the present one; it stays beside it
 */
export async function rebuild(
  { settings, registry, force, dryRun }: { settings: Settings; registry: Registry; force: boolean; dryRun: boolean },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const store = await openStore(settings, stack)
  const parts: Parts = { settings, registry, store, terminal, stack }
  const { present, beside, indexes, open } = await openIndexes(parts)
  if (await finishExchange(parts, indexes, present, beside)) return
  const madeAt = await indexes.madeAt(beside)
  const next = open(beside)
  if (madeAt === null || madeAt !== (await store.rebuild.builtAt())) {
    if (madeAt !== null) await indexes.remove(beside)
    await next.writer.prepare()
    await store.rebuild.begin((await indexes.madeAt(beside)) ?? '')
  } else {
    await next.writer.prepare()
    terminal.line(`Going on with ${await store.rebuild.size()} documents that were built already.`)
  }
  await catchUp(parts, next.writer)

  const found = {
    present: await foundShare(parts, open(present).reader, await presentStatistics(store)),
    next: await foundShare(parts, next.reader, await nextStatistics(store)),
  }
  terminal.line(
    `Of ${SAMPLE} documents asked for by their titles, the present index finds ${percent(found.present)}, the new one ${percent(found.next)}.`,
  )
  if (found.next < found.present - TOLERATED_LOSS && !force)
    throw new AppError(
      'REBUILD_WORSE',
      'the new index finds less than the present one: it was not put in its place (--force does)',
    )
  if (dryRun) {
    terminal.line('The new index stays beside the present one: liencong rebuild puts it in its place.')
    return
  }
  await indexes.swap(present, beside)
  await finishExchange(parts, indexes, present, beside)
}

/** Puts the index that was present before back in its place. @throws {AppError BAD_USAGE} there is none */
export async function rollBack(
  { settings, registry }: { settings: Settings; registry: Registry },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const store = await openStore(settings, stack)
  const parts: Parts = { settings, registry, store, terminal, stack }
  const { present, beside, indexes } = await openIndexes(parts)
  const madeAt = await indexes.madeAt(beside)
  if (madeAt === null || madeAt !== (await store.rebuild.builtAt()))
    throw new AppError('BAD_USAGE', 'there is no earlier index to go back to')
  await indexes.swap(present, beside)
  await finishExchange(parts, indexes, present, beside)
}

async function openIndexes({ settings, stack }: Parts) {
  const present = settings.MEILI_INDEX
  const { open, indexes } = await openEngineWith(settings, stack, createFileLogger(settings))
  return { present, beside: `${present}-beside`, open, indexes }
}

/**
 * After the engine has exchanged the names, the store takes over what the index holds. The engine's own date of an index tells whether
 * it has: so a process that was killed in between is finished by the next one.
 */
async function finishExchange(
  { store, terminal }: Parts,
  indexes: EngineIndexes,
  present: string,
  beside: string,
): Promise<boolean> {
  const builtAt = await store.rebuild.builtAt()
  if (builtAt === null || builtAt !== (await indexes.madeAt(present))) return false
  await store.rebuild.adopt((await indexes.madeAt(beside)) ?? '')
  terminal.line(
    `The index has taken its place. Changes since then are pushed by the worker. The earlier one is kept as ${beside}:`,
  )
  terminal.line('liencong rebuild --back puts it back in its place.')
  return true
}

async function catchUp(
  { settings, registry, store, terminal }: Parts,
  writer: Parameters<typeof createIndexer>[0]['writer'],
): Promise<void> {
  const queue = {
    ...store.documents,
    pending: (limit: number) => store.rebuild.behind(Math.min(limit, settings.INDEX_BATCH_DOCUMENTS * 2)),
    confirm: (changes: Parameters<typeof store.rebuild.caughtUp>[0]) => store.rebuild.caughtUp(changes),
  }
  const indexer = createIndexer({
    queue,
    writer,
    registry,
    batch: { maxDocuments: settings.INDEX_BATCH_DOCUMENTS, maxBytes: settings.INDEX_BATCH_BYTES },
    clock: () => new Date(),
    logger: createFileLogger(settings),
  })
  const { indexed } = await store.coverage.totals()
  for (let drained = await indexer.drainOnce(); drained > 0; drained = await indexer.drainOnce()) {
    terminal.live([`${await store.rebuild.size()} of about ${indexed} documents`])
  }
  terminal.endLive()
  terminal.line(`${await store.rebuild.size()} documents are in the new index.`)
}

/** The share of a sample of documents that stand among the first hits when their titles are asked for. */
async function foundShare({ registry, store }: Parts, reader: SearchReader, statistics: TermStatistics): Promise<number> {
  const names = createNames(registry)
  const sample = await store.rebuild.sample(SAMPLE)
  let found = 0
  for (const { pageId, title } of sample) {
    const request = searchRequestSchema.safeParse({ q: title.slice(0, 400), perPage: FIRST_HITS, verbatim: 'true' })
    if (!request.success) continue
    const { hits } = await answerSearch({ reader, statistics, registry, names, clock: () => new Date() }, request.data)
    if (hits.some(({ documentId, copies }) => [documentId, ...copies.map((copy) => copy.documentId)].includes(pageId))) found += 1
  }
  return sample.length === 0 ? 1 : found / sample.length
}

async function presentStatistics(store: Store): Promise<TermStatistics> {
  const statistics = createTermStatistics()
  for (const change of (await store.statistics.since(null)).changes) statistics.apply(decodeCounts(change))
  return statistics
}

async function nextStatistics(store: Store): Promise<TermStatistics> {
  const statistics = createTermStatistics()
  await store.rebuild.counts((counts) => statistics.apply(decodeCounts(counts)))
  return statistics
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
