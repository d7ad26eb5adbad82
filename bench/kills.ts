import { rmSync } from 'node:fs'
import { keptPages, searchableUrls } from '../test/support/kept-data.ts'
import { liencong, temporaryFolder, until, writtenRegistry } from '../test/support/liencong.ts'
import { type ServedWorld, servePracticeWorld } from '../test/support/practice-portals/serve.ts'

/**
 * Is anything lost or done twice when a crawl is killed again and again? One crawl of the healthy practice portals, killed with kill -9 of
 * its process group at random moments and started again each time. There is no peer to compare with: the statement of truth of the
 * practice world says what must be there at the end.
 *
 * - `fetchedAgain`: pages that were asked for in the run after they had been recorded; must be 0
 * - `missing`, `unexpected`: documents of the truth that cannot be found at the end, and those that should not be; must be 0
 */
export async function benchKills({ kills, json }: { kills: number; json: boolean }): Promise<void> {
  const served = await servePracticeWorld({ port: 0, scale: Math.max(1, kills / KILLS_AT_SCALE_1) })
  const dataDir = temporaryFolder('kills')
  try {
    const registry = writtenRegistry(served.world.registryYaml())
    const portals = healthyPortals(served).flatMap((id) => ['--portal', id])
    /** Pages that were recorded at the last kill. */
    let recorded = new Set<string>()
    let fetchedAgain = 0
    let killed = 0
    for (; killed < kills; killed += 1) {
      const run = liencong(['crawl', '--registry', registry, ...portals], { DATA_DIR: dataDir })
      const requestsBefore = served.requests.length
      await until(
        'the crawl asks for pages',
        () => served.requests.length > requestsBefore || run.child.exitCode !== null,
        120_000,
      )
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_WAIT_MS))
      if (run.child.exitCode !== null) break
      await run.killGroup()
      await until('no request is under way', () => [...served.activeByHost.values()].every((active) => active === 0))
      fetchedAgain += served.requests
        .slice(requestsBefore)
        .filter(({ host, path }) => recorded.has(`http://${host}${path}`)).length
      recorded = new Set((await keptPages(dataDir)).filter(({ settled }) => settled).map(({ url }) => url))
    }
    await liencong(['crawl', '--registry', registry, ...portals], { DATA_DIR: dataDir }).exited
    const found = new Set(await searchableUrls(dataDir))
    const isHealthy = (url: string) => healthyPortals(served).includes(new URL(url).hostname.replace('.localhost', ''))
    const truth = served.world.truth().documents.filter(({ url }) => isHealthy(url))
    const due = truth.filter(({ needs }) => needs.every((need) => need !== 'javascript')).map(({ url }) => url)
    const allowed = new Set(truth.map(({ url }) => url))
    const figures = {
      kills: killed,
      requests: served.requests.length,
      documents: found.size,
      fetchedAgain,
      missing: due.filter((url) => !found.has(url)).length,
      unexpected: [...found].filter((url) => !allowed.has(url)).length,
    }
    if (json) console.log(JSON.stringify(figures))
    else console.table([figures])
    if (fetchedAgain + figures.missing + figures.unexpected > 0) process.exitCode = 1
  } finally {
    await served.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const KILLS_AT_SCALE_1 = 8
const LONGEST_WAIT_MS = 1500

function healthyPortals(served: ServedWorld): string[] {
  return served.world.portals.filter(({ hostile }) => !hostile).map(({ context }) => context.spec.id)
}
