/**
 * What a person keeps for themselves, in this browser and nowhere else: the last questions and whether keys do anything. Both can be
 * switched off, and what was kept can be thrown away.
 */
const STORE_KEY = 'lien-cong'
const MOST_QUESTIONS = 12
const OWN_WORDS =
  document.documentElement.lang === 'en'
    ? {
        keep: 'Keep what I searched for, in this browser only',
        keys: 'Keys: / goes to the box, ↑ ↓ go from result to result',
        last: 'Recent searches',
        none: 'Nothing is kept.',
        clear: 'Clear history',
      }
    : {
        keep: 'Giữ lịch sử tìm kiếm, chỉ trong trình duyệt này',
        keys: 'Phím tắt: / vào ô tìm kiếm, ↑ ↓ chuyển giữa các kết quả',
        last: 'Tìm gần đây',
        none: 'Không có gì được giữ.',
        clear: 'Xóa lịch sử',
      }

/** @returns {{ keeps: boolean, keys: boolean, questions: string[] }} */
function readOwn() {
  const own = { keeps: true, keys: true, questions: [] }
  try {
    return { ...own, ...JSON.parse(localStorage.getItem(STORE_KEY) ?? '{}') }
  } catch {
    return own
  }
}

/** @param {Partial<ReturnType<typeof readOwn>>} change */
function writeOwn(change) {
  try {
    localStorage.setItem(STORE_KEY, JSON.stringify({ ...readOwn(), ...change }))
  } catch {
    // A browser that keeps nothing is respected.
  }
}

function keepQuestion() {
  const { keeps, questions } = readOwn()
  const q = location.pathname === '/tim-kiem' ? (new URLSearchParams(location.search).get('q') ?? '').trim() : ''
  if (keeps && q) writeOwn({ questions: [q, ...questions.filter((each) => each !== q)].slice(0, MOST_QUESTIONS) })
}

/** @param {HTMLElement} place */
function fillOwn(place) {
  const { keeps, keys, questions } = readOwn()
  /** @param {string} label @param {boolean} checked @param {(isOn: boolean) => void} change */
  const option = (label, checked, change) => {
    const input = Object.assign(document.createElement('input'), { type: 'checkbox', checked })
    input.addEventListener('change', () => change(input.checked))
    const line = document.createElement('label')
    line.append(input, ` ${label}`)
    return line
  }
  const list = document.createElement('ul')
  for (const q of questions) {
    const language = document.documentElement.lang === 'en' ? { lang: 'en' } : {}
    const link = Object.assign(document.createElement('a'), { href: `/tim-kiem?${new URLSearchParams({ q, ...language })}` })
    link.textContent = q
    const item = document.createElement('li')
    item.append(link)
    list.append(item)
  }
  const title = Object.assign(document.createElement('p'), {
    textContent: questions.length > 0 ? OWN_WORDS.last : OWN_WORDS.none,
  })
  const clear = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button--quiet',
    textContent: OWN_WORDS.clear,
  })
  clear.addEventListener('click', () => {
    writeOwn({ questions: [] })
    fillOwn(place)
    place.querySelector('input')?.focus()
  })
  place.replaceChildren(
    option(OWN_WORDS.keep, keeps, (isOn) => {
      writeOwn(isOn ? { keeps: true } : { keeps: false, questions: [] })
      fillOwn(place)
      place.querySelector('input')?.focus()
    }),
    option(OWN_WORDS.keys, keys, (isOn) => writeOwn({ keys: isOn })),
    title,
    ...(questions.length > 0 ? [list, clear] : []),
  )
}

keepQuestion()
const ownPlace = document.querySelector('[data-own]')
if (ownPlace instanceof HTMLElement) ownPlace.closest('details')?.addEventListener('toggle', () => fillOwn(ownPlace))

document.addEventListener('keydown', (event) => {
  const { target, key } = event
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (!(target instanceof HTMLElement) || !['/', 'ArrowDown', 'ArrowUp'].includes(key) || !readOwn().keys) return
  if (key === '/') {
    const box = document.querySelector('form.search input[name=q]')
    if (target.matches('input, textarea, select, [contenteditable]') || !(box instanceof HTMLInputElement)) return
    event.preventDefault()
    box.focus()
    box.select()
    return
  }
  const links = [...document.querySelectorAll('.hit__title a')]
  const at = links.indexOf(target)
  const next = links[at + (key === 'ArrowDown' ? 1 : -1)]
  if (at < 0 || !(next instanceof HTMLElement)) return
  event.preventDefault()
  next.focus()
})
