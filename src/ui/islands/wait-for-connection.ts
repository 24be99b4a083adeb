/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** How long until it is asked again whether the connection is really back. */
const AGAIN = 2_000

/**
 * Without a connection a question stays where it is: the page says so, keeps what is picked, and sends it once the connection
 * is back. No link is followed meanwhile: the browser would put a page of its own in the place of this one.
 */
export function waitForConnection(page: Document): void {
  const said = page.querySelector<HTMLElement>('[data-no-connection]')
  if (!said) return
  let waiting: { form: HTMLFormElement; button: HTMLElement | null } | undefined
  const stays = (event: Event): boolean => {
    if (navigator.onLine) return false
    event.preventDefault()
    said.hidden = false
    return true
  }
  page.addEventListener('submit', (event) => {
    const form = event.target
    if (form instanceof HTMLFormElement && stays(event)) waiting = { form, button: event.submitter }
  })
  page.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="/"]')) stays(event)
  })
  const goOn = async () => {
    const answer = await fetch(location.href, { method: 'HEAD' }).catch(() => null)
    if (!answer?.ok) {
      if (navigator.onLine) setTimeout(goOn, AGAIN)
      return
    }
    said.hidden = true
    waiting?.form.requestSubmit(waiting.button)
    waiting = undefined
  }
  window.addEventListener('online', goOn)
}
