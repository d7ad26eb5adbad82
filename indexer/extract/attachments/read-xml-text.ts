import { Parser } from 'htmlparser2'

export type XmlHandler = {
  open?: (tag: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (tag: string) => void
}

/** One pass over the tags of a member, without a tree; no entity but the five of XML is expanded. Broken XML ends where it breaks. */
export function readXml(xml: string, { open, text, close }: XmlHandler): void {
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => open?.(tag, attributes),
      ontext: (part) => text?.(part),
      onclosetag: (tag) => close?.(tag),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
}

/** Title and author as Office and OpenDocument files keep them (Dublin Core). */
export function coreProperties(xml: string | null): { title: string | null; author: string | null } {
  const found: Record<string, string> = {}
  let field = ''
  readXml(xml ?? '', {
    open: (tag) => {
      field = tag
    },
    text: (text) => {
      if (field) found[field] = (found[field] ?? '') + text
    },
    close: () => {
      field = ''
    },
  })
  const contentOf = (tag: string) => found[tag]?.trim() || null
  return { title: contentOf('dc:title'), author: contentOf('dc:creator') }
}
