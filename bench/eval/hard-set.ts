import { createRandom } from '../../test/support/practice-portals/seeded-random.ts'
import { KEY_PLACES, telexOf, vniOf } from '../../test/support/type-keystrokes.ts'
import { foldText } from '../../vietnamese/normalize.ts'
import { syllablesIn } from '../../vietnamese/syllables-in.ts'
import type { EvalDocument, EvalQuery } from './eval-system.ts'
import { citingDocument } from './hard/citing-documents.ts'
import { mergedProvinceSet } from './hard/merged-provinces.ts'
import { looseNumber, spellingsOf } from './hard/number-spellings.ts'
import { partsOnlyIn, runOwners } from './hard/title-part.ts'
import { SLIPS, withSlip } from './hard/typing-slip.ts'
import { readWorld, type WorldDocument } from './hard/world-documents.ts'
import { spread } from './measure.ts'

/** Questions of one kind. */
export type HardGroup = { name: string; queries: EvalQuery[] }
export type HardSet = { documents: EvalDocument[]; groups: HardGroup[] }

/** Enough that one question is less than a percent. */
const MAX_QUESTIONS = 150
const SEED = 2026
const PROCEDURE_SYLLABLES = { min: 12, max: 20 }

/** A story of the world: a document with its reprints, all of them right answers. `url` is that of the original. */
type Story = { url: string; title: string; number: string | null; kind: string; documents: WorldDocument[] }

/**
 * Questions that plain full-text search finds hard, over the documents of the practice portals and a few written for this.
 * Every question has one right answer by construction, or several where a document was reprinted. Always the same.
 */
export function buildHardSet(): HardSet {
  const world = readWorld()
  const stories = storiesOf(world)
  const titled = uniqueBy(stories, ({ title }) => foldText(title))
  const numbered = uniqueBy(
    stories.filter(({ number }) => number && spellingsOf(number)),
    ({ number }) => looseNumber(number ?? ''),
  )
  const merged = mergedProvinceSet()
  const written = [...numbered.map(({ number }) => citingDocument(number ?? '')), ...merged.documents]
  const partOf = partsOf(world, written, titled)
  return {
    documents: [...world.map(({ id, title, text }) => ({ id, title, text })), ...written],
    groups: [
      group('title', titled, ({ title }) => title),
      group('title without accents', titled, ({ title }) => foldText(title)),
      group('title with a typing slip', titled, ({ title }) => slipped(title)),
      group('four syllables of a title', titled, partOf),
      group('four syllables without accents', titled, (story) => foldText(partOf(story) ?? '')),
      group('four syllables with a typing slip', titled, (story) => slipped(partOf(story) ?? '')),
      group('title typed in Telex', titled, ({ title }) => struck(title, telexOf)),
      group('four syllables typed in Telex', titled, (story) => struck(partOf(story) ?? '', telexOf)),
      group('four syllables typed in VNI', titled, (story) => struck(partOf(story) ?? '', vniOf)),
      ...numberGroups(numbered),
      { name: 'former name of a province', queries: merged.queries },
      group('long name of a procedure', titled, procedureName),
    ],
  }
}

/** Documents that a person could look for: not those whose title our pages only show garbled. */
function storiesOf(world: readonly WorldDocument[]): Story[] {
  const byOriginal = Map.groupBy(
    world.filter(({ truth }) => truth.needs.length === 0),
    ({ truth }) => truth.copyOf ?? truth.url,
  )
  return [...byOriginal].flatMap(([url, documents]): Story[] => {
    const [first] = documents
    if (!first) return []
    const { title, documentNumber, kind } = first.truth
    return [{ url, title, number: documentNumber, kind, documents }]
  })
}

function slipped(text: string): string | null {
  const random = createRandom(SEED, text)
  return withSlip(text, random.pick(SLIPS), random)
}

/** The keys of somebody whose input method was off; null where they are the text itself. */
function struck(text: string, keysOf: typeof telexOf): string | null {
  const keys = keysOf(text, createRandom(SEED, text).pick(KEY_PLACES))
  return keys === text ? null : keys
}

/** A part of the title that stands in no other document; null when there is none. */
function partsOf(
  world: readonly WorldDocument[],
  written: readonly EvalDocument[],
  stories: readonly Story[],
): (story: Story) => string | null {
  const owners = runOwners([
    ...world.map(({ title, text, truth }) => ({ owner: truth.copyOf ?? truth.url, text: `${title}\n${truth.title}\n${text}` })),
    ...written.map(({ id, title, text }) => ({ owner: id, text: `${title}\n${text}` })),
  ])
  const parts = new Map(
    stories.map((story) => {
      const candidates = partsOnlyIn(story.url, story.title, owners)
      return [story, candidates.length > 0 ? createRandom(SEED, story.url).pick(candidates) : null]
    }),
  )
  return (story) => parts.get(story) ?? null
}

function numberGroups(numbered: readonly Story[]): HardGroup[] {
  const spellings = Object.keys(spellingsOf(numbered[0]?.number ?? '') ?? {})
  return spellings.map((spelling) =>
    group(`document number ${spelling}`, numbered, ({ number }) => spellingsOf(number ?? '')?.[spelling] ?? null),
  )
}

/** The name as people say it: without the word for procedure, in lower case. */
function procedureName({ title, kind }: Story): string | null {
  const name = title.replace(/^Thủ tục /u, '').toLowerCase()
  const { length } = syllablesIn(name)
  const isLong = length >= PROCEDURE_SYLLABLES.min && length <= PROCEDURE_SYLLABLES.max
  return kind === 'procedure' && isLong ? name : null
}

function group(name: string, stories: readonly Story[], ask: (story: Story) => string | null): HardGroup {
  const queries = stories.flatMap((story): EvalQuery[] => {
    const text = ask(story)
    return text ? [{ id: `${name}: ${story.title}`, text, relevant: relevantOf(story) }] : []
  })
  return { name, queries: spread(queries, MAX_QUESTIONS) }
}

function relevantOf({ documents }: Story): Map<string, number> {
  return new Map(documents.map(({ id }) => [id, 1]))
}

/** The items that share their key with no other. */
function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...Map.groupBy(items, keyOf).values()].flatMap((same) => (same.length === 1 ? same : []))
}
