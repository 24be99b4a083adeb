import type { Content } from '../options.ts'

/** One component in one state, with its name above it. */
export function Specimen({ name, children }: { name: string; children?: Content }) {
  return (
    <section class="app-specimen" aria-label={name}>
      <p class="app-specimen__name">{name}</p>
      {children}
    </section>
  )
}

export const longText =
  'Oluwaseun Akintola-Featherstonehaugh-Wolverhamptonborough said that the after-school club on Tuesdays, ' +
  'Wednesdays and every second Friday in the old library (the one behind the swimming pool) would be good'

export const longWord = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'
