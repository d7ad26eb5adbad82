import { buildVocabulary, type Collection } from '../../../../api/suggest/vocabulary.ts'
import { statisticsOf, type Written } from '../../../support/statistics-of.ts'

/** What completing knows of these passages. */
export async function aCollection(passages: readonly Written[]): Promise<Collection> {
  const statistics = statisticsOf(passages)
  return { statistics, vocabulary: await buildVocabulary(statistics, async () => {}) }
}

/** The same text in so many passages. */
export function times(count: number, text: string): string[] {
  return Array.from({ length: count }, () => text)
}
