/** The first `maxChars` characters, without half a character at the end: neither database nor engine takes a lone surrogate. */
export function cutText(text: string, maxChars: number): string {
  return text.slice(0, maxChars).replace(/[\uD800-\uDBFF]$/, '')
}
