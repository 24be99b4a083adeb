import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { Button, Input } from '../ui/index.ts'

const doors = [
  {
    title: 'For you',
    text: 'You’re young, or you look after someone who is.',
    links: [
      { text: 'Find something to do', href: '/services' },
      { text: 'Ask for a person', href: '/refer/me' },
      { text: 'Ask for your child', href: '/refer/my-child' },
    ],
  },
  {
    title: 'For schools, GPs and clubs',
    text: 'You noticed something. Pass it to a person who acts.',
    links: [
      { text: 'Refer a young person', href: '/refer' },
      { text: 'Sign in', href: '/sign-in' },
    ],
  },
  {
    title: 'For link workers and charities',
    text: 'See what is due, and who is waiting for you.',
    links: [
      { text: 'Today', href: '/today' },
      { text: 'Referrals', href: '/referrals' },
    ],
  },
]

const promises = [
  {
    title: 'Somebody always has it',
    text: 'Every referral has one named person and a date. If they can’t help, it goes back with a reason. It never just stops.',
  },
  {
    title: 'You see who sees',
    text: 'Only people in your circle can look. Every look is written down.',
  },
  {
    title: 'You’re told first',
    text: 'In plain words, before anyone else. Then whoever referred you hears as much as you agreed to.',
  },
]

function Home() {
  return (
    <>
      <h1>Nobody should get lost between one bit of help and the next.</h1>
      <p class="nhsuk-body-l">
        Trellis joins up schools, link workers, clubs and the NHS around each young person.
      </p>
      <form method="get" action="/services" class="app-finder">
        <Input
          name="words"
          type="search"
          label={{ text: 'What do you feel like doing?', size: 's' }}
          hint="For example boxing, drawing, somewhere quiet"
        />
        <Button text="Find" />
      </form>
      <div class="nhsuk-grid-row">
        {doors.map((door) => (
          <section class="nhsuk-grid-column-one-third">
            <h2 class="nhsuk-heading-m">{door.title}</h2>
            <p>{door.text}</p>
            <ul class="nhsuk-list">
              {door.links.map((link) => (
                <li>
                  <a href={link.href}>{link.text}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <h2>What you can hold us to</h2>
      <div class="nhsuk-grid-row">
        {promises.map((promise) => (
          <section class="nhsuk-grid-column-one-third">
            <h3 class="nhsuk-heading-s">{promise.title}</h3>
            <p>{promise.text}</p>
          </section>
        ))}
      </div>
    </>
  )
}

function Danger() {
  return (
    <>
      <h1>Someone is in danger</h1>
      <p class="nhsuk-body-l">
        Ring <a href="tel:999">999</a> now. If it is hard to speak, ring 999 from a mobile and press 55 when
        you hear the voice.
      </p>
      <ul>
        <li>
          Childline, any time, free: <a href="tel:08001111">0800 1111</a>
        </li>
        <li>
          Shout, any time, free: text SHOUT to <a href="sms:85258">85258</a>
        </li>
        <li>
          NHS 111: ring <a href="tel:111">111</a> and choose the mental health option
        </li>
      </ul>
      <p>If you work with young people, tell your safeguarding lead today. Do not wait for an answer here.</p>
    </>
  )
}

function Help() {
  return (
    <>
      <h1>Help</h1>
      <h2>If you referred somebody</h2>
      <p>
        Open Referrals. Each one says who has it now and by when you will hear. You are responsible until
        somebody says yes.
      </p>
      <h2>If you are waiting to hear</h2>
      <p>
        You will be told first. If nobody answers by the date, it goes up to a manager, and they get in touch.
      </p>
      <h2>If you cannot sign in</h2>
      <p>Ask the person who runs Trellis where you work.</p>
    </>
  )
}

function Privacy() {
  return (
    <>
      <h1>Privacy</h1>
      <p class="nhsuk-body-l">
        Nothing about a young person can be seen by anybody who is not around them now.
      </p>
      <ul>
        <li>Who is around them, why, and until when is written in their record.</li>
        <li>Every look at a record is written down, with who and when. Nobody can change that list.</li>
        <li>
          We keep one cookie, to know that you are signed in or to keep a form you have begun. Nothing tracks
          you.
        </li>
      </ul>
      <p>
        The organisation that runs this Trellis decides how long records are kept and answers questions about
        them.
      </p>
    </>
  )
}

function Accessibility() {
  return (
    <>
      <h1>Accessibility</h1>
      <p class="nhsuk-body-l">
        Everything here works by keyboard, with a screen reader, on an old phone and without script.
      </p>
      <p>
        We test every page against WCAG 2.2 at level AA by machine, and read them as people do. If something
        does not work for you, tell the person who invited you and we will put it right.
      </p>
    </>
  )
}

/** The pages that say the same to everybody. */
export function standingPages(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/', (c) => c.var.page({ title: 'Nobody gets lost', skin: 'public', children: <Home /> }))
    .get('/danger', (c) => c.var.page({ title: 'Someone is in danger', children: <Danger /> }))
    .get('/help', (c) => c.var.page({ title: 'Help', children: <Help /> }))
    .get('/privacy', (c) => c.var.page({ title: 'Privacy', children: <Privacy /> }))
    .get('/accessibility', (c) => c.var.page({ title: 'Accessibility', children: <Accessibility /> }))
}
