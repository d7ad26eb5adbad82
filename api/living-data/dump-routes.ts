import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Router as ExpressRouter, Router } from 'express'
import { DUMP_MANIFEST, type DumpManifest, dumpManifestSchema } from '../../domain/dump.ts'
import { AppError } from '../../domain/errors.ts'
import type { Assets } from '../../web/layout.ts'
import { openDataPage } from '../../web/pages/open-data-page.ts'
import { onlyMethods } from '../errors.ts'
import { openToAll, preflight } from '../public-answer.ts'
import { sendPage } from '../send-page.ts'

/** Open data: what can be taken along, and the dump when there is one in `dumpDir`. */
export function dumpRoutes({ dumpDir, assets }: { dumpDir?: string | undefined; assets: Assets }): ExpressRouter {
  const router = Router()
  router
    .route('/du-lieu-mo')
    .get(async (_request, response) => {
      await sendPage(response, openDataPage({ assets, manifest: await readManifest(dumpDir) }))
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/du-lieu-mo/:file')
    .all(openToAll)
    .options(preflight)
    .get(async (request, response, next) => {
      const { file } = request.params
      const manifest = await readManifest(dumpDir)
      // Only what the manifest names: whatever else lies in the folder is nobody's business.
      const isNamed = file === DUMP_MANIFEST || manifest?.files.some(({ name }) => name === file)
      if (!dumpDir || !manifest || !isNamed) throw new AppError('NOT_FOUND', `there is no file ${file}`)
      return response.sendFile(file, { root: dumpDir, dotfiles: 'deny' }, (error) => {
        if (error && !response.headersSent) next(error)
      })
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))
  return router
}

/** Null where there is no dump, or none that can be read. */
async function readManifest(dumpDir: string | undefined): Promise<DumpManifest | null> {
  if (!dumpDir) return null
  try {
    return dumpManifestSchema.parse(JSON.parse(await readFile(join(dumpDir, DUMP_MANIFEST), 'utf8')))
  } catch {
    return null
  }
}
