import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import type { DocumentKind } from '../../domain/document.ts'
import { PORTAL_LEVELS, type Portal } from '../../domain/portal.ts'
import { formatNumber } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { inLanguage, searchUrl } from '../links.ts'
import { EXAMPLES } from '../parts/examples.ts'
import { searchBoxMarkup } from '../parts/search-box-markup.ts'
import { searchForm } from '../parts/search-form.ts'
import { namesIn, TEXTS, type Texts } from '../texts.ts'
import type { View } from '../view.ts'

/** What people come for, most wanted first. */
const ENTRANCES: readonly DocumentKind[] = ['procedure', 'legal-document', 'notice', 'question-answer', 'news', 'data']

type HomeParts = {
  assets: Assets
  /** Address of this site, without a slash at its end. */
  site: string
  portals: readonly Portal[]
  /** Documents that can be found, null when the number is not known right now. */
  documents: number | null
  names: Names
  t?: Texts
}

/** The first page: the box, what can be asked, and how much is searched. */
export function homePage({ assets, site, portals, documents, names: vietnamese, t = TEXTS.vi }: HomeParts): View {
  const names = namesIn(vietnamese, t)
  const levels = PORTAL_LEVELS.map((level) => ({ level, count: portals.filter((portal) => portal.level === level).length }))
  return layout({
    title: t.homeTitle,
    t,
    otherLanguageUrl: t.lang === 'vi' ? '/?lang=en' : '/',
    assets,
    box: null,
    isIndexable: true,
    head: searchBoxMarkup(site),
    main: html`<div class="hero"><div class="hero__ask">
<h1>${t.homeHeading}</h1>
<p class="lead">${t.homeLead}</p>
${searchForm({ query: '', size: 'large', isFocused: true, t })}
<div class="examples"><h2>${t.examples}</h2><ul>${EXAMPLES.map((q) => html`<li><a href="${searchUrl({ q }, t.lang)}">${q}</a></li>`)}</ul></div>
</div><img class="hero__gates" src="${assets.gates}" alt="" width="380" height="300"></div>
<section class="entrances" aria-labelledby="loai"><h2 id="loai">${t.byKind}</h2>
<ul>${ENTRANCES.map((kind) => html`<li><a href="${searchUrl({ kind: [kind] }, t.lang)}"><span class="entrances__name">${names.kind(kind)}</span><span class="entrances__words">${t.kindWords[kind]}</span></a></li>`)}</ul></section>
<section class="figures" aria-labelledby="nguon"><h2 id="nguon">${t.sources}</h2>
<p class="figures__sum"><strong>${formatNumber(portals.length)}</strong> ${t.portals}${documents === null ? '' : html`, <strong>${formatNumber(documents)}</strong> ${t.documents}`}</p>
<ul>${levels.filter(({ count }) => count > 0).map(({ level, count }) => html`<li><a href="${inLanguage(`/cong?level=${level}`, t.lang)}">${names.level(level)}</a> ${formatNumber(count)}</li>`)}</ul>
<p class="fine">${t.homeNote}</p></section>`,
  })
}
