import type { PageContent, SignedInWorker } from '../accounts/index.ts'
import { GlassBanner } from '../glass/index.ts'
import { concernAddress } from '../safety/index.ts'
import { type AccountItem, type Content, htmlDocument, type NavigationItem, Page } from '../ui/index.ts'
import { navigationFor } from './navigation.ts'
import type { HallSettings } from './settings.ts'

type Around = { worker: SignedInWorker | null; placeName: string; path: string }

const account = (raise: string, mayBreakGlass: boolean): AccountItem[] => [
  { text: 'Raise a safeguarding concern', href: raise },
  ...(mayBreakGlass ? [{ text: 'Read a record in an emergency', href: '/glass' }] : []),
  { text: 'Messages to me', href: '/messages' },
  { text: 'Somebody you know personally', href: '/ties' },
  { text: 'Where you are signed in', href: '/signed-in' },
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

/** At the foot of every page of a worker: a safeguarding concern in two taps. */
const worriedAboutSomebody = (raise: string) => ({
  lead: 'Worried about somebody?',
  text: 'In danger now: ring 999 first.',
  links: [
    { text: 'Raise a safeguarding concern', href: raise },
    { text: 'In danger: 999', href: 'tel:999' },
  ],
})

const publicNavigation: NavigationItem[] = [
  { text: 'Find something to do', href: '/services' },
  { text: 'Ask for a person', href: '/refer/me' },
  { text: 'Sign in', href: '/sign-in' },
]

const withGlass = (worker: SignedInWorker | null, { before }: PageContent) =>
  worker?.glass?.id && worker.glass.until ? (
    <>
      <GlassBanner id={worker.glass.id} until={new Date(worker.glass.until)} />
      {before as Content}
    </>
  ) : (
    before
  )

/** A whole page around what a room gives: header, navigation by role, footer, the demo's banner. */
export function page(settings: HallSettings, around: Around, content: PageContent): string {
  const { worker } = around
  const skin = content.skin ?? (worker ? 'staff' : 'public')
  const staff = skin === 'staff'
  const items = worker ? navigationFor(worker) : []
  // What is not there has no address of its own: the page for it is the same whatever was asked for.
  const raise = concernAddress(content.status && content.status !== 200 ? '' : around.path)
  return htmlDocument(
    <Page
      title={content.title}
      skin={skin}
      assets={settings.assets}
      hasErrors={content.errors}
      shared={content.shared}
      before={withGlass(worker, content) as Content}
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
              account: { name: worker.name, items: account(raise, worker.glass?.may === true) },
            }
          : { home: '/', navigation: publicNavigation }
      }
      footer={{
        note: around.placeName ? `Trellis for ${around.placeName}` : 'Trellis',
        ...(staff ? (worker ? { urgent: worriedAboutSomebody(raise) } : {}) : { urgent: someoneNow }),
      }}
    >
      {content.children as Content}
    </Page>,
  )
}
