import type { Registry } from '../domain/ports.ts'
import { loadLabels, loadProvinces, loadTopics } from './gazetteer.ts'

/** Vietnamese labels of the ids that documents and outcomes carry; an id without a label stands for itself. */
export type Names = Record<'portal' | 'level' | 'province' | 'kind' | 'topic' | 'outcome' | 'ending', (id: string) => string>

export function createNames(registry: Registry): Names {
  const provinces = new Map(
    loadProvinces().flatMap(({ id, name, former }) => [id, ...former.map((province) => province.id)].map((each) => [each, name])),
  )
  const topics = new Map(loadTopics().map(({ id, name }) => [id, name]))
  const { levels, kinds, outcomes, endings } = loadLabels()
  return {
    portal: (id) => registry.byId.get(id)?.name ?? id,
    level: (id) => levels[id] ?? id,
    province: (id) => provinces.get(id) ?? id,
    kind: (id) => kinds[id] ?? id,
    topic: (id) => topics.get(id) ?? id,
    outcome: (name) => outcomes[name] ?? name,
    ending: (reason) => endings[reason] ?? outcomes[`failed:${reason}`] ?? reason,
  }
}
