/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** How long until it is asked again whether there is a connection. */
const AGAIN = 2_000

/** How long an answer may take: after that a page would not come either. */
const PATIENCE = 5_000

/**
 * Without a connection a question stays where it is: the page says so, keeps what is picked, and sends it once there is one. No
 * link is followed meanwhile: the browser would put a page of its own in the place of this one. A browser can believe that it
 * is connected where nothing comes through, so the server is asked before the page is left.
 */
export function waitForConnection(page: Document): void {
  const said = page.querySelector<HTMLElement>('[data-no-connection]')
  if (!said) return
  let waiting: (() => void) | undefined
  let asking = false
  let sending = false
  const untilReached = async () => {
    if (asking) return
    asking = true
    while (!(await isReached())) {
      said.hidden = false
      await new Promise((goOn) => setTimeout(goOn, AGAIN))
    }
    asking = false
    said.hidden = true
    sending = true
    waiting?.()
    sending = false
    waiting = undefined
  }
  page.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    if (sending || !(form instanceof HTMLFormElement)) return
    event.preventDefault()
    waiting = () => form.requestSubmit(submitter)
    untilReached()
  })
  page.addEventListener('click', async (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href^="/"]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (await isReached()) location.assign(link.href)
    else untilReached()
  })
}

/** Whether the server answers, whatever it says: asked for the head of this script, which costs it next to nothing. */
async function isReached(): Promise<boolean> {
  const enough = new AbortController()
  const late = setTimeout(() => enough.abort(), PATIENCE)
  const asked = fetch(import.meta.url, { method: 'HEAD', cache: 'no-store', signal: enough.signal })
  const answered = await asked.catch(() => null)
  clearTimeout(late)
  return answered !== null
}
