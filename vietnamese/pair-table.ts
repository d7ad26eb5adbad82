/** The table grows when it is fuller than this. */
const MAX_LOAD = 0.6
const FIRST_CAPACITY = 1 << 12
/** Ids of terms are below this, so that a pair of them is exact in a double: 2^26 * 2^26 < 2^53. */
export const MAX_TERM_ID = 2 ** 26
const EMPTY = -1

/**
 * Counts by pair of term ids. A country's collection has millions of pairs; in a `Map` each would cost some sixty bytes, here it
 * is about twenty: open addressing over typed arrays, linear probing, counts that may fall to zero and stay as empty entries until
 * the table is rebuilt.
 */
export type PairTable = {
  get(first: number, second: number): number
  add(first: number, second: number, change: number): void
  /** Every pair whose count is not zero. */
  entries(): Generator<{ first: number; second: number; count: number }>
}

export function createPairTable(): PairTable {
  let keys = new Float64Array(FIRST_CAPACITY).fill(EMPTY)
  let counts = new Int32Array(FIRST_CAPACITY)
  let used = 0

  const slotOf = (key: number): number => {
    const mask = keys.length - 1
    let slot = hash(key) & mask
    while (keys[slot] !== EMPTY && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  const grow = () => {
    const [oldKeys, oldCounts] = [keys, counts]
    const alive = oldCounts.reduce((sum, count) => sum + (count === 0 ? 0 : 1), 0)
    let capacity = FIRST_CAPACITY
    while (alive + 1 > (capacity * MAX_LOAD) / 2) capacity *= 2
    keys = new Float64Array(capacity).fill(EMPTY)
    counts = new Int32Array(capacity)
    used = alive
    for (let index = 0; index < oldKeys.length; index += 1) {
      if (!oldCounts[index]) continue
      const slot = slotOf(oldKeys[index] as number)
      keys[slot] = oldKeys[index] as number
      counts[slot] = oldCounts[index] as number
    }
  }

  return {
    get: (first, second) => counts[slotOf(first * MAX_TERM_ID + second)] ?? 0,
    add: (first, second, change) => {
      const key = first * MAX_TERM_ID + second
      let slot = slotOf(key)
      if (keys[slot] === EMPTY) {
        if (used + 1 > keys.length * MAX_LOAD) {
          grow()
          slot = slotOf(key)
        }
        keys[slot] = key
        used += 1
      }
      counts[slot] = (counts[slot] ?? 0) + change
    },
    *entries() {
      for (let slot = 0; slot < keys.length; slot += 1) {
        const count = counts[slot] as number
        if (count === 0) continue
        const key = keys[slot] as number
        yield { first: Math.floor(key / MAX_TERM_ID), second: key % MAX_TERM_ID, count }
      }
    },
  }
}

/** Mixes both halves of the key: ids are small and dense, so their low bits alone would pile up. (Fibonacci hashing, Knuth 6.4.) */
function hash(key: number): number {
  const low = key >>> 0
  const high = Math.floor(key / 4294967296) >>> 0
  const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
