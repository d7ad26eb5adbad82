import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Router as ExpressRouter, Router } from 'express'
import type { Assets } from '../web/layout.ts'

const YEAR_SECONDS = 365 * 24 * 3600

/** Reads the assets once and serves each under an address with the hash of its content, to be kept for ever. */
export function loadAssets(): { assets: Assets; router: ExpressRouter } {
  const router = Router()
  const serve = (file: string, type: string): string => {
    const content = readFileSync(new URL(`../web/assets/${file}`, import.meta.url))
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
    const path = `/assets/${hash}/${file}`
    router.get(path, (_request, response) => {
      response.set('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`).type(type).send(content)
    })
    return path
  }
  const assets = {
    css: serve('style.css', 'text/css'),
    icon: serve('icon.svg', 'image/svg+xml'),
    gates: serve('gates.svg', 'image/svg+xml'),
    suggest: serve('suggest.js', 'text/javascript'),
  }
  return { assets, router }
}
