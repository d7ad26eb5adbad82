import { expect, test } from 'vitest'
import { makeDocx } from '../../support/practice-portals/files/docx.ts'
import { toTcvn3, toWindows1258 } from '../../support/practice-portals/files/old-encodings.ts'
import { makePdf } from '../../support/practice-portals/files/pdf.ts'
import { createPracticeWorld } from '../../support/practice-portals/world.ts'
import { askWorld } from './ask.ts'

const sentence = 'Ủy ban nhân dân thành phố đã quyết định giữ nguyên thuế suất, kể cả những hộ nghỉ Tết ở miền ngược.'

test('windows-1258 bytes decode to the same text once composed, with tones as marks of their own', () => {
  const decoded = new TextDecoder('windows-1258').decode(toWindows1258(sentence))

  expect(decoded).not.toBe(sentence)
  expect(decoded.normalize('NFC')).toBe(sentence)
})

test('TCVN3 text is Latin-1 and has no Vietnamese letter left', () => {
  expect(toTcvn3('cộng hòa xã hội chủ nghĩa Việt Nam')).toBe('céng hßa x· héi chñ nghÜa ViÖt Nam')
})

test('a PDF has offsets that point at its objects, and maps its codes to Unicode', () => {
  const pdf = makePdf(Array.from({ length: 120 }, (_, i) => `${i} ${sentence}`)).toString('latin1')
  const offsets = [...pdf.matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]))

  expect(offsets.length).toBe(6 + 3 * 2)
  offsets.forEach((offset, i) => {
    expect(pdf.slice(offset, offset + 8)).toMatch(new RegExp(`^${i + 1} 0 obj`))
  })
  expect(pdf).toContain('<1ee6> <1ee6>')
})

test('a DOCX is a ZIP file whose document holds the text', () => {
  const docx = makeDocx([sentence, 'A & B'])

  expect(docx.subarray(0, 2).toString()).toBe('PK')
  expect(docx.readUInt16LE(docx.length - 12)).toBe(3)
  expect(docx.toString()).toContain('A &amp; B')
})

test('annexes are served with their own type, and the script page hides its text', () => {
  const world = createPracticeWorld({ port: 4100 })
  const documents = [...world.documents()]
  const need = (name: string) => documents.find(({ needs }) => needs.some((item) => item === name))

  const pdf = askWorld(world, need('pdf')?.url ?? '')
  const docx = askWorld(world, need('docx')?.url ?? '')
  const script = askWorld(world, need('javascript')?.url ?? '')
  const tcvn3 = askWorld(world, need('tcvn3')?.url ?? '')

  expect(pdf).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } })
  expect(docx).toMatchObject({ status: 200, headers: { 'content-type': expect.stringContaining('wordprocessingml') } })
  expect(docx.text).toContain(need('docx')?.phrase)
  expect(script.text).not.toContain(need('javascript')?.phrase)
  expect(decodeURIComponent(script.text.match(/decodeURIComponent\("(.*?)"\)/)?.[1] ?? '')).toContain(need('javascript')?.phrase)
  expect(tcvn3.text).toContain(toTcvn3(need('tcvn3')?.phrase ?? ''))
})
