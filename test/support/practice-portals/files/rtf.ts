/** Rich Text as Word writes it: each letter beyond ASCII by its code, with a sign for readers that know none. */
export function makeRtf(lines: readonly string[]): Buffer {
  const paragraphs = lines.map((line) => `\\pard ${escapeRtf(line)}\\par\n`).join('')
  return Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1258\\uc1{\\fonttbl{\\f0\\froman\\fcharset163 Times New Roman;}}{\\*\\generator Practice;}\\f0\n${paragraphs}}`,
    'latin1',
  )
}

function escapeRtf(text: string): string {
  return text.replace(/[\\{}]|[^\0-\x7F]/g, (unit) => {
    if (/[\\{}]/.test(unit)) return `\\${unit}`
    const code = unit.charCodeAt(0)
    return `\\u${code > 0x7fff ? code - 0x10000 : code}?`
  })
}
