import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { AppError } from '../../../domain/errors.ts'
import { servePracticeWorld } from './serve.ts'

/* The practice portals as a process of their own: node test/support/practice-portals/main.ts --port 4100 --registry out.yaml */

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4100' },
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '2026' },
    registry: { type: 'string' },
    bench: { type: 'boolean', default: false },
  },
})

try {
  const { port, scale, seed, bench } = values
  const served = await servePracticeWorld({
    port: Number(port),
    scale: Number(scale),
    seed: Number(seed),
    bench,
    logRequests: false,
  })
  if (values.registry) writeFileSync(values.registry, served.world.registryYaml())
  console.log(`practice portals: ${served.world.portals.length} on http://chinhphu.localhost:${served.port}/ and beside it`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close())
} catch (error) {
  if (!(error instanceof AppError)) throw error
  console.error(`${error.code}: ${error.message}`)
  process.exitCode = error.exitCode
}
