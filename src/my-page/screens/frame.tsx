import { UnsafeLink } from '../../safety/index.ts'
import { Button, type Content, NotificationBanner, TabLinks } from '../../ui/index.ts'
import { en } from '../../words/index.ts'

const words = en.myPage

export type MyTab = 'home' | 'people' | 'looks' | 'everything'

const tabs: readonly { tab: MyTab; text: string; href: string }[] = [
  { tab: 'home', text: words.tabs.home, href: '/my' },
  { tab: 'people', text: words.tabs.people, href: '/my/people' },
  { tab: 'looks', text: words.tabs.looks, href: '/my/looks' },
  { tab: 'everything', text: words.tabs.everything, href: '/my/everything' },
]

/** Around each of these pages: the way between them, and closing it, which is what a lent phone needs. */
export function Frame(props: { heading: Content; current: MyTab; notice?: string; children?: Content }) {
  return (
    <>
      {props.notice && <NotificationBanner title={words.tabs.label} text={props.notice} />}
      <h1>{props.heading}</h1>
      <TabLinks
        label={words.tabs.label}
        items={tabs.map(({ tab, text, href }) => ({ text, href, current: tab === props.current }))}
      />
      <UnsafeLink path="/my/unsafe" />
      {props.children}
      <form method="post" action="/my/closing">
        <Button text={words.close} variant="secondary" />
      </form>
    </>
  )
}
