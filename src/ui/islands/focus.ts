/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Takes focus to the error summary, and from its links to the field with its question in view. */
export function focusOnErrors(page: Document): void {
  const summary = page.querySelector<HTMLElement>('[data-module="nhsuk-error-summary"]')
  summary?.focus()
  summary?.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const field = link?.hash ? page.getElementById(link.hash.slice(1)) : null
    if (!field) return
    event.preventDefault()
    const question =
      field.closest('fieldset')?.querySelector('legend') ?? page.querySelector(`label[for="${field.id}"]`)
    ;(question ?? field).scrollIntoView()
    field.focus({ preventScroll: true })
  })
}
