import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measured } from './systems/measured.ts'

/**
 * How fast is a page crawled? Pages per second from the first fetch to searchable, against two crawlers that only fetch and
 * parse the same pages, one after the other in one run. The machine is noisy: only ratios within one run count.
 *
 * - ours: fetch, links, extraction, record, index; until the engine has confirmed the last document
 * - ours-fetch-only: fetch, links, record
 * - crawlee-cheerio: a plain Crawlee CheerioCrawler, fetch and parse
 * - scrapy: Debian's python3-scrapy, fetch and parse (`apt-get install python3-scrapy`)
 *
 * All ask ten at a time. The portals run in a process of their own, on the same cores.
 */
const python = pythonWithScrapy()
const SYSTEMS = {
  ours: [process.execPath, 'bench/systems/ours.ts', '--full'],
  'ours-fetch-only': [process.execPath, 'bench/systems/ours.ts', '--fetch-only'],
  'crawlee-cheerio': [process.execPath, 'bench/systems/crawlee-cheerio.ts'],
  scrapy: python ? [python, 'bench/systems/scrapy_spider.py'] : null,
} as const

/** Pages of the practice world's bench portal at scale 1. */
const PAGES_AT_SCALE_1 = 500

export async function benchCrawl({ pages, json }: { pages: number; json: boolean }): Promise<void> {
  const portals = await startPortals(pages / PAGES_AT_SCALE_1)
  const folder = mkdtempSync(join(tmpdir(), 'liencong-bench-'))
  try {
    const systems: Record<string, Omit<Measured, 'pages'> | null> = {}
    let fetched = 0
    for (const [name, command] of Object.entries(SYSTEMS)) {
      if (!command) {
        console.error('scrapy is not installed and is left out: apt-get install -y python3-scrapy')
        systems[name] = null
        continue
      }
      const measured = await run(command, [portals.url, join(folder, name)])
      if (fetched > 0 && measured.pages !== fetched)
        console.error(`${name} fetched ${measured.pages} pages, the first system ${fetched}`)
      fetched ||= measured.pages
      const { pages: _, ...figures } = measured
      systems[name] = figures
    }
    if (json) console.log(JSON.stringify({ pages: fetched, systems }))
    else {
      console.log(`${fetched} pages`)
      console.table(systems)
    }
  } finally {
    portals.child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startPortals(scale: number): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(
    process.execPath,
    ['test/support/practice-portals/main.ts', '--port', '0', '--scale', String(scale), '--bench'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()))
    child.once('exit', (code) => reject(new Error(`the practice portals ended with ${code}`)))
  })
  const [, port] = /:(\d+)/.exec(line) ?? []
  if (!port) throw new Error(`the practice portals did not name their port: ${line}`)
  return { url: `http://127.0.0.1:${port}`, child }
}

/** Debian's Scrapy belongs to Debian's Python, which another one may hide. */
function pythonWithScrapy(): string | undefined {
  return ['python3', '/usr/bin/python3'].find((candidate) => spawnSync(candidate, ['-c', 'import scrapy']).status === 0)
}

/** Runs one system in a process of its own; its last line is what it measured. */
async function run([command, ...args]: readonly string[], extra: readonly string[]): Promise<Measured> {
  const child = spawn(command ?? '', [...args, ...extra], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${output}`)
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured
}
