/** What stands in the head of an official paper, side by side in a table without lines. */
const LETTERHEAD = /cộng h[oò][aà] xã hội|độc lập|,\s*ngày\s.*tháng\s/iu

/**
 * The lines of one row of a table. Cells of one line each make one line; cells with more are read one after the other, as is the
 * head of an official paper, where issuer and motto stand side by side.
 */
export function rowLines(cells: readonly (readonly string[])[]): string[] {
  const filled = cells.map((lines) => lines.map((line) => line.trim()).filter(Boolean)).filter((lines) => lines.length > 0)
  const isSimple = filled.every((lines) => lines.length === 1)
  return isSimple && !filled.some(([line = '']) => isLetterhead(line)) ? [filled.flat().join(' ')] : filled.flat()
}

export function isLetterhead(text: string): boolean {
  return LETTERHEAD.test(text.normalize('NFC'))
}
