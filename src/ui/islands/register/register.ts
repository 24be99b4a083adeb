/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// The script of a register: rows to tap that work without signal. Without it the page is a form with one Save.
import { phoneNow } from './clock.ts'
import { KEPT_AT, keepMark, keepPage, keptMarks, type PhoneMark, wipeOld } from './keeping.ts'
import { type Person, peopleIn, rowsToTap, say, type Words } from './rows.ts'
import { type Answer, sendMarks } from './sending.ts'

const AGAIN = 20_000

/** A registration with the part of it that some browsers have: being woken when there is signal. */
type Watching = ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } }

class Register {
  private readonly session: string
  private readonly by: string
  private readonly words: Words
  private people: Person[]
  private newFaces: number
  private waiting: PhoneMark[] = []
  private last: (() => Promise<void>) | null = null
  private sending: Promise<void> = Promise.resolve()
  /** Why nothing that names anybody stands here any more: said until the server gives an answer again. */
  private whyWiped = ''
  private readonly rows: ReturnType<typeof rowsToTap> | null
  private readonly root: HTMLElement

  constructor(root: HTMLElement) {
    this.root = root
    this.session = root.dataset.register ?? ''
    this.by = root.dataset.by ?? ''
    this.words = JSON.parse(root.dataset.words ?? '{}') as Words
    this.people = peopleIn(root)
    this.newFaces = Number.parseInt(root.querySelector('[data-new-faces]')?.textContent ?? '', 10) || 0
    const plain = root.querySelector<HTMLElement>('[data-plain]')
    if (plain) plain.hidden = true
    this.rows = plain && rowsToTap(root, this.words, (person) => this.tap(person))
    this.listen()
  }

  private listen(): void {
    const on = (selector: string, work: (event: Event, element: HTMLElement) => void, kind = 'click') => {
      const element = this.root.querySelector<HTMLElement>(selector)
      element?.addEventListener(kind, (event) => work(event, element))
    }
    on('[data-undo-press]', () => this.undo())
    on('[data-new-face]', (event) => {
      event.preventDefault()
      this.newFace()
    })
    on('[data-finish]', (event, { dataset }) => {
      event.preventDefault()
      this.finish(dataset.finish ?? '')
    })
    on('[data-numbers]', (event, form) => this.numbers(event, form as HTMLFormElement), 'submit')
    window.addEventListener('online', () => this.send(true))
    document.addEventListener('visibilitychange', () => document.hidden || this.send(true))
    setInterval(() => this.waiting.length > 0 && this.send(), AGAIN)
  }

  /** What is kept on this phone stands on the page, and is sent. */
  async begin(): Promise<void> {
    for (const { mark } of await keptMarks(this.session)) this.follow(mark)
    await this.send(isKept())
  }

  private follow(mark: PhoneMark): void {
    this.waiting.push(mark)
    const person = this.people.find(({ id }) => id === mark.person)
    if (person) Object.assign(person, { said: mark.said, at: mark.at })
    for (const [name, number] of Object.entries(mark.numbers ?? {})) {
      const field = this.root.querySelector<HTMLInputElement>(`input[name="${name}"]`)
      if (field) field.value = String(number)
    }
    if (mark.said === 'new_face') this.newFaces++
    if (mark.said === 'no_new_face') this.newFaces = Math.max(0, this.newFaces - 1)
    this.show()
  }

  private async mark(made: Omit<PhoneMark, 'id' | 'at'>): Promise<void> {
    const mark = { id: crypto.randomUUID(), at: new Date(phoneNow()).toISOString(), ...made }
    await keepMark(this.session, this.by, mark)
    this.follow(mark)
    const watching: Watching | undefined = await navigator.serviceWorker.getRegistration('/sessions/')
    watching?.sync?.register('marks').catch(() => undefined)
    await this.send()
  }

  private async tap(person: Person): Promise<void> {
    const before = person.said as PhoneMark['said']
    const here = before !== 'came'
    this.can(here ? this.words.markedHere : this.words.markedNot, person, () =>
      this.mark({ person: person.id, said: before }),
    )
    await this.mark({ person: person.id, said: here ? 'came' : 'not_marked' })
  }

  private async newFace(): Promise<void> {
    this.can(this.words.newFace, null, () => this.mark({ said: 'no_new_face' }))
    await this.mark({ said: 'new_face' })
  }

  /** The last tap can be taken back until the next. */
  private can(words: string, person: Person | null, undo: () => Promise<void>): void {
    this.last = undo
    const bar = this.root.querySelector<HTMLElement>('[data-undo]')
    if (bar) bar.hidden = false
    say(this.root, '[data-undo-said]', words.replace('{name}', person?.name ?? ''))
  }

  private async undo(): Promise<void> {
    const bar = this.root.querySelector<HTMLElement>('[data-undo]')
    if (bar) bar.hidden = true
    const undo = this.last
    this.last = null
    await undo?.()
  }

  private async finish(at: string): Promise<void> {
    await this.send()
    const signal = this.waiting.length === 0 && (await fetch(at, { method: 'HEAD' }).catch(() => null))
    if (signal) location.assign(at)
    else this.tell(this.words.finish)
  }

  /** The numbers of a drop-in, kept where they can be read; else the server says what is wrong with them. */
  private numbers(event: Event, form: HTMLFormElement): void {
    const typed = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()] as const)
    const read = Object.fromEntries(typed.flatMap(([name, text]) => (text ? [[name, Number(text)]] : [])))
    const { came = -1, new_faces = -1, ...asked } = read
    const together = Object.values(asked).reduce((sum, one) => sum + one, 0)
    const sound = typed.every(([, text]) => /^\d{0,4}$/.test(text)) && new_faces >= 0 && new_faces <= came
    if (!sound || together > came || came > 2000) return
    event.preventDefault()
    void this.mark({ said: 'counted', numbers: read }).then(() => {
      if (this.waiting.length === 0) location.assign(`${location.pathname}?done=saved`)
    })
  }

  /** One sending after another; `asks` also where there is nothing to send, to hear who has left. */
  private send(asks = false): Promise<void> {
    this.sending = this.sending.then(() => this.sendNow(asks))
    return this.sending
  }

  private async sendNow(asks: boolean): Promise<void> {
    const sent = await sendMarks(this.session, asks ? this.by : undefined)
    this.waiting = (await keptMarks(this.session)).map(({ mark }) => mark)
    if (sent.how === 'sent') this.sent(sent.answer)
    else if (sent.how === 'no signal') this.tell(this.noSignal())
    else if (sent.how === 'unread') this.tell(this.words.unread)
    else this.wiped(sent.how)
    this.show()
  }

  private sent(answer: Answer | null): void {
    if (answer) this.whyWiped = ''
    this.tell(navigator.onLine ? this.whyWiped : this.noSignal())
    if (!answer) return
    const now = new Map(answer.people.map((one) => [one.id, one]))
    const left = this.people.filter(({ id }) => !now.has(id))
    this.people = this.people.flatMap((person) => {
      const said = now.get(person.id)
      const taps = this.waiting.some((mark) => mark.person === person.id)
      return said ? [taps ? person : Object.assign(person, { said: said.said, at: said.at })] : []
    })
    this.newFaces = answer.newFaces
    for (const { id } of left) this.root.querySelector(`[data-person="${id}"]`)?.remove()
    if (left.length === 0) return
    this.tell(left.map(({ name }) => this.words.left.replace('{name}', name)).join(' '))
    // The page on the phone still had them: it is kept anew.
    void this.keep(null)
  }

  /** Keeps the page on this phone, and says so once it can be opened without signal. */
  async keep(asItCame: string | null): Promise<void> {
    say(this.root, '[data-ready]', '')
    if (await keepNow(this.session, asItCame)) say(this.root, '[data-ready]', this.words.ready)
  }

  private noSignal(): string {
    const people = new Set(this.waiting.map(({ id, person }) => person ?? id)).size
    const { one, many, none } = this.words
    const safe = people === 0 ? none : people === 1 ? one : many.replace('{n}', String(people))
    return `${this.words.noSignal} ${safe}`
  }

  private tell(words: string): void {
    const banner = this.root.querySelector<HTMLElement>('[data-signal]')
    if (!banner) return
    banner.hidden = words === ''
    if (banner.textContent !== words) banner.textContent = words
  }

  /** Nothing that names anybody stays on the page. */
  private wiped(how: 'signed out' | 'not theirs'): void {
    this.people = []
    this.root.querySelector('[data-plain]')?.replaceChildren()
    this.root.querySelector('[data-undo]')?.remove()
    const signIn = this.root.querySelector<HTMLElement>('[data-sign-in]')
    if (signIn) signIn.hidden = how !== 'signed out'
    this.whyWiped = how === 'signed out' ? this.words.signIn : this.words.notYours
    this.tell(this.whyWiped)
  }

  private show(): void {
    this.rows?.show(this.people)
    const { oneNewFace, newFaces } = this.words
    const faces = this.newFaces === 1 ? oneNewFace : newFaces.replace('{n}', String(this.newFaces))
    say(this.root, '[data-new-faces]', this.newFaces > 0 ? faces : '')
  }
}

/** Whether this page came from the phone. */
const isKept = (): boolean => document.documentElement.dataset.kept !== undefined

/** Keeps the page as it came, or else as the server gives it now, and what it is drawn with. */
async function keepNow(session: string, asItCame: string | null): Promise<boolean> {
  const answer = asItCame === null ? await fetch(location.pathname).catch(() => null) : null
  if (asItCame === null && (!answer?.ok || answer.redirected)) return false
  await keepPage(session, asItCame ?? (await answer?.text()) ?? '')
  localStorage.setItem(KEPT_AT, String(phoneNow()))
  const drawn = [...document.querySelectorAll<HTMLElement>('link[href], script[src], img[src]')].map(
    (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
  )
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
  const files = [...new Set([...drawn, ...loaded])].filter((path) => path.startsWith('/assets/'))
  const cache = await caches.open('registers')
  await cache.addAll(files)
  for (const old of await cache.keys())
    if (!files.includes(new URL(old.url).pathname)) await cache.delete(old)
  return true
}

async function start(root: HTMLElement): Promise<void> {
  const { worker = '' } = root.dataset
  // Before anything is changed on it; with nothing said in it of what was done a moment ago.
  const asItCame = location.search === '' ? `<!DOCTYPE html>${document.documentElement.outerHTML}` : null
  const register = new Register(root)
  const told = root.querySelector<HTMLElement>('[data-phone]')
  if (told) told.hidden = false
  await wipeOld()
  await register.begin()
  await navigator.serviceWorker.register(worker, { scope: '/sessions/' })
  await navigator.serviceWorker.ready
  // A page that came from this phone is not kept once more: its twelve hours run on.
  if (!isKept()) await register.keep(asItCame)
}

const root = document.querySelector<HTMLElement>('[data-register]')
if (root && 'serviceWorker' in navigator && globalThis.indexedDB && globalThis.crypto?.subtle)
  void start(root)
