/** How telling it is that a passage holds something that `count` of `total` passages hold (Robertson/Spärck Jones, as in Lucene: never negative). */
export function inverseDocumentFrequency(count: number, total: number): number {
  const held = Math.min(count, total)
  return Math.log(1 + (total - held + 0.5) / (held + 0.5))
}
