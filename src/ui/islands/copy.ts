/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Shows the buttons that only work with script: copy what a field holds, and print the page. */
export function copyAndPrint(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => globalThis.print())
  }
  // Without a secure connection a page may not write to the clipboard.
  if (!globalThis.navigator.clipboard) return
  for (const button of page.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const field = page.getElementById(button.dataset.copy ?? '')
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue
    button.hidden = false
    button.setAttribute('aria-live', 'polite')
    button.addEventListener('click', async () => {
      await globalThis.navigator.clipboard.writeText(field.value)
      button.textContent = button.dataset.copied ?? button.textContent
    })
  }
}
