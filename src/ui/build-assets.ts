import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { PurgeCSS } from 'purgecss'
import { compile } from 'sass'
import type { Assets } from './assets.ts'

const modules = createRequire(import.meta.url)
const fontFolder = join(
  dirname(modules.resolve('@fontsource/atkinson-hyperlegible-next/package.json')),
  'files',
)
const nodeModules = dirname(dirname(modules.resolve('nhsuk-frontend/package.json')))

/**
 * Makes everything a page asks for beside its HTML: one stylesheet, the scripts, the fonts and the marks, with
 * their content's hash in the name, each packed as well (.br), and `assets.json`, the list of them.
 * @param outFolder made if it is missing; files of earlier builds stay, so that open pages keep working.
 * @param options.from the folder of this source, for a program that was bundled elsewhere.
 * @param options.address where the server will serve the folder.
 */
export async function buildAssets(
  outFolder: string,
  options: { from?: string; address?: string } = {},
): Promise<Assets> {
  const { from = dirname(fileURLToPath(import.meta.url)), address = '/assets' } = options
  mkdirSync(outFolder, { recursive: true })
  const write = (name: string, extension: string, content: string | Uint8Array) => {
    const file = `${name}.${fingerprint(content)}.${extension}`
    writeFileSync(join(outFolder, file), content)
    writeFileSync(join(outFolder, `${file}.br`), brotliCompressSync(content))
    return `${address}/${file}`
  }
  const styles = await withoutUnused(compileStyles(join(from, 'styles/app.scss')), dirname(from))
  const assets: Assets = {
    css: write('app', 'css', withFiles(styles, outFolder, from)),
    js: write('app', 'js', await bundleIslands(join(from, 'islands/app.ts'))),
    register: write('register', 'js', await bundleIslands(join(from, 'islands/register/register.ts'))),
    registerWorker: write(
      'register-worker',
      'js',
      await bundleIslands(join(from, 'islands/register/register-worker.ts')),
    ),
    mark: write('mark', 'svg', readFileSync(join(from, 'pictures/mark.svg'))),
    logo: write('logo', 'svg', readFileSync(join(from, 'pictures/logo.svg'))),
  }
  writeFileSync(join(outFolder, 'assets.json'), `${JSON.stringify(assets, null, 2)}\n`)
  return assets
}

/** Eight characters that change when the content does. */
function fingerprint(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8)
}

/** The stylesheet as text, compressed by sass itself. */
export function compileStyles(entry: string): string {
  return compile(entry, {
    style: 'compressed',
    loadPaths: [nodeModules],
    importers: [{ findFileUrl: (url) => pathToFileURL(join(nodeModules, url)) }],
    quietDeps: true,
  }).css
}

/**
 * The stylesheet without the rules whose classes no screen names: nhsuk-frontend brings each component in every variant.
 * @param sources the folder of all our source. A name put together there, as `nhsuk-tag--${colour}` or
 * `${block}__hint`, keeps all that it may mean.
 */
export async function withoutUnused(css: string, sources: string): Promise<string> {
  const text = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
    .map((path) => readFileSync(join(sources, path), 'utf8'))
    .join('\n')
  const parts = /(?:\b(?:nhsuk|app)-[\w-]*|(?=\$\{[^{}]*\}(?:__|--)\w))(?:\$\{[^{}]*\}[\w-]*)+/g
  const putTogether = [...new Set(text.match(parts))].map(
    (name) => new RegExp(`^${name.replace(/\$\{[^{}]*\}/g, '.*')}$`),
  )
  const [purged] = await new PurgeCSS().purge({
    css: [{ raw: css }],
    content: [{ raw: text, extension: 'ts' }],
    defaultExtractor: (content) => content.match(/[\w-]+/g) ?? [],
    safelist: putTogether,
  })
  return purged?.css ?? css
}

function hashedFont(name: string): string {
  return `${name}.${fingerprint(readFileSync(join(fontFolder, `${name}.woff2`)))}.woff2`
}

/** Copies each font and picture that the stylesheet names, and puts its hashed name in. */
function withFiles(css: string, outFolder: string, from: string): string {
  const lattice = readFileSync(join(from, 'pictures/lattice.svg'))
  const latticeFile = `lattice.${fingerprint(lattice)}.svg`
  writeFileSync(join(outFolder, latticeFile), lattice)
  return css
    .replaceAll('lattice.svg', latticeFile)
    .replace(/(atkinson-[a-z0-9-]+)\.woff2/g, (_, name: string) => {
      const file = hashedFont(name)
      copyFileSync(join(fontFolder, `${name}.woff2`), join(outFolder, file))
      return file
    })
}

/** The script as text, small. */
export async function bundleIslands(entry: string): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  })
  const file = result.outputFiles[0]
  if (!file) throw new Error('The script came out empty.')
  return file.contents
}
