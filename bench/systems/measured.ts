import { readFileSync } from 'node:fs'

/** What one system did: CPU time of all its processes for each page, and the sum of their largest memory. */
export type Measured = { pages: number; pagesPerSecond: number; cpuMsPerPage: number; peakRssMb: number }

/** Clock ticks a second of /proc/PID/stat; 100 on every Linux that matters. */
const TICKS_PER_SECOND = 100

/** CPU milliseconds and largest resident memory of a process so far, from /proc. */
export function usageOf(pid: number): { cpuMs: number; peakRssMb: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  const peakKb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  return { cpuMs: (ticks / TICKS_PER_SECOND) * 1000, peakRssMb: peakKb / 1024 }
}

/** Starts measuring the given processes; the returned function gives the figures for `pages`. */
export function startMeasuring(pids: readonly number[]): (pages: number) => Measured {
  const before = pids.map(usageOf)
  const startedAt = performance.now()
  return (pages) => {
    const seconds = (performance.now() - startedAt) / 1000
    const after = pids.map(usageOf)
    const cpuMs = after.reduce((sum, { cpuMs: each }, index) => sum + each - (before[index]?.cpuMs ?? 0), 0)
    const peakRssMb = after.reduce((sum, each) => sum + each.peakRssMb, 0)
    return { pages, pagesPerSecond: round(pages / seconds), cpuMsPerPage: round(cpuMs / pages), peakRssMb: Math.round(peakRssMb) }
  }
}

function round(number: number): number {
  return Math.round(number * 100) / 100
}
