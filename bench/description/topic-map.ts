import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const mapSchema = z.record(z.string(), z.array(z.string()))

/** Ids of `config/topics.yaml` by the subjects of the codification that belong to them; subjects without a field are left out. */
export function topicsInCorpus(): ReadonlyMap<string, string[]> {
  const fields = mapSchema.parse(parse(readFileSync(new URL('topic-map.yaml', import.meta.url), 'utf8')))
  const topics = new Map<string, string[]>()
  for (const [id, subjects] of Object.entries(fields))
    for (const subject of subjects) topics.set(subject, [...(topics.get(subject) ?? []), id])
  return topics
}
