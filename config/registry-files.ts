import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What the files of a registry look like from outside: names, sizes and times. Equal marks mean that nobody touched them. Looked at
 * now and then instead of watched: that works for every file system, mounted folders and links that are swapped included.
 */
export function markOf(paths: readonly string[]): string {
  return paths.flatMap((path) => filesOf(path).map(markOfFile)).join('\n')
}

function filesOf(path: string): string[] {
  try {
    return statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((name) => /\.ya?ml$/.test(name))
          .sort()
          .map((name) => join(path, name))
      : [path]
  } catch {
    // A folder that is being replaced: the next look shows what came of it.
    return [path]
  }
}

function markOfFile(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path)
    return `${path} ${mtimeMs} ${size} ${ino}`
  } catch {
    return `${path} is not there`
  }
}
