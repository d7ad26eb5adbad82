import { createLogUpdate } from 'log-update'

/**
 * What the operator reads: permanent lines, and on a terminal one live block below them that is redrawn in place. Without
 * a terminal (a pipe, a log file) the live block becomes a plain line now and then.
 */
export type Terminal = { line(text?: string): void; live(lines: readonly string[]): void; endLive(): void }

const PLAIN_INTERVAL_MS = 2000

export function createTerminal(stream: NodeJS.WriteStream): Terminal {
  if (!stream.isTTY) return createPlainTerminal(stream)
  const update = createLogUpdate(stream)
  let lines: readonly string[] = []
  return {
    line: (text = '') => {
      update.clear()
      stream.write(`${text}\n`)
      if (lines.length > 0) update(lines.join('\n'))
    },
    live: (next) => {
      lines = next
      update(lines.join('\n'))
    },
    endLive: () => {
      lines = []
      update.clear()
    },
  }
}

function createPlainTerminal(stream: NodeJS.WriteStream): Terminal {
  let lastAtMs = 0
  return {
    line: (text = '') => stream.write(`${text}\n`),
    live: (lines) => {
      if (Date.now() - lastAtMs < PLAIN_INTERVAL_MS) return
      lastAtMs = Date.now()
      stream.write(`${lines.map((line) => line.replace(/\s+/g, ' ').trim()).join(' · ')}\n`)
    },
    endLive: () => {},
  }
}
