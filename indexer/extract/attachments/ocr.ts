import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Reads the pages of a scanned PDF, a text a page. */
export type Ocr = { read(bytes: Uint8Array): Promise<string[]> }

/** Dots an inch at which pages are drawn: enough for letters of official papers, and a page stays below 10 MB. */
const RESOLUTION_DPI = 200
/** Pages of a file that are read; a second or more goes into each. */
const MAX_OCR_PAGES = 50
/** Address space of one program. */
const MAX_MEMORY_KB = 1024 * 1024
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024
const PROBE_TIMEOUT_MS = 10_000
/** The shell sets the limit of memory and becomes the program, so that killing it leaves nothing behind. */
const LIMITED = `ulimit -v ${MAX_MEMORY_KB} && exec "$@"`

const run = promisify(execFile)

/** Null where `tesseract` with Vietnamese or `pdftoppm` is not installed. Asked once, at the start. */
export function findOcr({ timeoutMs, path = process.env.PATH }: { timeoutMs: number; path?: string | undefined }): Ocr | null {
  const env = { ...process.env, PATH: path ?? '', OMP_THREAD_LIMIT: '1' }
  try {
    const options = {
      env,
      timeout: PROBE_TIMEOUT_MS,
      encoding: 'utf8' as const,
      stdio: ['ignore', 'pipe', 'pipe'] as ('ignore' | 'pipe')[],
    }
    const languages = execFileSync('tesseract', ['--list-langs'], options)
    if (!/^vie$/m.test(languages)) return null
    execFileSync('pdftoppm', ['-v'], options)
  } catch {
    return null
  }
  return { read: (bytes) => readScans(bytes, env, timeoutMs) }
}

async function readScans(bytes: Uint8Array, env: NodeJS.ProcessEnv, timeoutMs: number): Promise<string[]> {
  const deadlineMs = Date.now() + timeoutMs
  const folder = await mkdtemp(join(tmpdir(), 'liencong-ocr-'))
  const limited = async (program: string, args: readonly string[]) => {
    const leftMs = deadlineMs - Date.now()
    if (leftMs <= 0) throw new Error(`OCR took more than ${timeoutMs} ms`)
    const options = { env, cwd: folder, timeout: leftMs, killSignal: 'SIGKILL' as const, maxBuffer: MAX_OUTPUT_BYTES }
    return run('sh', ['-c', LIMITED, 'sh', program, ...args], options)
  }
  try {
    const file = join(folder, 'scan.pdf')
    await writeFile(file, bytes)
    await limited('pdftoppm', ['-r', String(RESOLUTION_DPI), '-gray', '-l', String(MAX_OCR_PAGES), file, join(folder, 'page')])
    const images = (await readdir(folder)).filter((name) => name.endsWith('.pgm')).sort()
    const pages: string[] = []
    for (const image of images) pages.push((await limited('tesseract', [join(folder, image), 'stdout', '-l', 'vie'])).stdout)
    return pages
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
