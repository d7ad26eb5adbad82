type PdfOptions = {
  /** Printed above the text of each page; the number of the page stands below it. */
  runningHead?: string
  /** Says that the file has a password; the text stays as it is. */
  isEncrypted?: boolean
}

/** Minimal PDF 1.4 whose text can be taken out again: a CID font with a ToUnicode map, not embedded. */
export function makePdf(lines: readonly string[], { runningHead, isEncrypted = false }: PdfOptions = {}): Buffer {
  const pages: string[][] = []
  for (let at = 0; at < lines.length; at += LINES_PER_PAGE) pages.push(lines.slice(at, at + LINES_PER_PAGE))
  const firstPage = 7
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${firstPage + i * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 556 >>',
    '<< /Type /FontDescriptor /FontName /Arial /Flags 4 /FontBBox [-665 -325 2000 1006] /ItalicAngle 0 /Ascent 905 /Descent -212 /CapHeight 716 /StemV 88 >>',
    streamOf(toUnicodeMap([...lines, runningHead ?? '', '0123456789/'])),
  ]
  pages.forEach((page, i) => {
    const content = firstPage + i * 2 + 1
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${content} 0 R >>`,
    )
    const head = runningHead
      ? `BT /F1 9 Tf 50 820 Td <${hexOf(runningHead)}> Tj ET\nBT /F1 9 Tf 290 24 Td <${hexOf(`${i + 1}/${pages.length}`)}> Tj ET\n`
      : ''
    objects.push(streamOf(`${head}BT /F1 11 Tf 14 TL 50 790 Td\n${page.map((line) => `<${hexOf(line)}> Tj T*`).join('\n')}\nET`))
  })
  return assemble(objects, isEncrypted)
}

/** A PDF of scanned pages: a picture on each, and no text. */
export function makeScannedPdf(pageCount: number): Buffer {
  const firstPage = 5
  const kids = Array.from({ length: pageCount }, (_, i) => `${firstPage + i} 0 R`)
  const side = 16
  const picture = Array.from({ length: side * side }, (_, i) => (i % 3 ? 'ff' : '20')).join('')
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pageCount} /Kids [${kids.join(' ')}] >>`,
    `<< /Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode /Length ${picture.length + 1} >>\nstream\n${picture}>\nendstream`,
    streamOf('q 595 0 0 842 0 0 cm /Im1 Do Q'),
    ...kids.map(
      () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Im1 3 0 R >> >> /Contents 4 0 R >>',
    ),
  ])
}

const LINES_PER_PAGE = 52

/** The standard security handler of 40 bits (PDF 32000-1 §7.6.3), with keys to which nobody has the password. */
const ENCRYPT = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >> /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`

function assemble(objects: readonly string[], isEncrypted = false): Buffer {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((body, i) => {
    const offset = text.length
    text += `${i + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${isEncrypted ? ENCRYPT : ''} >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

function streamOf(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

/** UTF-16 code units as four hex digits each: the CIDs are the code units themselves. */
function hexOf(text: string): string {
  let hex = ''
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0')
  return hex
}

function toUnicodeMap(lines: readonly string[]): string {
  const codes = [...new Set(lines.join('').split(''))].map(hexOf).sort()
  const blocks: string[] = []
  // PDF 32000-1 §9.7.5.3: at most 100 entries a block.
  for (let at = 0; at < codes.length; at += 100) {
    const part = codes.slice(at, at + 100)
    blocks.push(`${part.length} beginbfchar\n${part.map((code) => `<${code}> <${code}>`).join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`
}
