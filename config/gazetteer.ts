import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const provinceSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Provinces that became part of it, by their former names. */
  mergedFrom: z.array(z.string()),
  /** When it took its present form (ISO date); null for one that is older than the reform. */
  since: z.string().nullable(),
})

const topicSchema = z.strictObject({ id: z.string(), name: z.string(), keywords: z.array(z.string()).min(1) })

const labelsSchema = z.strictObject({
  levels: z.record(z.string(), z.string()),
  kinds: z.record(z.string(), z.string()),
  outcomes: z.record(z.string(), z.string()),
  endings: z.record(z.string(), z.string()),
})

/** The 34 provinces with those that were merged into them on 1 July 2025. */
export const loadProvinces = once(() => z.array(provinceSchema).parse(read('provinces.yaml')))
/** The fields of administration that documents are sorted by. */
export const loadTopics = once(() => z.array(topicSchema).parse(read('topics.yaml')))
/** Vietnamese words for levels, kinds and outcomes. */
export const loadLabels = once(() => labelsSchema.parse(read('labels.yaml')))

function read(name: string): unknown {
  return parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
}

function once<T>(load: () => T): () => T {
  let loaded: { value: T } | undefined
  return () => {
    loaded ??= { value: load() }
    return loaded.value
  }
}
