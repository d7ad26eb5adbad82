import type { Procedure } from '../../domain/document.ts'
import type { Label } from './labels.ts'

/** `1.004227` · `2.000889.000.00.00.H49`: the code of the national database, with that of the province behind it. */
const CODE = /(?<![\d.])(\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})?)(?![\d.]?\d)/
const MAX_FACT_CHARS = 500
const MAX_PAPER_CHARS = 400
const MAX_PAPERS = 30
/** What introduces a list of papers or heads a table of them, and is none of them itself. */
const NO_PAPER =
  /^(?:thành phần|số lượng|hồ sơ (?:bao )?gồm|tên giấy tờ|mẫu đơn|bản chính|bản sao|loại giấy tờ|stt|giấy tờ phải|bao gồm|\d+\s*bộ|bộ hồ sơ|tải về)(?:[^.;]{0,25})?:?$/iu
const BULLET = /^(?:[-–—•+*]|\(?\d{1,2}[.)]|\(?[a-zđ][.)])\s*/u

/** What a page says of an administrative procedure under its usual headings; null when it says none of it. */
export function procedureOf(title: string, text: string, labels: ReadonlyMap<Label, readonly string[]>): Procedure | null {
  const first = (label: Label) => cut(labels.get(label)?.[0] ?? '')
  const whole = (label: Label) => cut((labels.get(label) ?? []).join(' '))
  const code =
    CODE.exec(labels.get('procedureCode')?.[0] ?? '')?.[1] ?? CODE.exec(title)?.[1] ?? CODE.exec(text.slice(0, 600))?.[1] ?? null
  const procedure: Procedure = {
    code,
    authority: first('authority'),
    level: first('level'),
    field: first('field'),
    timeLimit: whole('timeLimit'),
    fee: whole('fee'),
    papers: papersIn(labels.get('papers') ?? []),
  }
  const { papers, ...facts } = procedure
  return papers.length > 0 || Object.values(facts).some((fact) => fact !== null) ? procedure : null
}

function papersIn(lines: readonly string[]): string[] {
  const papers = lines
    .flatMap((line) => line.split(/;\s+(?=[-–+•]|\p{Lu})/u))
    .map((line) => line.replace(BULLET, '').replace(/[;.\s]+$/, ''))
    .filter((line) => line.length >= 4 && /\p{L}{2}/u.test(line) && !NO_PAPER.test(line))
  return papers.slice(0, MAX_PAPERS).map((paper) => paper.slice(0, MAX_PAPER_CHARS).toWellFormed())
}

function cut(text: string): string | null {
  const fact = text.replace(/^[-–•+*\s]+/, '').replace(/[\s.;]+$/, '')
  return fact ? fact.slice(0, MAX_FACT_CHARS).toWellFormed() : null
}
