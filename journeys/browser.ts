import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { expect } from 'vitest'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// Background networking is off because a test machine may have no network, and needs none.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium for one file of journeys. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags })

// Ids change from one opening of a page to the next; what axe looks at does not.
const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * Looks at pages with axe, which needs script, where our visitors do without: the very document they have is written
 * once more into a page beside them, with script. axe is loaded into that page once, since loading it takes longer
 * than looking. The very same document need not be looked at twice.
 */
export class AxeBeside {
  private readonly browser: Browser
  private readonly pages = new Map<number, Promise<Page>>()
  private readonly sound = new Set<string>()
  private looks = 0

  constructor(browser: Browser) {
    this.browser = browser
  }

  /** Fails when axe finds anything against WCAG 2.2 AA or its own best practices, or the page is too wide. */
  async looksAt(page: Page): Promise<void> {
    const address = page.url()
    const document = await page.content()
    const width = page.viewportSize()?.width ?? 0
    const mark = createHash('sha256')
      .update(`${width} ${document.replace(ids, '')}`)
      .digest('hex')
    if (this.sound.has(mark)) return
    const beside = await this.besidePage(page, width)
    await beside.evaluate((path) => history.replaceState(null, '', path), address)
    // A document remembers which scripts it ran, also when it is written anew: each look needs a name of its own.
    await beside.setContent(document.replace(/(\/app\.\w+\.js)"/, `$1?look=${this.looks++}"`))
    const { faults, wide } = await beside.evaluate(lookAround)
    expect(faults, [`accessibility of ${address}`, ...faults].join('\n')).toEqual([])
    expect(wide, `${address} is no wider than the screen`).toBeLessThanOrEqual(width)
    this.sound.add(mark)
  }

  private besidePage(page: Page, width: number): Promise<Page> {
    const known = this.pages.get(width)
    if (known) return known
    const opened = this.openPage(new URL(page.url()).origin, width, page.viewportSize()?.height ?? 900)
    this.pages.set(width, opened)
    return opened
  }

  private async openPage(origin: string, width: number, height: number): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width, height } })
    const beside = await context.newPage()
    await beside.goto(origin)
    await beside.evaluate(axeSource)
    return beside
  }
}

/** Runs in the page beside. */
async function lookAround(): Promise<{ faults: string[]; wide: number }> {
  const { axe } = globalThis as unknown as {
    axe: { run: () => Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }> }
  }
  const { violations } = await axe.run()
  return {
    faults: violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    ),
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

  private async arrives(): Promise<void> {
    await this.page.waitForLoadState('load')
    expect(await this.page.title()).toMatch(/ – Trellis$/)
    expect(await this.page.locator('h1').count(), `one h1 on ${this.page.url()}`).toBe(1)
    await this.beside.looksAt(this.page)
    // A page behind another does not scroll to what is clicked.
    await this.page.bringToFront()
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
