import { type Kysely, sql } from 'kysely'
import type { Relation } from '../domain/document.ts'
import type { LegalEntry, LegalReader } from '../domain/ports.ts'
import { keyOf } from '../vietnamese/document-number.ts'
import type { Schema } from './schema.ts'

/** Documents that say one thing of one number, at most: a law is the ground of thousands. */
const MAX_ENTRIES = 200

const entry = sql`
  page_id as "pageId", portal_id as "portalId", url, document->>'title' as title, document->>'documentNumber' as "documentNumber",
  document->>'legalType' as "legalType", document->>'effectiveAt' as "effectiveAt", document->>'expiresAt' as "expiresAt"`

/** Legal documents joined by their numbers: what each says of others, and what others say of it. */
export function createLegalReader(db: Kysely<Schema>): LegalReader {
  const byNumbers = async (numbers: readonly string[]): Promise<(LegalEntry & { key: string })[]> => {
    const keys = [...new Set(numbers.map(keyOf))]
    if (keys.length === 0) return []
    const { rows } = await sql<LegalEntry & { key: string }>`
      select ${entry}, number_key as key from documents
      where number_key = any(${sql.val(keys)}::text[]) and not removed order by page_id limit ${sql.lit(MAX_ENTRIES)}`.execute(db)
    return rows
  }
  return {
    byNumber: async (number) => (await byNumbers([number])).map(withoutKey),
    replacedFrom: async (numbers) => {
      const byKey = Map.groupBy(new Set(numbers), keyOf)
      if (byKey.size === 0) return new Map()
      const { rows } = await sql<{ effectiveAt: string | null; relations: Relation[] }>`
        select document->>'effectiveAt' as "effectiveAt", document->'relations' as relations from documents
        where related_keys && ${sql.val([...byKey.keys()])}::text[] and not removed
          and document->'relations' @? '$[*] ? (@.relation == "replaces" || @.relation == "repeals")'
        limit ${sql.lit(MAX_ENTRIES)}`.execute(db)
      const replaced = new Map<string, (string | null)[]>()
      for (const { effectiveAt, relations } of rows)
        for (const { relation, number } of relations)
          if (relation === 'replaces' || relation === 'repeals')
            for (const asked of byKey.get(keyOf(number)) ?? []) replaced.set(asked, [...(replaced.get(asked) ?? []), effectiveAt])
      return replaced
    },
    relations: async (pageId) => {
      const { rows } = await sql<{ number_key: string | null; relations: Relation[] | null }>`
        select number_key, document->'relations' as relations from documents where page_id = ${pageId} and not removed`.execute(
        db,
      )
      const [own] = rows
      if (!own) return null
      const relations = own.relations ?? []
      const known = Map.groupBy(await byNumbers(relations.map(({ number }) => number)), ({ key }) => key)
      const { rows: others } = await sql<LegalEntry & { relations: Relation[] }>`
        select ${entry}, document->'relations' as relations from documents
        where related_keys @> array[${own.number_key}]::text[] and page_id <> ${pageId} and not removed
        order by document->>'issuedAt' desc nulls last, page_id limit ${sql.lit(MAX_ENTRIES)}`.execute(db)
      return {
        says: relations.map(({ relation, number }) => ({
          relation,
          number,
          documents: (known.get(keyOf(number)) ?? []).map(withoutKey),
        })),
        isSaidOf: others.flatMap(({ relations: saidByIt, ...document }) =>
          saidByIt.filter(({ number }) => keyOf(number) === own.number_key).map(({ relation }) => ({ relation, document })),
        ),
      }
    },
  }
}

function withoutKey({ key: _, ...entry }: LegalEntry & { key: string }): LegalEntry {
  return entry
}
