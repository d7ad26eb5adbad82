const LETTERS = 'abcdeghiklmnopqrstuvxyfjwz0123456789'

/** Every word that is one slip away from an accentless one: a letter too few, too many, another one, or two that changed places. */
export function oneSlipAway(word: string): Set<string> {
  const away = new Set<string>()
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    if (after) away.add(before + after.slice(1))
    if (after.length > 1) away.add(before + (after[1] as string) + (after[0] as string) + after.slice(2))
    for (const letter of LETTERS) {
      away.add(before + letter + after)
      if (after) away.add(before + letter + after.slice(1))
    }
  }
  away.delete(word)
  away.delete('')
  return away
}
