import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { readPortalCsv } from '../../config/portal-csv.ts'
import { loadRegistry } from '../../config/portal-registry.ts'
import { AppError } from '../../domain/errors.ts'
import type { Terminal } from '../terminal.ts'

/**
 * Turns a table of portals into a registry file. It is checked together with the registry, as if it stood there already.
 * @throws {AppError BAD_REGISTRY} every fault by line and column · {AppError BAD_USAGE} a file cannot be read, or is there already
 */
export function importPortals(
  { csvPath, registryPath, writeTo }: { csvPath: string; registryPath: string; writeTo: string | undefined },
  terminal: Terminal,
): void {
  const given = readPortalCsv(readText(csvPath), csvPath)
  const { portals } = loadRegistry(registryPath, given)
  const yaml = portalsYaml(given.map(({ value }) => value))
  if (writeTo === undefined) {
    terminal.line(yaml.trimEnd())
    return
  }
  if (existsSync(writeTo))
    throw new AppError('BAD_USAGE', `${writeTo} is there already: give another name, files of one folder are read together`)
  writeFileSync(writeTo, yaml)
  terminal.line(`${given.length} portals written to ${writeTo}; the registry has ${portals.length} with them.`)
}

/** A registry file of these entries. */
export function portalsYaml(entries: readonly object[]): string {
  return stringify({ portals: entries }, { lineWidth: 120, flowCollectionPadding: true })
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new AppError('BAD_USAGE', `${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
}
