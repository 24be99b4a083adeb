import { beforeAll, describe, expect, it, vi } from 'vitest'
import { plantDirectory } from '../demo/directory.ts'
import { invented } from '../demo/saltmere.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

let saltmere: Saltmere

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: ({ kysely }, now) =>
      plantDirectory(kysely, { place: invented('Saltmere'), now, id: invented, team: invented }),
  })
}, 90_000)

type Document = { paths: Record<string, { get?: unknown }> }

/** Every reference inside a document, as the steps that lead to it. */
const references = (document: unknown): string[][] =>
  [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path.split('/'))

const at = (document: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>((inside, step) => (inside as Record<string, unknown> | undefined)?.[step], document)

async function answerOf(path: string) {
  const answer = await fetch(`${saltmere.url}${path}`)
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
}

describe('a developer takes the directory', () => {
  it('finds the page from the foot of any other, on a phone too', async () => {
    for (const phone of [true, false]) {
      const dev = await saltmere.somebody({ phone })
      await dev.opens('/services')
      await dev.follows('For developers')
      await dev.sees(`${saltmere.url}/oruk/`)
      expect(dev.path).toBe('/developers')
    }
  })

  it('tries every example as it stands there', async () => {
    const dev = await saltmere.somebody()
    await dev.opens('/developers')
    const commands = await dev.page.locator('pre code').allInnerTexts()
    const paths = commands.map((command) => /^curl '([^']+)'$/.exec(command.trim())?.[1] ?? '')
    expect(paths.length).toBeGreaterThan(3)
    for (const whole of paths) {
      expect(whole.startsWith(`${saltmere.url}/oruk/`), whole).toBe(true)
      const { status, type, text } = await answerOf(whole.slice(saltmere.url.length))
      expect(status, whole).toBe(200)
      if (type.includes('ndjson'))
        expect(
          text
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line).id),
        ).not.toEqual([])
      else expect(JSON.parse(text).contents, whole).not.toEqual([])
    }
  })

  it('follows the links of the page and the document, and each leads somewhere', async () => {
    const dev = await saltmere.somebody()
    await dev.opens('/developers')
    const links = await dev.page
      .locator('main a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    expect(links).toContain('/oruk/openapi.json')
    for (const link of links) expect((await answerOf(link)).status, link).toBe(200)

    const document = JSON.parse((await answerOf('/oruk/openapi.json')).text) as Document
    for (const steps of references(document)) expect(at(document, steps), steps.join('/')).toBeDefined()
    const paths = Object.keys(document.paths).filter((path) => document.paths[path]?.get)
    expect(paths.length).toBeGreaterThan(5)
    for (const path of paths) {
      const list = path.replace(/\/\{[^}]+\}$/, '')
      const under = path.startsWith('/oruk') ? '' : '/oruk'
      const first = list === path ? null : JSON.parse((await answerOf(`${under}${list}`)).text).contents[0]
      const one = first ? `${list}/${first.id}` : path
      expect((await answerOf(`${under}${one}`)).status, one).toBe(200)
    }
  })
})
