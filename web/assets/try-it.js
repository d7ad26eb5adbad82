/** Forms of the API's reference show the answer under them. Those that need more than an address are there only with this script. */
for (const details of document.querySelectorAll('[data-needs-script]')) if (details instanceof HTMLElement) details.hidden = false

for (const form of document.querySelectorAll('form[data-try]')) {
  if (!(form instanceof HTMLFormElement)) continue
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  const answer = document.createElement('pre')
  Object.assign(answer, { tabIndex: 0, hidden: true })
  answer.setAttribute('aria-label', 'Trả lời')
  form.after(status, answer)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const { method, headers, body, address } = requestOf(form)
    status.textContent = 'Đang gọi…'
    try {
      const response = await fetch(address, { method, headers, body })
      const text = await response.text()
      status.textContent = `${method} ${address} → ${response.status} ${response.headers.get('ratelimit') ?? ''}`
      answer.textContent = pretty(text)
      answer.hidden = text === ''
    } catch {
      status.textContent = 'Không gọi được.'
      answer.hidden = true
    }
  })
}

/** @param {HTMLFormElement} form */
function requestOf(form) {
  const method = (form.dataset.try ?? 'get').toUpperCase()
  const parameters = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (value !== '') parameters.append(name, String(value))
  let path = form.dataset.path ?? ''
  for (const input of form.querySelectorAll('[data-in-path]'))
    if (input instanceof HTMLInputElement) path = path.replace(`{${input.dataset.inPath}}`, encodeURIComponent(input.value))
  const key = form.querySelector('[data-key]')
  const text = form.querySelector('[data-body]')
  const body = text instanceof HTMLTextAreaElement ? text.value : null
  /** @type {Record<string, string>} */
  const headers = {}
  if (key instanceof HTMLInputElement && key.value) headers.authorization = `Bearer ${key.value}`
  if (body !== null) headers['content-type'] = 'application/json'
  return { method, headers, body, address: path + (parameters.size > 0 ? `?${parameters}` : '') }
}

/** @param {string} text */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    // XML, or nothing.
    return text
  }
}
