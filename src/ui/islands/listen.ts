/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Reads a question and its choices aloud when asked to. Where the browser cannot, the button stays hidden. */
export function listen(page: Document): void {
  const { speechSynthesis } = window
  if (!speechSynthesis) return
  for (const button of page.querySelectorAll<HTMLElement>('[data-listen]')) {
    const form = button.closest('form')
    const place = button.parentElement
    if (!form || !place) continue
    place.hidden = false
    button.addEventListener('click', () => {
      const speaking = speechSynthesis.speaking
      speechSynthesis.cancel()
      if (speaking) return
      for (const words of textsIn(form)) {
        const said = new SpeechSynthesisUtterance(words)
        said.lang = form.dataset.readAloud ?? page.documentElement.lang
        speechSynthesis.speak(said)
      }
    })
  }
  window.addEventListener('pagehide', () => speechSynthesis.cancel())
}

/** What is read, in order: what stands above, the question, how the numbers run, and each choice. */
function textsIn(form: HTMLFormElement): string[] {
  const parts = form.querySelectorAll('[data-say], legend, .nhsuk-hint, .nhsuk-radios__label')
  return [...parts].map(({ textContent }) => textContent?.trim() ?? '').filter((words) => words !== '')
}
