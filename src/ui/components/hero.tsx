import type { Content } from '../options.ts'

export type HeroProps = { heading: Content; text?: Content; picture?: Content; children?: Content }

/** The fern band with the faint lattice at the top of a public page. One to a page; it carries the h1. */
export function Hero({ heading, text, picture, children }: HeroProps) {
  return (
    <section class="app-hero">
      <div class="app-hero__inner">
        <div class="app-hero__words">
          <h1 class="app-hero__heading">{heading}</h1>
          {text && <p class="app-hero__text">{text}</p>}
          {children}
        </div>
        {picture && <div class="app-hero__picture">{picture}</div>}
      </div>
    </section>
  )
}

export type SheetProps = { label?: string; children?: Content }

/** A white sheet, only where rows must be compared; everywhere else lines part things. */
export function Sheet({ label, children }: SheetProps) {
  return (
    <div class="app-sheet" {...(label ? { role: 'group', 'aria-label': label } : {})}>
      {children}
    </div>
  )
}
