import { CsvError, parse } from 'csv-parse/sync'
import { AppError, type Fault } from '../domain/errors.ts'
import { nearestWord } from './nearest-word.ts'
import type { GivenPortal } from './portal-registry.ts'

/** The columns of a table of portals and where in a registry entry their values go. Several values are parted by semicolons. */
const COLUMNS = {
  id: { path: ['id'], is: 'text' },
  name: { path: ['name'], is: 'text' },
  nameEn: { path: ['nameEn'], is: 'text' },
  level: { path: ['level'], is: 'text' },
  parent: { path: ['parent'], is: 'text' },
  body: { path: ['body'], is: 'text' },
  province: { path: ['province'], is: 'text' },
  baseUrls: { path: ['baseUrls'], is: 'list' },
  aliases: { path: ['aliases'], is: 'list' },
  formerNames: { path: ['formerNames'], is: 'former names' },
  formerHosts: { path: ['formerHosts'], is: 'list' },
  formerIds: { path: ['formerIds'], is: 'list' },
  source: { path: ['source'], is: 'text' },
  confirmed: { path: ['confirmed'], is: 'yes or no' },
  note: { path: ['note'], is: 'text' },
  cms: { path: ['cms'], is: 'text' },
  pathPrefixes: { path: ['crawl', 'pathPrefixes'], is: 'list' },
  seeds: { path: ['crawl', 'seeds'], is: 'list' },
  sitemaps: { path: ['crawl', 'sitemaps'], is: 'list' },
  feeds: { path: ['crawl', 'feeds'], is: 'list' },
  class: { path: ['crawl', 'class'], is: 'text' },
  schedule: { path: ['crawl', 'schedule'], is: 'text' },
} as const satisfies Record<string, { path: string[]; is: 'text' | 'list' | 'yes or no' | 'former names' }>

type Column = keyof typeof COLUMNS
type Row = { record: string[]; info: { lines: number } }
/** An entry as it is written into a registry file. */
export type WrittenPortal = Record<string, unknown>

export const PORTAL_COLUMNS = Object.keys(COLUMNS) as Column[]

/**
 * Reads a table of portals, one a row below a row of column names. Faults of a row are told by its line and column.
 * @throws {AppError BAD_REGISTRY} the table itself is broken: not CSV, or unknown columns
 */
export function readPortalCsv(text: string, file: string): (GivenPortal & { value: WrittenPortal })[] {
  const [head, ...rows] = parseRows(text, file)
  if (!head) throw broken(file, [{ path: `${file}:1`, message: 'is empty: the first line must name the columns' }])
  const columns = readHead(head, file)
  return rows.map(({ record, info }, index) => {
    // `info.lines` is the line on which the row ends; cells of several lines push the rows below them down.
    const line = index === 0 ? head.info.lines + 1 : (rows[index - 1]?.info.lines ?? 0) + 1
    return {
      value: toEntry(columns, record),
      placeOf: (...keys) => ({ file, line: Math.min(line, info.lines), key: columnAt(keys) }),
    }
  })
}

function parseRows(text: string, file: string): Row[] {
  try {
    return parse(text, {
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: false,
    }) as unknown as Row[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error ? Number(error.lines) : 1
    throw broken(file, [{ path: `${file}:${line}`, message: error.message }])
  }
}

function readHead({ record, info }: Row, file: string): Column[] {
  const faults: Fault[] = []
  for (const [index, name] of record.entries()) {
    const nearest = nearestWord(name, PORTAL_COLUMNS)
    const path = `${file}:${info.lines} column ${index + 1}`
    if (!Object.hasOwn(COLUMNS, name))
      faults.push({
        path,
        message: `unknown column "${name}"${nearest ? `, did you mean "${nearest}"?` : `; known are ${PORTAL_COLUMNS.join(', ')}`}`,
      })
    if (record.indexOf(name) !== index) faults.push({ path, message: `the column "${name}" stands twice` })
  }
  if (faults.length > 0) throw broken(file, faults)
  return record as Column[]
}

/** Empty cells are facts that nobody gave. Only `baseUrls` must be given: empty says that no address is known. */
function toEntry(columns: readonly Column[], record: readonly string[]): WrittenPortal {
  const entry: WrittenPortal = {}
  const crawl: WrittenPortal = {}
  for (const [index, column] of columns.entries()) {
    const cell = record[index] ?? ''
    if (cell === '' && column !== 'baseUrls') continue
    const { path } = COLUMNS[column]
    const target = path[0] === 'crawl' ? crawl : entry
    target[path.at(-1) ?? column] = cellValue(column, cell)
  }
  return Object.keys(crawl).length > 0 ? { ...entry, crawl } : entry
}

function cellValue(column: Column, cell: string): unknown {
  const list = cell
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
  switch (COLUMNS[column].is) {
    case 'list':
      return list
    case 'yes or no':
      return cell === 'yes' ? true : cell === 'no' ? false : cell
    case 'former names':
      return list.map((part) => {
        const [, name = part, until] = /^(.*?)\s*\(until (.*)\)$/.exec(part) ?? []
        return { name, until: until ?? null }
      })
    default:
      return cell
  }
}

function columnAt(keys: readonly (string | number)[]): string {
  const [first, second] = keys
  return String(first === 'crawl' && second !== undefined ? second : (first ?? ''))
}

function broken(file: string, faults: Fault[]): AppError {
  return new AppError('BAD_REGISTRY', `the table ${file} has ${faults.length} fault(s)`, { faults })
}
