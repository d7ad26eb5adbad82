import { html, raw } from 'hono/html'
import type { Names } from '../../config/names.ts'
import type { Explanation, Hit } from '../../domain/search.ts'
import { type Validity, validityOn } from '../../domain/validity.ts'
import { formatDate, formatDay } from '../format.ts'
import { documentUrl, portalUrl } from '../links.ts'
import { TEXTS, type Texts } from '../texts.ts'
import type { View } from '../view.ts'

/** What is known beside the hits when a page is made. */
export type Surroundings = {
  t: Texts
  /** The day of Vietnam, by which legal documents are in force or not. */
  today: string
  /** Since when a host is away (ISO), null for one that answers. */
  awaySince: (host: string) => string | null
  /**
   * First days in force of what replaces or repeals a legal document, by the document's number; null when that could not be asked, and
   * then no document is said to be in force.
   */
  replacedFrom: ReadonlyMap<string, readonly (string | null)[]> | null
}

export const NO_SURROUNDINGS: Surroundings = { t: TEXTS.vi, today: '', awaySince: () => null, replacedFrom: null }

/**
 * Numbers that one document of the country bears. Those of local bodies (`118/KH-UBND`, `42/2022/QĐ-UBND`) come in every province: what
 * replaces one of them says nothing of the others.
 */
const UNIQUE_NUMBER = /^\d+[a-z]?\/\d{4}\/(?!.*(?:UBND|HĐND))/iu
/** Words that are named of those that a hit was found by. */
const MAX_WHY_PARTS = 6
/** Copies that are listed; the document's own page has them all. */
const MAX_COPIES = 20

/** One hit: where it comes from, its title as a link to the original, its facts and the passage that answers. */
export function hitCard(hit: Hit, names: Names, around: Surroundings = NO_SURROUNDINGS): View {
  const { t } = around
  // What portals publish is Vietnamese, whatever the language around it.
  const of = t.lang === 'vi' ? '' : raw(' lang="vi"')
  const url = portalUrl(hit.url)
  const away = url ? around.awaySince(url.host) : null
  // Readers of PDF open the page that is named behind the address.
  if (url && hit.page !== null && hit.page > 1) url.hash = `page=${hit.page}`
  // `titleHtml` and `snippetHtml` are escaped where they are made (api/search/snippet.ts); their only tag is <mark>.
  const title = hit.titleHtml ? raw(hit.titleHtml) : t.untitled
  const facts = [
    hit.publishedAt ? html`<time datetime="${hit.publishedAt}">${formatDate(hit.publishedAt)}</time>` : null,
    names.kind(hit.kind),
    hit.documentNumber ? html`${t.number} <strong>${hit.documentNumber}</strong>` : null,
    validityOf(hit, around),
    hit.issuer,
    hit.page !== null && hit.page > 1 ? `${t.pageOfFile} ${hit.page}` : null,
  ].filter((fact) => fact !== null)
  return html`<li><article class="hit">
<p class="hit__source"><span class="hit__portal"${of}>${hit.portal.name}</span> <span class="badge badge--${hit.portal.level}">${names.level(hit.portal.level)}</span>${url ? html` <span class="hit__host">${url.host}</span>` : ''}</p>
<h2 class="hit__title"${of}>${url ? html`<a href="${url.href}" rel="noopener">${title}</a>` : title}</h2>
<p class="hit__facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p>
${away ? html`<p class="hit__away">${t.awaySince(formatDate(away))}: <a href="${documentUrl(hit.documentId)}" rel="nofollow">${t.awayNote}</a></p>` : ''}
<p class="hit__snippet"${of}>${raw(hit.snippetHtml)}</p>
<div class="hit__more"><a href="${documentUrl(hit.documentId)}" rel="nofollow">${t.readHere}<span class="visually-hidden">: ${hit.title}</span></a>${copiesOf(hit, t)}${hit.explanation ? why(hit.explanation, hit.title, t) : ''}</div>
</article></li>`
}

/** In force or not is said of what bears a number; where nothing sure is known, only since when. */
function validityOf(hit: Hit, { t, today, replacedFrom }: Surroundings): View | null {
  const { documentNumber, effectiveAt = null, expiresAt = null } = hit
  if (hit.kind !== 'legal-document' || !documentNumber || today === '') return null
  const known = replacedFrom && UNIQUE_NUMBER.test(documentNumber) ? (replacedFrom.get(documentNumber) ?? []) : [null]
  const validity = validityOn({ effectiveAt, expiresAt, replacedFrom: known }, today)
  if (validity === 'unknown') return null
  return html`<span class="validity validity--${validity}">${t.validity[validity]}${sinceOf(validity, effectiveAt, expiresAt, t)}</span>`
}

function sinceOf(validity: Validity, effectiveAt: string | null, expiresAt: string | null, t: Texts): string {
  if (validity === 'expired' && expiresAt) return t.sinceDay(formatDay(expiresAt))
  return validity === 'in-force' && effectiveAt ? t.sinceDay(formatDay(effectiveAt)) : ''
}

function copiesOf({ copies }: Hit, t: Texts): View | '' {
  const links = copies.flatMap(({ url, portal, documentId }) => [
    { href: portalUrl(url)?.href ?? documentUrl(documentId), portal },
  ])
  if (links.length === 0) return ''
  return html`<details class="hit__copies"><summary>${t.alsoOn(new Set(links.map(({ portal }) => portal.id)).size)}</summary><ul>${links
    .slice(0, MAX_COPIES)
    .map(({ href, portal }) => html`<li><a href="${href}" rel="noopener">${portal.name}</a></li>`)}</ul></details>`
}

function why({ parts, priors }: Explanation, title: string, t: Texts): View {
  const found = parts.filter(({ inTitle, inText }) => inTitle + inText > 0)
  const pairs = found.filter(({ text }) => text.includes(' '))
  const inPairs = new Set(pairs.flatMap(({ text }) => text.split(' ')))
  const matched = [...pairs, ...found.filter(({ text }) => !text.includes(' ') && !inPairs.has(text))].slice(0, MAX_WHY_PARTS)
  const words = Object.entries(priors).flatMap(([name, share]) => (share !== 0 && t.whyPriors[name] ? [t.whyPriors[name]] : []))
  return html`<details class="hit__why"><summary>${t.why}<span class="visually-hidden"> ${title}</span></summary><ul>${matched.map(
    ({ text, inTitle, inText }) => html`<li>${t.whyMatched(text, inTitle, inText)}</li>`,
  )}${words.map((word) => html`<li>${word}</li>`)}<li>${t.whyNot}</li></ul></details>`
}
