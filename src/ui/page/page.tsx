import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Assets } from '../assets.ts'
import { SkipLink } from '../components/links.tsx'
import { type Content, classNames } from '../options.ts'
import { Footer, type FooterOptions } from './footer.tsx'
import { Header, type HeaderOptions } from './header.tsx'

export type Skin = 'staff' | 'young' | 'public'

export type PageProps = {
  /** Without the product's name, which is added. */
  title: string
  skin: Skin
  assets: Assets
  /** A form came back with something to put right: the title says so first. */
  hasErrors?: boolean
  lang?: string
  dir?: 'ltr' | 'rtl'
  /** With neither header nor footer; `skip` says 'Skip to main content' in the page's language. */
  alone?: { skip: string }
  /** What another site or a message shows of this page when it is shared. Addresses are whole ones. */
  shared?: { description: string; image: string; address: string }
  header?: HeaderOptions
  footer?: FooterOptions
  /** 'Demo: invented people', above everything. */
  banner?: Content
  /** The way back or up, before the content. */
  before?: Content
  /** A fern band from edge to edge, before the content. */
  hero?: Content
  /** One column of 720 px for forms, or the whole 1184 px. */
  width?: 'wide' | 'reading'
  children?: Content
}

/** A whole HTML document. Give it to `htmlDocument` for the doctype. */
export function Page(props: PageProps) {
  const { assets, skin, alone } = props
  const column = classNames('app-column', props.width === 'reading' && 'app-column--reading')
  return (
    <html lang={props.lang ?? 'en-GB'} dir={props.dir}>
      <head>
        <meta charset="utf-8" />
        <title>{`${props.hasErrors ? 'Error: ' : ''}${props.title} – Trellis`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#1d5c4b" />
        <meta name="format-detection" content="telephone=no" />
        {/* Fonts are not fetched early: on a slow line they would hold up the styles, and with them the first words. */}
        <link rel="stylesheet" href={assets.css} />
        <link rel="icon" href={assets.mark} type="image/svg+xml" />
        {props.shared && <Shared title={props.title} {...props.shared} />}
        <script type="module" src={assets.js} />
      </head>
      <body class={`app-skin app-skin--${skin}`}>
        <SkipLink text={alone?.skip} />
        {props.banner && (
          <section class="app-banner" aria-label="About this site" lang={props.lang && 'en-GB'}>
            {props.banner}
          </section>
        )}
        {!alone && <Header {...props.header} mark={assets.mark} logo={assets.logo} skin={skin} />}
        <main id="maincontent" class="app-main" tabindex={-1}>
          {props.hero}
          <div class={column}>
            {props.before && <div class="app-before">{props.before}</div>}
            {props.children}
          </div>
        </main>
        {!alone && <Footer {...props.footer} />}
      </body>
    </html>
  )
}

type SharedProps = { title: string; description: string; image: string; address: string }

function Shared({ title, description, image, address }: SharedProps) {
  return (
    <>
      <meta name="description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Trellis" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={address} />
      <meta property="og:image" content={image} />
      <meta property="og:image:alt" content="" />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}

/** The text to answer with: doctype and document. `c.html(htmlDocument(<Page …/>))`. */
export function htmlDocument(page: JSX.Element): string {
  return `<!DOCTYPE html>${page}`
}
