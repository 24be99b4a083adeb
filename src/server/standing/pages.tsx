import { Hono } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import { Home, HomeHero } from './home.tsx'

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
          We keep cookies only to know that you are signed in, to keep a form you have begun, and to know a
          browser in which you opened your own page before. Nothing tracks you.
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
    .get('/', (c) =>
      c.var.page({
        title: 'Nobody gets lost',
        skin: 'public',
        hero: <HomeHero placeName={c.var.placeName} />,
        children: <Home />,
      }),
    )
    .get('/danger', (c) => c.var.page({ title: 'Someone is in danger', children: <Danger /> }))
    .get('/help', (c) => c.var.page({ title: 'Help', children: <Help /> }))
    .get('/privacy', (c) => c.var.page({ title: 'Privacy', children: <Privacy /> }))
    .get('/accessibility', (c) => c.var.page({ title: 'Accessibility', children: <Accessibility /> }))
}
