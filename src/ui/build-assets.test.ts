import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Assets, readAssets } from './assets.ts'
import { buildAssets, withoutUnused } from './build-assets.ts'

const folder = mkdtempSync(join(tmpdir(), 'trellis-assets-'))
let assets: Assets
let css: string

beforeAll(async () => {
  assets = await buildAssets(folder)
  css = read(assets.css)
})
afterAll(() => rmSync(folder, { recursive: true }))

const read = (address: string) => readFileSync(join(folder, address.replace('/assets/', '')), 'utf8')

describe('the built assets', () => {
  it('are named by their content and listed', () => {
    expect(assets.css).toMatch(/^\/assets\/app\.[0-9a-f]{8}\.css$/)
    expect(assets.js).toMatch(/^\/assets\/app\.[0-9a-f]{8}\.js$/)
    expect(readAssets(folder)).toEqual(assets)
  })

  it('keep their names when nothing has changed', async () => {
    const before = readdirSync(folder).sort()
    expect(await buildAssets(folder)).toEqual(assets)
    expect(readdirSync(folder).sort()).toEqual(before)
  })

  it('say in a sentence that they are missing', () => {
    expect(() => readAssets(join(folder, 'nowhere'))).toThrow(/no built assets/)
  })

  it('hold at most 15 kB of script a page, compressed: also the one with a script of its own', () => {
    const sizes = [assets.js, assets.register, assets.registerWorker].map(
      (script) => gzipSync(read(script)).length,
    )
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(15_000)
  })

  it('hold at most 28 kB of styles, as they are packed', () => {
    expect(brotliCompressSync(css).length).toBeLessThanOrEqual(28_000)
  })

  it('hold no rule whose classes no screen names, and every one that a screen puts together', async () => {
    const source = mkdtempSync(join(tmpdir(), 'trellis-source-'))
    writeFileSync(
      join(source, 'screen.tsx'),
      '<p />; <b class={`app-mark--${tone}`}><i class="app-here" /><u class={`${block}__hint`} /></b>',
    )
    const css =
      '.app-here{top:0}.app-gone{top:1px}.app-mark--fern{top:2px}.app-gone--fern{top:3px}.nhsuk-radios__hint{top:4px}.nhsuk-radios__gone{top:5px}p{top:6px}'
    const kept = (await withoutUnused(css, source)).match(/(?<=top:)\d(?=[}p])/g)
    rmSync(source, { recursive: true })
    expect(kept).toEqual(['0', '2', '4', '6'])
  })

  it('hold every file that the styles name from beside them', () => {
    const named = [...css.matchAll(/url\("?([a-z0-9.-]+)"?\)/g)].map(([, file]) => file)
    expect(named.length).toBeGreaterThan(6)
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(named))
  })
})

describe('the styles', () => {
  it('carry no NHS logo, no NHS font and nothing from another address', () => {
    expect(css).not.toMatch(/frutiger/i)
    expect(css).not.toMatch(/nhsuk-header|nhsuk-logo|assets\.nhs\.uk|https?:\/\//)
    expect(css).toContain('Atkinson Hyperlegible Next')
  })

  it('name the font with its Latin Extended half, so that Mikołaj Dąbrowski is written whole', () => {
    for (const weight of [400, 600, 700]) {
      expect(css).toMatch(
        new RegExp(`atkinson-hyperlegible-next-latin-ext-${weight}-normal\\.[0-9a-f]{8}\\.woff2`),
      )
    }
  })

  it('respect a wish for less motion and have a form for paper', () => {
    expect(css).toContain('prefers-reduced-motion')
    expect(css).toContain('@media print')
  })

  it('never take the focus away without giving another', () => {
    const without = [...css.matchAll(/([^{}]+)\{([^{}]*outline:\s*(?:none|0)[;}][^{}]*)/g)].map(
      ([, names]) => names,
    )
    // The main part takes focus from the skip link only, so that the next Tab goes on from there. The design
    // system's own rules give a ground and a shadow instead.
    expect(without.filter((names) => names?.includes('app-'))).toEqual(['.app-main'])
    for (const shown of [
      '.nhsuk-button:focus-visible',
      '.app-link-button:focus-visible',
      '.app-next__action:focus-visible',
    ]) {
      expect(css).toMatch(new RegExp(`${shown}\\{[^}]*box-shadow`))
    }
  })

  it('set no text smaller than 16 px on a screen', () => {
    const screen = css.replace(/@media print\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
    const sizes = [...screen.matchAll(/font-size:\s*([\d.]+)(px|rem|em)/g)]
      .map(([, size, unit]) => (unit === 'px' ? Number(size) : Number(size) * 16))
      .filter((size) => size > 0)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16)
  })
})
