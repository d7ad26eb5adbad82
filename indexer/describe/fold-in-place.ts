import { foldText } from '../../vietnamese/normalize.ts'

/** A composed text without accents in which every character stands where it stood, so that a place in one is a place in the other. */
export function foldInPlace(text: string): string {
  const folded = foldText(text)
  if (folded.length === text.length) return folded
  // Stray marks or letters of other scripts: what has no single plain character stays as it is.
  return Array.from({ length: text.length }, (_, index) => {
    const character = text[index] ?? ''
    const plain = foldText(character)
    return plain.length === 1 ? plain : character
  }).join('')
}
