/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// What stands in a page's options as text goes to the browser as bytes, and the other way round.
const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
const text = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

type Named = { id: string; type: 'public-key' }
const named = (list: Named[] = []) => list.map((one) => ({ ...one, id: bytes(one.id) }))

/**
 * A form that a passkey answers: its button asks the browser, which asks the passkey, and the form is sent with the answer. Where
 * the browser knows no passkeys, the form stays hidden behind the words that say what to do.
 */
export function askPasskey(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form[data-passkey]')
  if (!form || !window.PublicKeyCredential) return
  const part = (name: string) => form.querySelector<HTMLElement>(`[data-passkey-${name}]`)
  const show = (name: string, shown: boolean) => part(name)?.toggleAttribute('hidden', !shown)
  show('without', false)
  show('with', true)
  form.addEventListener('submit', (event) => {
    const field = form.elements.namedItem('answer') as HTMLInputElement
    if (field.value) return
    event.preventDefault()
    show('failed', false)
    answer(form).then(
      (said) => {
        field.value = JSON.stringify(said)
        form.requestSubmit()
      },
      () => show('failed', true),
    )
  })
}

async function answer(form: HTMLFormElement): Promise<object> {
  const options = JSON.parse(form.dataset.options ?? '{}')
  const publicKey = { ...options, challenge: bytes(options.challenge) }
  const { credentials } = navigator
  const found =
    form.dataset.passkey === 'create'
      ? await credentials.create({
          publicKey: {
            ...publicKey,
            user: { ...options.user, id: bytes(options.user.id) },
            excludeCredentials: named(options.excludeCredentials),
          },
        })
      : await credentials.get({
          publicKey: { ...publicKey, allowCredentials: named(options.allowCredentials) },
        })
  const { id, rawId, type, response } = found as PublicKeyCredential
  const said: Record<string, string> = {}
  for (const part of [
    'clientDataJSON',
    'attestationObject',
    'authenticatorData',
    'signature',
    'userHandle',
  ]) {
    const buffer = (response as unknown as Record<string, ArrayBuffer | null | undefined>)[part]
    if (buffer) said[part] = text(buffer)
  }
  return { id, rawId: text(rawId), type, clientExtensionResults: {}, response: said }
}
