import type { Hit } from '../domain/search.ts'
import type { Surroundings } from '../web/parts/hit-card.ts'
import type { Texts } from '../web/texts.ts'
import type { ApiParts } from './app.ts'
import { isoTimeOf } from './search/present.ts'

/** What a page shows beside its hits. A store that does not answer takes nothing away but the validity of documents. */
export async function surroundingsOf(
  { awaySince = () => null, legal, clock, logger }: Pick<ApiParts, 'awaySince' | 'legal' | 'clock' | 'logger'>,
  hits: readonly Hit[],
  t: Texts,
): Promise<Surroundings> {
  const numbers = hits.flatMap(({ kind, documentNumber }) =>
    kind === 'legal-document' && documentNumber ? [documentNumber] : [],
  )
  const replacedFrom = async () => {
    if (!legal) return null
    try {
      return numbers.length > 0 ? await legal.replacedFrom(numbers) : new Map()
    } catch (error) {
      logger.error({ err: error }, 'what replaces legal documents cannot be read')
      return null
    }
  }
  return { t, today: dayOf(clock()), awaySince, replacedFrom: await replacedFrom() }
}

/** The day of Vietnam. */
export function dayOf(time: Date): string {
  return isoTimeOf(Math.floor(time.getTime() / 1000)).slice(0, 10)
}
