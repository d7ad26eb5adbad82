import type { EmbedAction, EmbedUse } from '../../domain/embed-use.ts'
import type { EmbedUseStore } from '../../domain/ports.ts'

/** What was counted goes to the store this often: a search never waits for it. */
const SAVE_MS = 10_000
const VIETNAM_OFFSET_MS = 7 * 3600_000

export type EmbedUses = Pick<EmbedUseStore, 'list'> & {
  count(portalId: string, action: EmbedAction): void
  /** Hands over what was counted so far. */
  save(): Promise<void>
}

/** Counts uses of the embedded search box in memory and adds them to the store now and then, and when `stack` is disposed. */
export function countEmbedUses(
  store: EmbedUseStore,
  clock: () => Date,
  stack: AsyncDisposableStack,
  onError: (error: unknown) => void,
): EmbedUses {
  let counted = new Map<string, EmbedUse>()
  const count = (use: EmbedUse): void => {
    const key = `${use.day} ${use.portalId} ${use.action}`
    counted.set(key, { ...use, count: (counted.get(key)?.count ?? 0) + use.count })
  }
  const save = async (): Promise<void> => {
    const uses = [...counted.values()]
    counted = new Map()
    try {
      if (uses.length > 0) await store.add(uses)
    } catch (error) {
      onError(error)
      // They are added with those that come.
      for (const use of uses) count(use)
    }
  }
  const timer = setInterval(save, SAVE_MS)
  timer.unref()
  stack.defer(async () => {
    clearInterval(timer)
    await save()
  })
  return {
    count: (portalId, action) => count({ day: dayIn(clock()), portalId, action, count: 1 }),
    save,
    list: async (of) => {
      await save()
      return store.list(of)
    },
  }
}

/** The day that it is in Viet Nam (`2026-01-14`). */
export function dayIn(now: Date): string {
  return new Date(now.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10)
}
