/**
 * Suggestions under the box: an editable combobox with a list (WAI-ARIA 1.2). Without this script the box is a plain search
 * field, and it stays one while no answer comes.
 */
const DEBOUNCE_MS = 120
const MIN_CHARS = 2
const KINDS = { title: 'Tài liệu', number: 'Số hiệu' }

for (const form of document.querySelectorAll('form.search')) suggestIn(form, form.elements.namedItem('q'))

function suggestIn(form, input) {
  const id = `${input.id}-goi-y`
  const list = create('ul', { id, className: 'suggestions', role: 'listbox', ariaLabel: 'Gợi ý', hidden: true })
  const status = create('p', { className: 'visually-hidden', role: 'status' })
  form.append(list, status)
  Object.assign(input, { role: 'combobox', ariaAutoComplete: 'list', ariaExpanded: 'false' })
  input.setAttribute('aria-controls', id)
  let timer = 0
  let request = new AbortController()
  let active = -1

  const activate = (index) => {
    const [before, option] = [list.children[active], list.children[index]]
    active = index
    if (before) before.ariaSelected = 'false'
    if (!option) return input.removeAttribute('aria-activedescendant')
    option.ariaSelected = 'true'
    option.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', option.id)
  }
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
  const toOption = ({ text, html, kind, title, portal }, index) => {
    const option = create('li', { id: `${id}-${index}`, role: 'option', ariaSelected: 'false' })
    option.dataset.text = text
    // Escaped by the API, its only tag is <mark>.
    option.append(create('span', { innerHTML: html }))
    const note = [KINDS[kind], title, portal?.name].filter(Boolean).join(' · ')
    if (note) option.append(' ', create('span', { className: 'suggestions__note', textContent: note }))
    return option
  }
  const ask = async () => {
    request = new AbortController()
    const { signal } = request
    try {
      const response = await fetch(`/api/v1/suggest?q=${encodeURIComponent(input.value)}`, { signal })
      const { suggestions = [] } = await response.json()
      if (signal.aborted) return
      list.replaceChildren(...suggestions.map(toOption))
      setOpen(suggestions.length > 0)
    } catch {
      // A newer question took its place, or nobody answers.
      if (!signal.aborted) close()
    }
  }
  const choose = (option) => {
    input.value = option.dataset.text
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
  list.addEventListener('click', ({ target }) => {
    const option = target.closest('li')
    if (option) choose(option)
  })
}

function create(name, properties) {
  return Object.assign(document.createElement(name), properties)
}
