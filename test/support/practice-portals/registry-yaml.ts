import { stringify } from 'yaml'
import type { PracticePortal } from './world.ts'

/** The portals in the form of config/portals/*.yaml. */
export function registryYaml(portals: readonly PracticePortal[]): string {
  return stringify({
    portals: portals.map(({ context: { spec, origin } }) => ({
      id: spec.id,
      name: spec.name,
      nameEn: spec.nameEn,
      level: spec.level,
      parent: spec.parent,
      province: spec.province,
      baseUrls: [origin],
      aliases: [],
      source: 'practice portals',
      confirmed: true,
      crawl: {
        seeds: [`${origin}/`],
        ...(spec.feed ? { feeds: [origin + spec.style.feedPath] } : {}),
        delayMs: 20,
        schedule: '*/10 * * * *',
        allowLoopback: true,
      },
    })),
  })
}
