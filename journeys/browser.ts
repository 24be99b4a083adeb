import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core'
import { expect } from 'vitest'
import { afterFile } from '../src/database/testing.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// What playwright itself leaves out of a Chromium, and RenderDocument: to draw each page in a frame of its own costs a third more.
const withoutFeatures = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'RenderDocument'],
]

// Background networking is off because a test machine may have no network, and needs none.
const flags = [
  `--disable-features=${withoutFeatures.join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium of its own. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags })

let shared: Promise<Browser> | undefined

/** Cookies and pages of their own in the Chromium that files of journeys in one process share; closed after the file. */
export async function openContext(how: BrowserContextOptions): Promise<BrowserContext> {
  shared ??= openBrowser()
  const context = await (await shared).newContext(how)
  afterFile(() => context.close())
  return context
}

// Ids change from one opening of a page to the next, and the port from one server to the next; what axe looks at does not.
const ids =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=\/demo\/identity\/people\/)[\w-]+|(?<=localhost:)\d+/g

/** Every document in which nothing was found, by what it holds: what one file of journeys has seen the next need not. */
const sound = new Set<string>()

/**
 * Looks at pages with axe, which needs script, where our visitors do without: the very document they have is written
 * once more into a page beside them, with script. axe is loaded into that page once, since loading it takes longer
 * than looking. The very same document need not be looked at twice.
 */
export class AxeBeside {
  private readonly pages = new Map<number, Promise<Page>>()
  private looks = 0

  /**
   * Fails when axe finds anything against WCAG 2.2 AA or its own best practices in this document, or it is too wide.
   * True when it had to be looked at, which brings the page beside to the front.
   */
  async looksAt(page: Page, document: string): Promise<boolean> {
    const address = page.url()
    const width = page.viewportSize()?.width ?? 0
    const mark = createHash('sha256')
      .update(`${width} ${document.replace(ids, '')}`)
      .digest('hex')
    if (sound.has(mark)) return false
    const beside = await this.besidePage(page, width)
    await beside.evaluate((path) => history.replaceState(null, '', path), address)
    // A document remembers which scripts it ran, also when it is written anew: each look needs a name of its own.
    await beside.evaluate(writeAnew, document.replace(/(\/app\.\w+\.js)"/, `$1?look=${this.looks++}"`))
    const { faults, wide } = await beside.evaluate(lookAround)
    expect(faults, [`accessibility of ${address}`, ...faults].join('\n')).toEqual([])
    expect(wide, `${address} is no wider than the screen`).toBeLessThanOrEqual(width)
    sound.add(mark)
    return true
  }

  private besidePage(page: Page, width: number): Promise<Page> {
    const known = this.pages.get(width)
    if (known) return known
    const opened = this.openPage(new URL(page.url()).origin, width, page.viewportSize()?.height ?? 900)
    this.pages.set(width, opened)
    return opened
  }

  private async openPage(origin: string, width: number, height: number): Promise<Page> {
    const context = await openContext({ viewport: { width, height } })
    const beside = await context.newPage()
    await beside.goto(origin)
    await beside.evaluate(axeSource)
    return beside
  }
}

/** Runs in a page: what is there. */
function whatIsThere(): { title: string; headings: number; document: string } {
  const { doctype, documentElement, title } = document
  const type = doctype ? new XMLSerializer().serializeToString(doctype) : ''
  return {
    title,
    headings: document.querySelectorAll('h1').length,
    document: type + documentElement.outerHTML,
  }
}

/** Runs in the page beside: ends when all that the document asks for is loaded. */
function writeAnew(html: string): Promise<void> {
  return new Promise((resolve) => {
    document.open()
    window.addEventListener('load', () => resolve(), { once: true })
    document.write(html)
    document.close()
  })
}

/** Runs in the page beside. */
async function lookAround(): Promise<{ faults: string[]; wide: number }> {
  const { axe } = globalThis as unknown as {
    axe: {
      run: (how: object) => Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>
    }
  }
  // Every rule is asked; but where everything that is in order stands is not worked out for a report that nobody reads.
  const { violations } = await axe.run({ resultTypes: ['violations'], selectors: false })
  const there = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const twice = new Set(there.filter((id, at) => there.indexOf(id) !== at))
  return {
    faults: [
      ...violations.map(
        ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      ),
      // A label, and a link of an error summary, lead to the first of two. axe looks only at what is open.
      ...[...twice].map((id) => `two things on the page have the id “${id}”`),
    ],
    wide: document.documentElement.scrollWidth,
  }
}

/** One person at one browser. Every page they come to is checked by axe, has one h1 and a title. */
export class Visitor {
  readonly page: Page
  readonly origin: string
  readonly beside: AxeBeside

  constructor(page: Page, beside: AxeBeside, origin: string) {
    this.page = page
    this.beside = beside
    this.origin = origin
  }

  /** Another tab of the same browser: the same cookies. */
  async anotherTab(): Promise<Visitor> {
    return new Visitor(await this.page.context().newPage(), this.beside, this.origin)
  }

  /** Where this page is: its address without the server's. */
  get path(): string {
    return new URL(this.page.url()).pathname
  }

  /** Goes to an address of this Trellis; gives the status. */
  async opens(path: string): Promise<number> {
    const answer = await this.page.goto(path.startsWith('http') ? path : this.origin + path)
    await this.arrives()
    return answer?.status() ?? 0
  }

  async presses(name: string | RegExp): Promise<void> {
    await this.enters(this.page.getByRole('button', { name, exact: typeof name === 'string' }).first())
  }

  async follows(name: string | RegExp): Promise<void> {
    await this.enters(this.page.getByRole('link', { name, exact: typeof name === 'string' }).first())
  }

  /** Everything is done by keyboard: what works so works with a mouse too, and not the other way round. */
  private async enters(target: Locator): Promise<void> {
    await target.focus()
    await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press('Enter')])
    await this.arrives()
  }

  async opensDetails(summary: string | RegExp): Promise<void> {
    await this.page.locator('summary', { hasText: summary }).first().focus()
    await this.page.keyboard.press('Enter')
  }

  async writes(label: string | RegExp, text: string): Promise<void> {
    await this.page
      .getByLabel(label, { exact: typeof label === 'string' })
      .first()
      .fill(text)
  }

  /** What is typed in a field now. */
  async typedIn(label: string | RegExp): Promise<string> {
    return this.page
      .getByLabel(label, { exact: typeof label === 'string' })
      .first()
      .inputValue()
  }

  async writesDate(legend: string | RegExp, day: string, month: string, year: string): Promise<void> {
    const group = this.page.getByRole('group', { name: legend })
    await group.getByLabel('Day').fill(day)
    await group.getByLabel('Month').fill(month)
    await group.getByLabel('Year').fill(year)
  }

  async ticks(label: string | RegExp): Promise<void> {
    const box = this.page.getByLabel(label, { exact: typeof label === 'string' }).first()
    await box.focus()
    if (!(await box.isChecked())) await this.page.keyboard.press('Space')
    expect(await box.isChecked(), `${label} is ticked`).toBe(true)
  }

  async picks(label: string | RegExp, option: string): Promise<void> {
    await this.page.getByLabel(label).first().selectOption({ label: option })
  }

  /** The browser's own back button. */
  async goesBack(): Promise<void> {
    await this.page.goBack()
    await this.arrives()
  }

  async sees(text: string | RegExp): Promise<void> {
    const main = this.page.locator('body')
    await expect
      .poll(() => main.innerText(), { timeout: 3_000 })
      .toMatch(typeof text === 'string' ? new RegExp(escaped(text)) : text)
  }

  async doesNotSee(text: string | RegExp): Promise<void> {
    const said = await this.page.locator('body').innerText()
    expect(said).not.toMatch(typeof text === 'string' ? new RegExp(escaped(text)) : text)
  }

  /** A page with script may go on by itself while it is read: then what it went on to is read. */
  private async goneOn(error: unknown): Promise<ReturnType<typeof whatIsThere>> {
    if (!/context was destroyed/.test(String(error))) throw error
    await this.page.waitForLoadState('load')
    return this.page.evaluate(whatIsThere)
  }

  private async arrives(): Promise<void> {
    await this.page.waitForLoadState('load')
    // All at once, and not by playwright's own ways to each, which take longer than the page.
    const { title, headings, document } = await this.page
      .evaluate(whatIsThere)
      .catch((error: unknown) => this.goneOn(error))
    expect(title).toMatch(/ – Trellis$/)
    expect(headings, `one h1 on ${this.page.url()}`).toBe(1)
    // A page behind another does not scroll to what is clicked.
    if (await this.beside.looksAt(this.page, document)) await this.page.bringToFront()
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
