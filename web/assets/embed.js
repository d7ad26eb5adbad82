import { createClient } from './client.js'
import { create, marked, suggestIn } from './combobox.js'

/**
 * A search box for a portal's own pages: `<lien-cong-tim-kiem portal="quang-ninh" scope="branch" results="here">`. It stands in a
 * shadow root: no style of the page reaches it and none of its own leaves it. Without this script the form between its tags is there.
 *
 * @typedef {import('../../domain/search.ts').Hit} Hit
 */
const SITE = new URL(import.meta.url).origin
/** @type {Record<string, string | undefined>} */
const FILTERS = { portal: 'portal', branch: 'branch' }
const DATE = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' })
const STYLE = `
:host { all: initial; display: block; position: relative; color: var(--lien-cong-text, #1c1b1a);
  font: 16px/1.6 var(--lien-cong-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif); }
* { box-sizing: border-box; margin: 0; }
[hidden] { display: none !important; }
form { position: relative; display: flex; }
input, button { font: inherit; min-height: 46px; border-radius: var(--lien-cong-radius, 8px); }
input { flex: 1; min-width: 0; padding: 6px 14px; border: 1px solid var(--lien-cong-border, #8b8478); border-right: 0;
  border-top-right-radius: 0; border-bottom-right-radius: 0; color: inherit; background: var(--lien-cong-background, #fff); }
button { padding: 6px 20px; border: 1px solid var(--lien-cong-accent, #9d1c20); background: var(--lien-cong-accent, #9d1c20);
  color: var(--lien-cong-on-accent, #fff); font-weight: 600; cursor: pointer; }
form button { border-top-left-radius: 0; border-bottom-left-radius: 0; }
:focus-visible { outline: 3px solid var(--lien-cong-focus, #1b4785); outline-offset: 1px; }
a { color: var(--lien-cong-link, #1b4785); }
mark { background: var(--lien-cong-mark, #ffe9a3); color: #1c1b1a; }
.suggestions { position: absolute; z-index: 2; top: 100%; left: 0; right: 0; max-height: 60vh; overflow: auto; padding: 4px 0; list-style: none;
  border: 1px solid var(--lien-cong-border, #8b8478); border-radius: var(--lien-cong-radius, 8px); background: var(--lien-cong-background, #fff); }
.suggestions li { padding: 6px 14px; cursor: pointer; }
.suggestions [aria-selected="true"], .suggestions li:hover { background: var(--lien-cong-hover, #f1ede5); }
.suggestions__note, .facts, .note { color: var(--lien-cong-soft, #5b574f); font-size: 14px; }
.suggestions__note { display: block; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.results { margin-top: 12px; overflow-wrap: anywhere; }
ol { padding: 0; list-style: none; }
li article { padding: 10px 0; }
.title { font-size: 17px; font-weight: 600; line-height: 1.35; unicode-bidi: isolate; }
.note { padding-top: 8px; display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; }
.note button { min-height: 40px; }
`

class SearchBox extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return
    const root = this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    root.adoptedStyleSheets = [sheet]
    const portal = this.getAttribute('portal') ?? ''
    const scope = this.getAttribute('scope') ?? 'portal'
    const client = createClient(SITE)

    const form = create('form', { action: `${SITE}/tim-kiem`, method: 'get', role: 'search' })
    const label = this.getAttribute('label') ?? 'Nội dung cần tìm'
    form.append(create('label', { className: 'visually-hidden', htmlFor: 'q', textContent: label }))
    const input = create('input', {
      id: 'q',
      name: 'q',
      type: 'search',
      maxLength: 500,
      autocomplete: 'off',
      enterKeyHint: 'search',
      placeholder: this.getAttribute('placeholder') ?? 'Thủ tục, văn bản, số hiệu…',
    })
    form.append(input)
    const filter = FILTERS[scope]
    if (filter) form.append(create('input', { type: 'hidden', name: filter, value: portal }))
    form.append(create('input', { type: 'hidden', name: 'tu', value: portal }))
    form.append(create('button', { type: 'submit', textContent: 'Tìm' }))
    const results = create('section', { className: 'results', hidden: true, ariaLabel: 'Kết quả tìm kiếm' })
    root.append(form, results)
    suggestIn(form, input, async (q, signal) => (await client.embedSuggest({ portal, q }, { signal })).suggestions)
    if (this.getAttribute('results') === 'page') return

    const status = create('p', { role: 'status' })
    const list = create('ol', {})
    const more = create('button', { type: 'button', textContent: 'Xem thêm', hidden: true })
    const all = create('a', { textContent: 'Xem trên Liên Cổng' })
    const note = create('p', { className: 'note' })
    note.append(more, all)
    results.append(status, list, note)
    let [question, page] = ['', 1]
    let request = new AbortController()
    const show = async () => {
      request.abort()
      request = new AbortController()
      const { signal } = request
      results.hidden = false
      all.href = addressOf(form, question)
      if (page === 1) list.replaceChildren()
      more.hidden = true
      status.textContent = 'Đang tìm…'
      try {
        const { hits, total, pages } = await client.embedSearch({ portal, scope, q: question, page }, { signal })
        const shown = list.children.length
        list.append(...hits.map(toItem))
        status.textContent =
          total === 0 ? `Không có kết quả cho “${question}”.` : `${total.toLocaleString('vi-VN')} kết quả cho “${question}”`
        more.hidden = page >= pages
        // Who asked for more goes on reading there.
        if (page > 1) list.children[shown]?.querySelector('a')?.focus()
      } catch {
        if (!signal.aborted) status.textContent = 'Tìm kiếm đang tạm dừng. Vui lòng thử lại, hoặc xem trên Liên Cổng.'
      }
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      ;[question, page] = [input.value, 1]
      void show()
    })
    more.addEventListener('click', () => {
      page += 1
      void show()
    })
  }
}

/** @param {HTMLFormElement} form @param {string} question */
function addressOf(form, question) {
  const parameters = new URLSearchParams({ q: question })
  for (const field of form.querySelectorAll('input')) if (field.type === 'hidden') parameters.append(field.name, field.value)
  return `${form.action}?${parameters}`
}

/** @param {Hit} hit */
function toItem({ url, title, titleHtml, snippetHtml, portal, publishedAt, documentNumber }) {
  const [item, article, snippet] = [create('li', {}), create('article', {}), create('p', {})]
  // No heading: which level it would be is known to the page alone.
  const heading = create('p', { className: 'title' })
  const words = titleHtml ? marked(titleHtml) : [title || 'Không có tiêu đề']
  if (/^https?:/.test(url)) {
    const link = create('a', { href: url })
    link.append(...words)
    heading.append(link)
  } else heading.append(...words)
  snippet.append(...marked(snippetHtml))
  const facts = [portal.name, publishedAt && DATE.format(new Date(publishedAt)), documentNumber]
  article.append(heading, create('p', { className: 'facts', textContent: facts.filter(Boolean).join(' · ') }), snippet)
  item.append(article)
  return item
}

if (!customElements.get('lien-cong-tim-kiem')) customElements.define('lien-cong-tim-kiem', SearchBox)
