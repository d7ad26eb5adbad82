import { createClient } from './client.js'
import { suggestIn } from './combobox.js'

/** The box of every page gets suggestions. */
const client = createClient()
for (const form of document.querySelectorAll('form.search')) {
  const input = form instanceof HTMLFormElement ? form.elements.namedItem('q') : null
  if (form instanceof HTMLFormElement && input instanceof HTMLInputElement)
    suggestIn(form, input, async (q, signal) => (await client.suggest({ q }, { signal })).suggestions)
}
