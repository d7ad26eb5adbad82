import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { z } from 'zod'
import type { DocumentKind, StoredDocument } from '../domain/document.ts'
import { DUMP_LICENCES, DUMP_MANIFEST, type DumpManifest, type DumpRecord, dumpRecordSchema } from '../domain/dump.ts'
import type { DumpReader, Registry } from '../domain/ports.ts'
import { shownText } from '../domain/shown-text.ts'

/** Documents that are in memory at once: a long one has a megabyte. */
const DOCUMENTS_AT_ONCE = 50
const DUMP_FILE = /^documents-\d{4}-\d{2}-\d{2}\.jsonl\.gz$/
/** Texts of these are official documents, which nobody holds a copyright of. */
const OFFICIAL_KINDS: readonly DocumentKind[] = ['legal-document', 'procedure']

/**
 * Writes a dump in bounded memory. Readers see the former one until the new one is whole: files get their names when they are finished,
 * and the manifest comes last.
 */
export async function writeDump(reader: DumpReader, registry: Registry, folder: string, now: Date): Promise<DumpManifest> {
  await mkdir(folder, { recursive: true })
  const name = `documents-${now.toISOString().slice(0, 10)}.jsonl.gz`
  const sources = new Map<string, { documents: number; official: number }>()
  const lines = async function* (): AsyncGenerator<string> {
    for (let last = ''; ; ) {
      const some = await reader.after(last, DOCUMENTS_AT_ONCE)
      if (some.length === 0) return
      for (const document of some) {
        const record = toRecord(document, registry)
        const source = sources.get(record.portal.id) ?? { documents: 0, official: 0 }
        source.documents += 1
        if (record.licence === 'official-text') source.official += 1
        sources.set(record.portal.id, source)
        yield `${JSON.stringify(record)}\n`
      }
      last = some.at(-1)?.pageId ?? last
    }
  }
  const unfinished = join(folder, `${name}.unfinished`)
  try {
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await rename(unfinished, join(folder, name))
  await writeFile(join(folder, 'schema.json'), `${JSON.stringify(z.toJSONSchema(dumpRecordSchema), null, 2)}\n`)
  const manifest: DumpManifest = {
    createdAt: now.toISOString(),
    documents: [...sources.values()].reduce((sum, { documents }) => sum + documents, 0),
    files: [
      await described(folder, name, 'Tài liệu, mỗi dòng một bản ghi JSON, nén gzip'),
      await described(folder, 'schema.json', 'Cấu trúc của một bản ghi (JSON Schema)'),
    ],
    licences: { ...DUMP_LICENCES },
    sources: [...sources].map(([portal, counts]) => {
      const { name = portal, baseUrls = [] } = registry.byId.get(portal) ?? {}
      return { portal, name, url: baseUrls[0] ?? '', ...counts }
    }),
  }
  await writeFile(join(folder, `${DUMP_MANIFEST}.unfinished`), `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(join(folder, `${DUMP_MANIFEST}.unfinished`), join(folder, DUMP_MANIFEST))
  // The former dump goes when nobody is led to it any more.
  for (const old of await readdir(folder)) if (DUMP_FILE.test(old) && old !== name) await rm(join(folder, old))
  return manifest
}

function toRecord(document: StoredDocument, registry: Registry): DumpRecord {
  const { pageId, portalId, url, kind, language, title, text, topics, publishedAt, documentNumber, legalType } = document
  const { issuer, issuedAt, effectiveAt, expiresAt, relations, seenAt } = document
  const portal = registry.byId.get(portalId)
  const isOfficial = OFFICIAL_KINDS.includes(kind)
  return {
    id: pageId,
    url: /^https?:/i.test(url) ? url : '',
    portal: {
      id: portal?.id ?? portalId,
      name: portal?.name ?? portalId,
      level: portal?.level ?? 'linked',
      province: portal?.province ?? null,
    },
    licence: isOfficial ? 'official-text' : 'portal-terms',
    kind,
    language,
    title: shownText(title),
    text: isOfficial ? shownText(text) : null,
    topics,
    publishedAt,
    documentNumber,
    legalType: legalType ?? null,
    issuer,
    issuedAt,
    effectiveAt,
    expiresAt: expiresAt ?? null,
    relations: relations ?? [],
    seenAt,
  }
}

async function described(folder: string, name: string, what: string): Promise<DumpManifest['files'][number]> {
  const path = join(folder, name)
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { name, bytes: (await stat(path)).size, sha256: hash.digest('hex'), what }
}
