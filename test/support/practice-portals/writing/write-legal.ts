import { type Block, heading, paragraph } from './blocks.ts'
import { CLAUSE_TITLES, CLAUSES } from './sentences.ts'
import { upperFirst, type Writer } from './writer.ts'

export type LegalFacts = { number: string; typeName: string; issuer: string; issuedOn: string; signer: string; articles: number }

/** A legal document as published: legal basis, articles with numbered clauses, effect, recipients, signature. */
export function writeLegal(w: Writer, facts: LegalFacts, phraseSentence: string): Block[] {
  const [year, month, day] = facts.issuedOn.split('-')
  const blocks = [
    paragraph(`${facts.issuer.toUpperCase()} - Số: ${facts.number}`),
    paragraph(
      `Ngày ban hành: ${day}/${month}/${year}. Cơ quan ban hành: ${facts.issuer}. Loại văn bản: ${facts.typeName}. Người ký: ${facts.signer}.`,
    ),
    paragraph(`Căn cứ Luật Tổ chức chính quyền địa phương; theo đề nghị của ${w.body()} tại tờ trình về ${w.topic.label};`),
    paragraph(`${facts.issuer} ban hành ${facts.typeName.toLowerCase()} này để ${w.goal()}.`),
    heading('Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng'),
    paragraph(`1. Văn bản này quy định về ${w.topic.label}, bao gồm ${w.thing()} và ${w.thing()}.`),
    paragraph(`2. Đối tượng áp dụng là ${w.group()}, ${w.group()} và cơ quan, tổ chức có liên quan. ${phraseSentence}`),
  ]
  for (let article = 2; article < facts.articles; article++) {
    blocks.push(heading(`Điều ${article}. ${w.random.pick(CLAUSE_TITLES)(w)}`))
    const clauses = [...CLAUSES]
    const count = w.random.int(2, 4)
    for (let clause = 1; clause <= count; clause++) {
      const [text] = clauses.splice(w.random.int(0, clauses.length - 1), 1)
      if (text) blocks.push(paragraph(`${clause}. ${upperFirst(text(w))}`))
    }
  }
  blocks.push(
    heading(`Điều ${facts.articles}. Hiệu lực thi hành`),
    paragraph(
      `${facts.typeName} này có hiệu lực thi hành kể từ ngày ${effectiveDay(facts.issuedOn)}. ${w.body()} và ${w.body()} chịu trách nhiệm thi hành.`,
    ),
    paragraph('Nơi nhận: như Điều cuối; lưu văn thư.'),
    paragraph(facts.signer.replace(/^(ông|bà) /, '')),
  )
  return blocks
}

/** The 15th of the month after next: late enough to be a date of effect. */
function effectiveDay(issuedOn: string): string {
  const [year, month] = issuedOn.split('-').map(Number) as [number, number]
  const next = new Date(Date.UTC(year, month + 1, 15))
  return `15 tháng ${next.getUTCMonth() + 1} năm ${next.getUTCFullYear()}`
}
