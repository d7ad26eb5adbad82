import { createApp } from '../api/app.ts'
import { listen } from '../api/server.ts'
import { createSuggester } from '../api/suggest/answer-suggest.ts'
import { createNames } from '../config/names.ts'
import type { StoredDocument } from '../domain/document.ts'
import type { SuggestResult } from '../domain/search.ts'
import { toBatches } from '../indexer/batch.ts'
import { indexSettings } from '../indexer/index-settings.ts'
import { toPassages } from '../indexer/passages.ts'
import { push } from '../indexer/push.ts'
import { createSearchReader } from '../store/meilisearch-reader.ts'
import { createSearchWriter } from '../store/meilisearch-writer.ts'
import { aStoredDocument } from '../test/support/a-document.ts'
import { aPortal, aRegistry } from '../test/support/a-portal.ts'
import { documentBody } from '../test/support/practice-portals/document-body.ts'
import { documentHead } from '../test/support/practice-portals/document-head.ts'
import { createPracticeWorld } from '../test/support/practice-portals/world.ts'
import { foldText } from '../vietnamese/normalize.ts'
import { createTermStatistics } from '../vietnamese/term-statistics.ts'
import { spread } from './eval/measure.ts'
import { meanOf, percentileOf } from './eval/metrics.ts'
import { type ScratchEngine, startScratchEngine } from './eval/scratch-engine.ts'

/**
 * How fast is an answer while a person types, one letter after the other? One connection, one question at a time, as one person types.
 *
 * - ours: GET /api/v1/suggest, terms, titles and numbers, from the request to the whole answer
 * - meilisearch: the engine as it comes, asked directly for titles by its own prefix search, over the same titles
 *
 * `shown` is the share of titles that stood among the eight suggestions, as such or of a number, before their last word was begun.
 */
export type SuggestFigures = { requests: number; p50Ms: number; p95Ms: number; maxMs: number; shown: number }

const UNLIMITED = { requests: 1e9, windowMs: 60_000 }
const NOW = new Date('2026-03-10T09:00:00Z')
/** Documents of the practice portals at scale 1, roughly. */
const DOCUMENTS_AT_SCALE_1 = 850
const TEXT_CHARS = 1500
const BATCH_DOCUMENTS = 500
const TYPED_TITLES = 30
const FIRST_CHARS = 2
const MAX_TYPED_CHARS = 36
const LIMIT = 8

type Ask = (typed: string) => Promise<string[]>
type System = { ask: Ask; close(): Promise<void> }

export async function benchSuggest({ titles, json }: { titles: number; json: boolean }): Promise<void> {
  const documents = writtenDocuments(titles)
  const typed = spread(
    documents.map(({ title }) => title),
    TYPED_TITLES,
  )
  const engine = await startScratchEngine()
  const systems: Record<string, SuggestFigures> = {}
  try {
    for (const [name, start] of Object.entries({ ours: startOurs, meilisearch: startMeilisearch })) {
      const system = await start(engine, documents)
      try {
        systems[name] = await measure(system.ask, typed)
      } finally {
        await system.close()
      }
    }
  } finally {
    await engine.stop()
  }
  if (json) console.log(JSON.stringify({ titles: documents.length, systems }))
  else {
    console.log(`${documents.length} titles, ${typed.length} of them typed letter by letter, with accents and without`)
    console.table(systems)
  }
}

/** Titles as the practice portals write them, with the beginning of their texts. */
function writtenDocuments(count: number): StoredDocument[] {
  const world = createPracticeWorld({ port: 4100, now: NOW, scale: (count * 1.2) / DOCUMENTS_AT_SCALE_1 })
  const documents: StoredDocument[] = []
  for (const { context, hostile, documentCount } of world.portals) {
    const last = hostile ? 0 : documentCount()
    for (let index = 0; index < last; index += 1) {
      const head = documentHead(context, index)
      const text = documentBody(context, head)
        .map((block) => block.text)
        .join('\n')
        .slice(0, TEXT_CHARS)
      const documentNumber = head.legal?.number ?? null
      documents.push(aStoredDocument({ pageId: `${context.spec.id}-${index}`, title: head.title, text, documentNumber }))
    }
  }
  return spread(documents, count)
}

async function startOurs({ client }: ScratchEngine, documents: readonly StoredDocument[]): Promise<System> {
  const portal = aPortal({ id: 'mot' })
  const registry = aRegistry(portal)
  const index = { client, indexUid: 'ours' }
  const writer = createSearchWriter({ ...index, settings: indexSettings() })
  const statistics = createTermStatistics()
  await writer.prepare()
  const batches = toBatches(documents, () => 1, { maxItems: BATCH_DOCUMENTS, maxBytes: Number.POSITIVE_INFINITY })
  const pushed = await push(writer, batches, (batch) => ({
    documents: batch.map((document) => toPassages(document, portal)),
    removedIds: [],
  }))
  for (const { counts } of pushed.flatMap(({ documents: read }) => read)) statistics.apply(counts)
  const reader = createSearchReader(index)
  const names = createNames(registry)
  const notAsked = () => Promise.reject(new Error('only suggestions are asked for'))
  const app = createApp({
    search: notAsked,
    suggest: createSuggester({ reader, names, statistics: () => statistics, clock: () => NOW, onError: console.error }),
    similar: notAsked,
    reader,
    coverage: { overview: notAsked, portals: notAsked, totals: notAsked, waitingForEngine: notAsked },
    bestBets: { store: { list: notAsked, add: notAsked, remove: notAsked }, refresh: notAsked },
    documents: { document: notAsked },
    administration: {
      pauses: { isPaused: notAsked, setPaused: notAsked },
      users: {
        list: notAsked,
        any: notAsked,
        add: notAsked,
        remove: notAsked,
        check: notAsked,
        openSession: notAsked,
        userOf: notAsked,
        closeSession: notAsked,
      },
      history: { runs: notAsked, examples: notAsked, freshness: notAsked, sourceFaults: notAsked, makeAllDue: notAsked },
    },
    feedback: { add: notAsked, byCode: notAsked, list: notAsked, answer: notAsked },
    embedUses: { count: () => {}, save: notAsked, list: notAsked },
    limits: { api: UNLIMITED, feedback: UNLIMITED },
    portalSide: {
      intake: { notify: notAsked, push: notAsked },
      keys: { list: notAsked, create: notAsked, revoke: notAsked, portalOf: notAsked },
      audit: { add: notAsked, list: notAsked },
      losses: { held: notAsked, keep: notAsked, release: notAsked },
      queue: { send: notAsked },
      checkUrl: notAsked,
    },
    registry,
    names,
    adminKey: 'nobody signs in',
    clock: () => NOW,
    logger: { debug: () => {}, info: () => {}, error: console.error },
    version: 'bench',
  })
  const server = await listen(app, { port: 0, host: '127.0.0.1' })
  return {
    ask: async (typed) => {
      const response = await fetch(`${server.url}/api/v1/suggest?limit=${LIMIT}&q=${encodeURIComponent(typed)}`)
      return ((await response.json()) as SuggestResult).suggestions.map(({ text, title }) => title ?? text)
    },
    close: () => server.close(),
  }
}

async function startMeilisearch({ client, untilDone }: ScratchEngine, documents: readonly StoredDocument[]): Promise<System> {
  const index = client.index<{ id: string; title: string }>('titles')
  const tasks = []
  for (let from = 0; from < documents.length; from += BATCH_DOCUMENTS) {
    const titles = documents.slice(from, from + BATCH_DOCUMENTS).map(({ pageId, title }) => ({ id: pageId, title }))
    tasks.push(await index.addDocuments(titles, { primaryKey: 'id' }))
  }
  await untilDone(tasks)
  return {
    ask: async (typed) =>
      (await index.search(typed, { limit: LIMIT, attributesToHighlight: ['title'] })).hits.map(({ title }) => title),
    close: async () => {},
  }
}

async function measure(ask: Ask, titles: readonly string[]): Promise<SuggestFigures> {
  const latenciesMs: number[] = []
  const shown: number[] = []
  // What is asked first of a process is compiled meanwhile: other words than those that are measured.
  for (const typed of titles.flatMap((title) => prefixesOf(title.split(' ').toReversed().join(' ')))) await ask(typed)
  for (const title of titles.flatMap((title) => [title, foldText(title)])) {
    let isShown = false
    for (const typed of prefixesOf(title)) {
      const startedAt = performance.now()
      const suggested = await ask(typed)
      latenciesMs.push(performance.now() - startedAt)
      isShown ||= suggested.some((text) => foldText(text) === foldText(title))
    }
    shown.push(Number(isShown))
  }
  const rounded = (value: number) => Math.round(value * 100) / 100
  return {
    requests: latenciesMs.length,
    p50Ms: rounded(percentileOf(latenciesMs, 0.5)),
    p95Ms: rounded(percentileOf(latenciesMs, 0.95)),
    maxMs: rounded(Math.max(...latenciesMs)),
    shown: rounded(meanOf(shown)),
  }
}

/** What stands in the box after each letter, up to the beginning of the last word at most. */
function prefixesOf(title: string): string[] {
  const end = Math.min(title.lastIndexOf(' ') + 1, MAX_TYPED_CHARS)
  return Array.from({ length: Math.max(0, end - FIRST_CHARS + 1) }, (_, index) => title.slice(0, FIRST_CHARS + index))
}
