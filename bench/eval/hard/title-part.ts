import { foldText } from '../../../vietnamese/normalize.ts'
import { syllablesIn } from '../../../vietnamese/syllables-in.ts'

/** About what people type. */
const SYLLABLES = 4

/** Documents by their runs of four syllables, accents folded; a run that several share stands for nobody. */
export type RunOwners = ReadonlyMap<string, string | null>

export function runOwners(texts: Iterable<{ owner: string; text: string }>): RunOwners {
  const owners = new Map<string, string | null>()
  for (const { owner, text } of texts) {
    for (const { key } of runsOf(text)) {
      const known = owners.get(key)
      owners.set(key, known === undefined || known === owner ? owner : null)
    }
  }
  return owners
}

/** Parts of a title, as written, that no other document holds anywhere. */
export function partsOnlyIn(owner: string, title: string, owners: RunOwners): string[] {
  return runsOf(title).flatMap(({ key, start, end }) => (owners.get(key) === owner ? [title.slice(start, end)] : []))
}

function runsOf(text: string): { key: string; start: number; end: number }[] {
  const syllables = syllablesIn(text)
  return syllables.slice(SYLLABLES - 1).map((last, index) => {
    const run = syllables.slice(index, index + SYLLABLES)
    return { key: run.map((syllable) => foldText(syllable.text)).join(' '), start: run[0]?.start ?? 0, end: last.end }
  })
}
