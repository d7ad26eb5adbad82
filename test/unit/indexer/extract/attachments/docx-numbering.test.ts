import { expect, test } from 'vitest'
import { createNumbering } from '../../../../../indexer/extract/attachments/docx-numbering.ts'

const level = (at: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const NUMBERING = `<w:numbering>
  <w:abstractNum w:abstractNumId="7">${level(0, 'decimal', 'Điều %1.')}${level(1, 'lowerLetter', '%2)')}${level(2, 'upperRoman', '%1.%3')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>
</w:numbering>`
const STYLES = `<w:styles>
  <w:style w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:styleId="DieuCon"><w:basedOn w:val="Dieu"/></w:style>
  <w:style w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>
</w:styles>`

test('numbers are counted level by level, and a new one above begins those below anew', () => {
  const numbering = createNumbering(NUMBERING, null)
  const numbers = [0, 1, 1, 2, 0, 1].map((at) => numbering.next(null, '1', at))
  expect(numbers).toEqual(['Điều 1. ', 'a) ', 'b) ', '1.I ', 'Điều 2. ', 'a) '])
})

test('styles bear numbers, and hand them on to those that are based on them', () => {
  const numbering = createNumbering(NUMBERING, STYLES)
  expect(['Dieu', 'DieuCon', 'Vong', 'Khac', null].map((style) => numbering.next(style, null, 0))).toEqual([
    'Điều 1. ',
    'Điều 2. ',
    '',
    '',
    '',
  ])
})

test('bullets are dashes, a list may start elsewhere, and numId 0 takes the number away', () => {
  const numbering = createNumbering(NUMBERING, STYLES)
  expect(numbering.next(null, '2', 0)).toBe('- ')
  expect([numbering.next(null, '3', 0), numbering.next(null, '3', 0)]).toEqual(['Điều 10. ', 'Điều 11. '])
  expect(numbering.next('Dieu', '0', 0)).toBe('')
})
