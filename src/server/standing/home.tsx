import {
  BallPicture,
  BenchPicture,
  Button,
  DoorPicture,
  Hero,
  Input,
  LeafPicture,
  PathPicture,
  PencilPicture,
} from '../../ui/index.ts'
import { JoinedUp } from './joined-up.tsx'

type Door = { title: string; text: string; links: readonly { text: string; href: string }[] }

const doors: readonly Door[] = [
  {
    title: 'For you',
    text: 'You’re young, or you look after someone who is.',
    links: [
      { text: 'Find something to do', href: '/services' },
      { text: 'Ask for a person', href: '/refer/me' },
      { text: 'Ask for your child', href: '/refer/my-child' },
      { text: 'Fill in a survey, with your code', href: '/survey' },
    ],
  },
  {
    title: 'For schools, GPs and clubs',
    text: 'You noticed something. Pass it to a person who acts.',
    links: [
      { text: 'Refer a young person', href: '/refer' },
      { text: 'What you have sent', href: '/referrals' },
    ],
  },
  {
    title: 'For link workers',
    text: 'See what is due today, and who is waiting for you.',
    links: [
      { text: 'Today', href: '/today' },
      { text: 'Sign in', href: '/sign-in' },
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
    text: 'Only people in your circle can look. Every look is written down, and you can read the list.',
  },
  {
    title: 'You’re told first',
    text: 'In plain words, before anyone else. Then whoever referred you hears as much as you agreed to.',
  },
]

// What young people say, as a way into the finder.
const ideas = ['somewhere to hang out', 'feeling alone', 'nothing to do', 'can’t afford it']

const pictures = [BallPicture, PencilPicture, LeafPicture, BenchPicture, PathPicture]

/** Things to do, set in the lattice like panes. */
function Diamonds() {
  return (
    <div class="app-diamonds" aria-hidden="true">
      {pictures.map((Picture) => (
        <div class="app-diamond">
          <Picture />
        </div>
      ))}
    </div>
  )
}

/** The band at the top: what Trellis is for, and the finder before anything else. */
export function HomeHero({ placeName }: { placeName: string }) {
  return (
    <Hero
      heading="Nobody should get lost between one bit of help and the next."
      text={`Trellis joins up schools, link workers, clubs and the NHS around each young person${placeName ? ` in ${placeName}` : ''}. What it knows about you, you can see.`}
      picture={<Diamonds />}
    >
      <form method="get" action="/services" class="app-finder">
        <Input
          name="words"
          type="search"
          label={{ text: 'What do you feel like doing?', size: 's' }}
          attributes={{ maxlength: 200, placeholder: 'boxing, drawing, quiet' }}
        />
        <Button text="Find" variant="reverse" />
      </form>
      <p class="app-finder__ideas">
        Or try{' '}
        {ideas.map((words, index) => (
          <>
            {index > 0 && ', '}
            <a href={`/services?${new URLSearchParams({ words })}`}>{words}</a>
          </>
        ))}
      </p>
    </Hero>
  )
}

/** What everybody comes to first: three doors, how it joins up, and what they can hold us to. */
export function Home() {
  return (
    <>
      <div class="app-doors">
        {doors.map((door) => (
          <section class="app-door">
            <DoorPicture />
            <div>
              <h2>{door.title}</h2>
              <p>{door.text}</p>
              <ul>
                {door.links.map((link) => (
                  <li>
                    <a href={link.href}>{link.text}</a>
                  </li>
                ))}
              </ul>
            </div>
          </section>
        ))}
      </div>
      <JoinedUp />
      <section>
        <h2>What you can hold us to</h2>
        <div class="app-promises">
          {promises.map((promise) => (
            <div class="app-promise">
              <h3>{promise.title}</h3>
              <p>{promise.text}</p>
            </div>
          ))}
        </div>
      </section>
    </>
  )
}
