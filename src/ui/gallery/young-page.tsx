import { RatingChart } from '../charts/rating-chart.tsx'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Hero } from '../components/hero.tsx'
import { Input } from '../components/input.tsx'
import { Radios } from '../components/radios.tsx'
import { NextThing } from '../patterns/next-thing.tsx'
import { OwnWords, Said } from '../patterns/own-words.tsx'
import { Rings } from '../patterns/rings.tsx'
import { ShareList } from '../patterns/share-list.tsx'
import {
  BallPicture,
  BenchPicture,
  DoorPicture,
  LeafPicture,
  PathPicture,
  PencilPicture,
} from '../pictures/drawings.tsx'
import { Specimen } from './specimen.tsx'

const goal = [
  { date: '2026-09-08', value: 2 },
  { date: '2026-10-06', value: 2 },
  { date: '2026-11-17', value: 5 },
]

/** A young person's own page. */
export function YoungPage() {
  return (
    <>
      <h1>Hi Safiya.</h1>
      <div class="app-columns app-columns--even">
        <OwnWords label="What I said matters" words="Drawing. My nan. Not being stared at when I walk in." />
        <NextThing
          label="My next thing"
          title="Panel Club, today at 4"
          text="Jo is at the library’s side door at 3:50, so you walk in together."
          picture={<PencilPicture />}
          actions={[
            { text: 'I’ll be there', post: '#' },
            { text: 'Change it', href: '#' },
            { text: 'Not today', post: '#' },
          ]}
        />
      </div>
      <h2>My goals</h2>
      <RatingChart
        title="Walk into a room without going round the block first"
        ratings={goal}
        tone="fern"
        says={{ lead: '5 now', text: <Said words="Panel Club helped. I sat near the door." /> }}
      />
      <h2>My circle</h2>
      <div class="app-columns app-columns--even">
        <Rings
          title="My circle"
          centre="You"
          names
          rings={['sees most', 'sees some', 'sees a little']}
          people={[
            { name: 'Jo', ring: 0 },
            { name: 'Ms Adeyemi', ring: 2 },
            { name: 'Nan', ring: 1 },
            { name: 'Priya', ring: 1 },
          ]}
        />
        <ShareList
          avatars={false}
          people={[
            {
              name: 'Jo Pereira',
              role: 'link worker',
              sees: 'Sees: your plan, your goals and your chats.',
              since: 'Since 8 September. You said yes.',
              action: { text: 'Change', href: '#' },
            },
            {
              name: 'Ms Adeyemi',
              role: 'school',
              sees: 'Sees: that you’re with Jo. Not what you talk about.',
              action: { text: 'Ask', href: '#' },
            },
          ]}
          last={
            <p>
              <strong>Nobody else.</strong> If someone might get badly hurt, Jo may have to tell. She’d tell
              you first if it was safe to.
            </p>
          }
        />
      </div>
    </>
  )
}

/** One question with big choices. */
export function QuestionPage() {
  return (
    <form method="post" action="#">
      <Radios
        name="lonely"
        classes="app-choices--big"
        fieldset={{ legend: { text: 'How often do you feel lonely?', size: 'l', isPageHeading: true } }}
        value="some"
        items={[
          { value: 'often', text: 'Often or always' },
          { value: 'some', text: 'Some of the time' },
          { value: 'never', text: 'Never' },
        ]}
      />
      <ButtonGroup>
        <Button text="Back" variant="secondary" href="#" />
        <Button text="Next" />
      </ButtonGroup>
    </form>
  )
}

/** The band of a public page. */
export function PublicHero() {
  return (
    <Hero heading="What do you feel like doing?" text="Find something near you. No account needed.">
      <form method="get" action="#">
        <Input name="q" label="In your own words" value="after school, not too loud" />
        <Button text="Find" variant="reverse" />
      </form>
    </Hero>
  )
}

/** Every drawing. */
export function PicturesPage() {
  return (
    <Specimen name="Bench, door, leaf, path, ball, pencil">
      <BenchPicture />
      <DoorPicture />
      <LeafPicture />
      <PathPicture />
      <BallPicture />
      <PencilPicture />
    </Specimen>
  )
}

/** Words that run from right to left. */
export function RightToLeftPage() {
  return (
    <>
      <h1>أهلا سارة</h1>
      <OwnWords label="ما يهمني" words="الرسم وجدتي والهدوء" lang="ar" />
      <Input name="name" label="الاسم الكامل" hint="كما تحب أن تُنادى" errorMessage="اكتب الاسم" />
      <Radios
        name="yes"
        fieldset={{ legend: 'هل توافق؟' }}
        items={[
          { value: 'y', text: 'نعم' },
          { value: 'n', text: 'لا' },
        ]}
      />
      <ShareList people={[{ name: 'سارة علي', role: 'جدتي', sees: 'الخطة والأهداف' }]} />
    </>
  )
}
