/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** A form is sent once: pressing again while the answer is on its way does nothing. The server counts too. */
export function sendOnce(page: Document): void {
  const sent = new WeakSet<EventTarget>()
  page.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return
    if (sent.has(form)) event.preventDefault()
    else {
      sent.add(form)
      form.setAttribute('aria-busy', 'true')
      // A download or a failed connection leaves the page where it is: after a while it may be sent again.
      setTimeout(() => release(form), 10_000)
    }
  })
  const release = (form: HTMLFormElement) => {
    sent.delete(form)
    form.removeAttribute('aria-busy')
  }
  // Coming back with the browser's Back button shows the same page as it was left: free its forms.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) for (const form of page.forms) release(form)
  })
}
