/** Buttons that copy a text of the page. Where there is no clipboard they stay hidden: the text can be marked. */
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!(button instanceof HTMLButtonElement) || !navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    const text = document.getElementById(button.dataset.copy ?? '')?.textContent ?? ''
    const status = button.parentElement?.querySelector('[data-copied]')
    try {
      await navigator.clipboard.writeText(text)
      if (status) status.textContent = 'Đã sao chép.'
    } catch {
      if (status) status.textContent = 'Trình duyệt không cho sao chép: hãy bôi đen và sao chép.'
    }
  })
}
