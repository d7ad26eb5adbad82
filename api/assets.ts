import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Router as ExpressRouter, Router } from 'express'
import type { Assets } from '../web/layout.ts'
import { bundleScripts } from './bundle-scripts.ts'

const YEAR_SECONDS = 365 * 24 * 3600

/** Reads the assets once and serves each under an address with the hash of its content, to be kept for ever. */
export function loadAssets(): { assets: Assets; router: ExpressRouter } {
  const router = Router()
  const serve = (file: string, type: string, content: Buffer | string): string => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
    const path = `/assets/${hash}/${file}`
    router.get(path, (_request, response) => {
      response.set('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`).type(type).send(content)
    })
    return path
  }
  const file = (name: string, type: string) => serve(name, type, readFileSync(new URL(`../web/assets/${name}`, import.meta.url)))
  const script = (...names: string[]) => serve(names.at(-1) ?? '', 'text/javascript', bundleScripts(names))
  const assets = {
    css: file('style.css', 'text/css'),
    directory: file('directory.css', 'text/css'),
    reading: file('reading.css', 'text/css'),
    icon: file('icon.svg', 'image/svg+xml'),
    gates: file('gates.svg', 'image/svg+xml'),
    suggest: script('client.js', 'combobox.js', 'results.js', 'own.js', 'suggest.js'),
    admin: file('admin.css', 'text/css'),
    live: script('live.js'),
    copy: script('copy.js'),
    tryIt: script('try-it.js'),
    embedBuilder: script('embed-builder.js'),
  }
  return { assets, router }
}
