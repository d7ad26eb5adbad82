/**
 * Suggestions under a box: an editable combobox with a list (WAI-ARIA 1.2). Without it the box is a plain search field, and it stays
 * one while no answer comes.
 *
 * @typedef {import('../../domain/search.ts').Suggestion} Suggestion
 */
const DEBOUNCE_MS = 120
const MIN_CHARS = 2
const KINDS = { term: '', title: 'Tài liệu', number: 'Số hiệu' }

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input a box in the form; it needs an id
 * @param {(typed: string, signal: AbortSignal) => Promise<Suggestion[]>} suggest
 */
export function suggestIn(form, input, suggest) {
  const id = `${input.id}-goi-y`
  const list = create('ul', { id, className: 'suggestions', role: 'listbox', ariaLabel: 'Gợi ý', hidden: true })
  const status = create('p', { className: 'visually-hidden', role: 'status' })
  form.append(list, status)
  Object.assign(input, { role: 'combobox', ariaAutoComplete: 'list', ariaExpanded: 'false' })
  input.setAttribute('aria-controls', id)
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  let request = new AbortController()
  let active = -1

  /** @param {number} index */
  const activate = (index) => {
    const [before, option] = [list.children[active], list.children[index]]
    active = index
    if (before) before.ariaSelected = 'false'
    if (!option) return input.removeAttribute('aria-activedescendant')
    option.ariaSelected = 'true'
    option.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', option.id)
  }
  /** @param {boolean} isOpen */
  const setOpen = (isOpen) => {
    list.hidden = !isOpen
    input.ariaExpanded = String(isOpen)
    status.textContent = isOpen ? `${list.children.length} gợi ý` : ''
    activate(-1)
  }
  const cancel = () => {
    clearTimeout(timer)
    request.abort()
  }
  const close = () => {
    cancel()
    list.replaceChildren()
    setOpen(false)
  }
  /** @param {Suggestion} suggestion @param {number} index */
  const toOption = ({ text, html, kind, title, portal }, index) => {
    const option = create('li', { id: `${id}-${index}`, role: 'option', ariaSelected: 'false' })
    option.dataset.text = text
    const shown = create('span', {})
    shown.append(...marked(html))
    option.append(shown)
    const note = [KINDS[kind], title, portal?.name].filter(Boolean).join(' · ')
    if (note) option.append(' ', create('span', { className: 'suggestions__note', textContent: note }))
    return option
  }
  const ask = async () => {
    request = new AbortController()
    const { signal } = request
    try {
      const suggestions = await suggest(input.value, signal)
      if (signal.aborted) return
      list.replaceChildren(...suggestions.map(toOption))
      setOpen(suggestions.length > 0)
    } catch {
      // A newer question took its place, or nobody answers.
      if (!signal.aborted) close()
    }
  }
  /** @param {Element | null | undefined} option */
  const choose = (option) => {
    if (!(option instanceof HTMLElement)) return
    input.value = option.dataset.text ?? ''
    close()
    form.requestSubmit()
  }

  input.addEventListener('input', () => {
    cancel()
    if (input.value.trim().length < MIN_CHARS) close()
    else timer = setTimeout(ask, DEBOUNCE_MS)
  })
  input.addEventListener('keydown', (event) => {
    const places = list.children.length + 1
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.isComposing || places === 1) return
    // The box itself is the place before the first.
    if (step) activate(((active + 1 + step + places) % places) - 1)
    else if (event.key === 'Enter' && active >= 0) choose(list.children[active])
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
  })
  input.addEventListener('blur', close)
  form.addEventListener('submit', close)
  // The box keeps the focus while a suggestion is pressed.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => target instanceof Element && choose(target.closest('li')))
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Partial<HTMLElementTagNameMap[K]>} properties
 * @returns {HTMLElementTagNameMap[K]}
 */
export function create(name, properties) {
  return Object.assign(document.createElement(name), properties)
}

/** @type {Record<string, string>} */
const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/**
 * Nodes of what the API marked: its only tag is <mark>, everything else is text. Made by hand, so that no page has to trust HTML that
 * comes over the network.
 * @param {string} html
 */
export function marked(html) {
  return html.split(/(<mark>.*?<\/mark>)/su).map((part) => {
    const text = part
      .replace(/^<mark>|<\/mark>$/g, '')
      .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    return part.startsWith('<mark>') ? create('mark', { textContent: text }) : document.createTextNode(text)
  })
}
