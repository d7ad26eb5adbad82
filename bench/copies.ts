import { copiesCost } from './copies/cost.ts'
import { copiesQuality } from './copies/quality.ts'

/** How well are copies told, on practice texts with edits of which it is known, and what does a page cost beside many others? */
export async function benchCopies({ documents, json }: { documents: number; json: boolean }): Promise<void> {
  const { missed, wrong, ...quality } = copiesQuality()
  const cost = await copiesCost(documents, process.env.DATABASE_URL)
  if (json) {
    console.log(JSON.stringify({ quality, cost }))
    return
  }
  console.log(
    `${quality.texts} texts, ${quality.truePairs} pairs of copies among ${quality.pairs}: precision ${quality.precision.toFixed(4)}, recall ${quality.recall.toFixed(4)} (${quality.found.toFixed(4)} share a band)`,
  )
  for (const line of [
    ...wrong.slice(0, 5).map((pair) => `  wrong   ${pair}`),
    ...missed.slice(0, 5).map((pair) => `  missed  ${pair}`),
  ])
    console.log(line)
  console.log(
    `${cost.database}, ${cost.documents} documents: ${cost.newUs} µs for a new page, ${cost.copyUs} µs for a copy, ${cost.unchangedUs} µs for one that was there; its fingerprint ${cost.fingerprintUs} µs`,
  )
}
