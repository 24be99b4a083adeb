import { invented } from '../demo/saltmere.ts'

/** What came back: the status, where it leads, and the page. */
export type Answer = { status: number; location: string | null; text: string; path: string }

/** Fields of a form, in the order a browser sends them. */
export type Fields = Iterable<readonly [string, string]> | Record<string, string>

/** Somebody who speaks HTTP: keeps cookies as a browser does, and sends forms as one of our own pages would. */
export class Caller {
  readonly origin: string
  private readonly cookies = new Map<string, { value: string; path: string }>()

  constructor(origin: string) {
    this.origin = origin
  }

  /** Signs in as somebody of Saltmere. */
  async signsIn(name: string): Promise<this> {
    const pick = await this.opens('/sign-in?return_to=/help')
    const arrived = await this.sends(pick.path, { person: invented(name) }, { follow: true })
    if (arrived.path !== '/help') throw new Error(`${name} could not sign in: ${arrived.path}`)
    return this
  }

  /** What a browser would have to carry to be this caller. */
  carries(): { name: string; value: string; domain: string; path: string }[] {
    const domain = new URL(this.origin).hostname
    return [...this.cookies].map(([name, { value, path }]) => ({ name, value, domain, path }))
  }

  /** Opens a page and follows where it leads. */
  opens(path: string): Promise<Answer> {
    return this.follow(new URL(path, this.origin), {})
  }

  /** Asks for one address, without following. */
  asks(path: string, given: RequestInit = {}): Promise<Answer> {
    return this.once(new URL(path, this.origin), given)
  }

  /** Sends a form; gives what comes back, or, when asked to, what it leads to. */
  sends(path: string, fields: Fields = {}, { follow = false } = {}): Promise<Answer> {
    const body = new URLSearchParams(
      [...(Symbol.iterator in fields ? fields : Object.entries(fields))].map(([name, value]) => [
        name,
        value,
      ]),
    )
    const given = { method: 'POST', body }
    return follow ? this.follow(new URL(path, this.origin), given) : this.asks(path, given)
  }

  /** Searches a name among the young people they support; gives the address of what was found. */
  async searches(name: string): Promise<string> {
    return (await this.sends('/young-people/search', { name })).location ?? '/young-people'
  }

  private async follow(to: URL, first: RequestInit): Promise<Answer> {
    let [url, given] = [to, first]
    for (let steps = 0; steps < 15; steps++) {
      const answer = await this.once(url, given)
      if (!answer.location) return answer
      ;[url, given] = [new URL(answer.location, url), {}]
    }
    throw new Error(`went round in circles at ${url}`)
  }

  private async once(url: URL, given: RequestInit): Promise<Answer> {
    const cookie = [...this.cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
    // Packed for a slow line it would only be unpacked again here.
    const own = { cookie, origin: this.origin, 'accept-encoding': 'identity' }
    const headers = { ...own, ...(given.headers as Record<string, string>) }
    // A connection that the server has closed meanwhile is opened again for a page, as a browser does.
    const ask = () => fetch(url, { ...given, headers, redirect: 'manual' })
    const answer = await ask().catch((error: unknown) => {
      if (given.method === 'POST') throw error
      return ask()
    })
    for (const line of answer.headers.getSetCookie()) this.keep(line)
    const text = await answer.text()
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      text,
      path: url.pathname + url.search,
    }
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/'
    if (!value || attributes.some((one) => /^max-age=0/i.test(one))) this.cookies.delete(name)
    else this.cookies.set(name, { value, path })
  }
}
