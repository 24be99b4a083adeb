import type { Content } from '../options.ts'

export type FooterLink = { text: Content; href: string }

export type FooterOptions = {
  links?: FooterLink[]
  /** 'Trellis for Saltmere' */
  note?: Content
  /** 'Need someone now?' with the numbers to ring: on pages for young people and the public. */
  urgent?: { lead: Content; text?: Content; links: FooterLink[] }
}

const always: FooterLink[] = [
  { text: 'Help', href: '/help' },
  { text: 'Someone is in danger', href: '/danger' },
  { text: 'Privacy', href: '/privacy' },
  { text: 'Accessibility', href: '/accessibility' },
  { text: 'Programmes', href: '/about/programmes' },
  { text: 'How young people are', href: '/wellbeing' },
  { text: 'For developers', href: '/developers' },
]

/** The foot of every page: help, danger, privacy, accessibility, programmes, how young people are, and the open data. */
export function Footer({ links = always, note, urgent }: FooterOptions) {
  return (
    <footer class="app-footer">
      {urgent && (
        <div class="app-footer__urgent">
          <div class="app-footer__inner">
            <p>
              <strong>{urgent.lead}</strong> {urgent.text}
            </p>
            <LinkList links={urgent.links} />
          </div>
        </div>
      )}
      <div class="app-footer__inner">
        <LinkList links={links} />
        {note && <p class="app-footer__note">{note}</p>}
      </div>
    </footer>
  )
}

function LinkList({ links }: { links: FooterLink[] }) {
  return (
    <ul>
      {links.map((link) => (
        <li>
          <a href={link.href}>{link.text}</a>
        </li>
      ))}
    </ul>
  )
}
