/**
 * Results in place: filters, order and pages change the region of the results alone, each with an address of its own. Where that does
 * not work the browser follows the link as without this script.
 */
const REGION = '.results'
let loading = new AbortController()

/** @param {string | URL} address */
function isResults(address) {
  const url = new URL(address, location.href)
  return url.origin === location.origin && url.pathname === '/tim-kiem'
}

/** @param {string} address @param {{ isNew: boolean }} how a new address, or one that the person came back to */
async function showResults(address, { isNew }) {
  loading.abort()
  loading = new AbortController()
  const { signal } = loading
  const region = document.querySelector(REGION)
  region?.setAttribute('aria-busy', 'true')
  try {
    const response = await fetch(address, { signal, headers: { accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const next = page.querySelector(REGION)
    if (!response.ok || !region || !next) throw new Error('no results')
    if (isNew) history.pushState({}, '', address)
    dispatchEvent(new Event('results'))
    takeOver(page, region, next)
  } catch {
    // A newer click took its place, or the page itself says best what is wrong.
    if (!signal.aborted) location.assign(address)
  }
}

/** @param {Document} page @param {Element} region @param {Element} next */
function takeOver(page, region, next) {
  const sheet = next.querySelector('.facets__sheet')
  const wasOpen = region.querySelector('.facets__sheet')?.hasAttribute('open')
  if (wasOpen && innerWidth >= 960) sheet?.setAttribute('open', '')
  region.replaceWith(next)
  document.title = page.title
  for (const part of ['.search--compact input[type=hidden]', '.site-nav']) {
    const fresh = [...page.querySelectorAll(part)]
    for (const old of document.querySelectorAll(part)) old.remove()
    if (part === '.site-nav') document.querySelector('.site-header__row')?.append(...fresh)
    else document.querySelector('.search--compact')?.prepend(...fresh)
  }
  const heading = next.querySelector('h1')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
  scrollTo(0, 0)
  announce(heading?.textContent ?? '')
}

/** @param {string} words read aloud by screen readers wherever the person is */
function announce(words) {
  let status = document.getElementById('thong-bao')
  if (!status) {
    status = Object.assign(document.createElement('p'), { id: 'thong-bao', className: 'visually-hidden', role: 'status' })
    document.body.append(status)
  }
  status.textContent = words
}

if (document.querySelector(REGION)) {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link?.closest(REGION) || !isResults(link.href) || event.defaultPrevented) return
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void showResults(link.href, { isNew: true })
  })
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.closest(REGION) || !isResults(form.action)) return
    event.preventDefault()
    const filled = [...new FormData(form)].filter(([, value]) => value !== '').map(([name, value]) => [name, String(value)])
    void showResults(`${form.action.split('?')[0]}?${new URLSearchParams(filled)}`, { isNew: true })
  })
  // A jump within the page is no other page.
  let shown = location.pathname + location.search
  addEventListener('popstate', () => {
    const isSame = shown === location.pathname + location.search
    shown = location.pathname + location.search
    if (!isSame && isResults(location.href)) void showResults(location.href, { isNew: false })
  })
  addEventListener('results', () => {
    shown = location.pathname + location.search
  })
}
