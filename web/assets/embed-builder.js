/** The page that builds the snippet: a choice changes snippet and preview at once, without a button and without losing one's place. */
const form = document.querySelector('form[data-builder]')
const shown = () => document.getElementById('doan-ma-va-xem-thu')

/** Colours of the preview: pages have no styles in them, a script may set them. */
const colour = () => {
  for (const box of document.querySelectorAll('lien-cong-tim-kiem'))
    if (box instanceof HTMLElement && box.dataset.accent) box.style.setProperty('--lien-cong-accent', box.dataset.accent)
}

if (form instanceof HTMLFormElement) {
  let request = new AbortController()
  form.addEventListener('change', async () => {
    request.abort()
    request = new AbortController()
    const address = `/nhung?${new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))}`
    try {
      const html = await (await fetch(address, { signal: request.signal })).text()
      const next = new DOMParser().parseFromString(html, 'text/html').getElementById('doan-ma-va-xem-thu')
      if (next) shown()?.replaceWith(document.importNode(next, true))
      colour()
    } catch {
      // Another choice was made meanwhile; or nobody answers, and the button is still there.
    }
  })
}
colour()
