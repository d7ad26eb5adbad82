import { escapeHtml } from '../cms/html.ts'
import { makeZip } from './zip.ts'

const MIME = 'application/vnd.oasis.opendocument.text'
const NAMESPACES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'

/** Minimal OpenDocument text: one paragraph a line. */
export function makeOdt(lines: readonly string[]): Buffer {
  const body = lines.map((line) => `<text:p>${escapeHtml(line)}</text:p>`).join('')
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES} office:version="1.3"><office:body><office:text>${body}</office:text></office:body></office:document-content>`
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${MIME}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`
  return makeZip([
    ['mimetype', MIME],
    ['content.xml', content],
    ['META-INF/manifest.xml', manifest],
  ])
}
