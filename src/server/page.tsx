import type { PageContent, SignedInWorker } from '../accounts/index.ts'
import { type AccountItem, type Content, htmlDocument, type NavigationItem, Page } from '../ui/index.ts'
import { navigationFor } from './navigation.ts'
import type { HallSettings } from './settings.ts'

type Around = { worker: SignedInWorker | null; placeName: string; path: string }

const account: AccountItem[] = [
  { text: 'Messages to me', href: '/messages' },
  { text: 'Sign out', action: '/sign-out' },
]

const someoneNow = {
  lead: 'Need someone now?',
  text: 'Free, any time.',
  links: [
    { text: 'Childline 0800 1111', href: 'tel:08001111' },
    { text: 'Text SHOUT to 85258', href: 'sms:85258' },
    { text: 'In danger: 999', href: 'tel:999' },
  ],
}

const publicNavigation: NavigationItem[] = [
  { text: 'Find something to do', href: '/services' },
  { text: 'Ask for a person', href: '/refer/me' },
  { text: 'Sign in', href: '/sign-in' },
]

/** A whole page around what a room gives: header, navigation by role, footer, the demo's banner. */
export function page(settings: HallSettings, around: Around, content: PageContent): string {
  const { worker } = around
  const skin = content.skin ?? (worker ? 'staff' : 'public')
  const staff = skin === 'staff'
  const items = worker ? navigationFor(worker) : []
  return htmlDocument(
    <Page
      title={content.title}
      skin={skin}
      assets={settings.assets}
      hasErrors={content.errors}
      shared={content.shared}
      before={content.before as Content}
      hero={content.hero as Content}
      width={content.width}
      lang={content.alone?.lang}
      dir={content.alone?.dir}
      alone={content.alone}
      banner={settings.installation === 'demo' ? 'This is a demo. Everybody in it is invented.' : undefined}
      header={
        worker
          ? {
              home: '/today',
              navigation: items.map((item) => ({ ...item, current: item.section === content.section })),
              account: { name: worker.name, items: account },
            }
          : { home: '/', navigation: publicNavigation }
      }
      footer={{
        note: around.placeName ? `Trellis for ${around.placeName}` : 'Trellis',
        ...(staff ? {} : { urgent: someoneNow }),
      }}
    >
      {content.children as Content}
    </Page>,
  )
}
