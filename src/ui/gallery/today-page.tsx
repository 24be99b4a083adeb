import { Button, ButtonGroup, LinkButton } from '../components/button.tsx'
import { DangerNote } from '../components/callouts.tsx'
import { Textarea } from '../components/textarea.tsx'
import { EmptyState, KeptNote, Loading, PageHeading } from '../patterns/notes.tsx'
import { SectionSteps } from '../patterns/section-steps.tsx'
import { StepPath } from '../patterns/step-path.tsx'
import { type UrgencyGroup, UrgencyList } from '../patterns/urgency-list.tsx'
import { WeekStrip, type WeekStripProps } from '../patterns/week-strip.tsx'
import { BenchPicture, DoorPicture } from '../pictures/drawings.tsx'
import { longText, Specimen } from './specimen.tsx'

const groups: UrgencyGroup[] = [
  {
    tone: 'urgent',
    title: 'Read this first',
    rows: [
      {
        who: 'Amina Yusuf-Hassan',
        whoHref: '#',
        whoNote: '13 · Eastbrook Academy',
        what: 'An answer in her check-in needs somebody today. Gareth Pugh, safeguarding lead, has it too.',
        since: '8:52 this morning',
        sinceNote: '38 minutes ago',
        action: { text: 'Read and acknowledge', href: '#' },
      },
    ],
  },
  {
    tone: 'overdue',
    title: 'Overdue',
    rows: [
      {
        who: 'Tobi Adeyemi',
        whoNote: '12 · Sallowfield High School',
        what: 'You said you would ring his mum, Folake, about the swimming voucher.',
        since: '3 working days late',
        sinceNote: 'due Thu 19 Nov',
        action: { text: 'Ring Folake', href: '#' },
      },
      {
        who: 'Saoirse Quinn',
        whoNote: '16 · Saltmere College',
        what: 'Look back at her plan together. You last did this on 24 August.',
        since: '1 working day late',
        sinceNote: 'due Mon 23 Nov',
        action: { text: 'Set a review date', href: '#' },
      },
    ],
  },
  {
    tone: 'due',
    title: 'Due today',
    rows: [
      {
        who: 'Oluwaseun Akintola-Featherstonehaugh',
        whoNote: '17 · Saltmere Sixth Form College',
        what: longText,
        since: 'Today',
        sinceNote: 'call was Fri 20 Nov',
        action: { text: 'Write it up', href: '#' },
      },
    ],
  },
  { tone: 'later', title: 'Later this week', rows: [] },
  {
    tone: 'waiting',
    title: 'Waiting for others',
    rows: [
      {
        who: 'Harpreet Gill',
        whoNote: '12 · Eastbrook Academy',
        what: 'Waiting for an answer from Ferry Road Boxing Club, due Tuesday 1 December.',
        since: 'Since Tue 17 Nov',
        sinceNote: 'read by them Thu 19',
        action: { text: 'Send a reminder', href: '#' },
      },
    ],
  },
  {
    tone: 'cover',
    title: 'Covering for Daniel Osei',
    note: 'until Friday',
    rows: [],
    empty:
      'Nothing of Daniel’s is due. If one of his young people needs somebody today, it comes to the top.',
  },
]

const week: WeekStripProps = {
  label: 'This week',
  days: [
    { label: 'Mon 23', slots: 6, filled: 5, words: '5 of 6 done', shortWords: '5/6', past: true },
    { label: 'Tue 24', slots: 6, filled: 6, words: 'Full', shortWords: '6/6', today: true },
    { label: 'Wed 25', slots: 6, filled: 4, words: '2 free', shortWords: '4/6' },
    { label: 'Thu 26', slots: 6, filled: 5, words: '1 free', shortWords: '5/6' },
    { label: 'Fri 27', slots: 6, filled: 2, words: '4 free', shortWords: '2/6' },
  ],
  load: { text: '22 young people', note: 'with you, room for 3', filled: 22, of: 25 },
}

/** A worker's day. */
export function TodayPage() {
  return (
    <>
      <PageHeading heading="Today" beside="Tuesday 24 November" />
      <WeekStrip {...week} />
      <UrgencyList groups={groups} />
      <EmptyState heading="That is everything until Monday 30 November." picture={<BenchPicture />}>
        <a href="#">What you finished this week (9)</a>
      </EmptyState>
    </>
  )
}

/** A worker's day with nothing in it. */
export function ClearPage() {
  return (
    <>
      <PageHeading heading="Today" beside="Tuesday 24 November" />
      <WeekStrip {...week} />
      <UrgencyList
        top={
          <EmptyState heading="Nothing needs you today" picture={<BenchPicture />}>
            All your young people have a next thing with a date.
          </EmptyState>
        }
        groups={groups.filter((group) => group.tone === 'waiting' || group.tone === 'cover')}
      />
      <Loading />
    </>
  )
}

/** A long form as numbered sections with what happens next beside it. */
export function SectionsPage() {
  return (
    <div class="app-columns">
      <div>
        <h1>Refer a young person</h1>
        <p class="app-lead">To a link worker, who finds out what matters to them. About 6 minutes.</p>
        <DangerNote lead="Is somebody in danger today?">Don’t use this form. Ring 999.</DangerNote>
        <SectionSteps
          sections={[
            {
              state: 'done',
              title: 'Who it is for',
              change: { href: '#' },
              summary: 'Tariq Hussain-O’Shaughnessy, 13, Year 9, born 27 March 2013.',
            },
            { state: 'open', title: 'What you have noticed', children: <Noticed /> },
            {
              state: 'error',
              title: 'Who has said yes',
              children: <p>Choose who has said yes to this referral.</p>,
            },
            { state: 'later', title: 'Where it goes', summary: 'Northside Link Workers cover your school' },
          ]}
        />
        <KeptNote>Kept at 10:42. Nobody else can see it until you send it.</KeptNote>
      </div>
      <Specimen name="StepPath">
        <StepPath
          heading="What happens next"
          steps={[
            { title: 'Today', text: 'Northside Link Workers get your referral.', now: true },
            {
              title: 'By Tuesday 8 December',
              text: 'They say yes or no. You’re responsible until they accept.',
            },
            { title: 'Within a week of yes', text: 'A link worker meets Taz, where he likes.' },
            { title: 'After that', text: 'You hear when it starts and how it ends.' },
          ]}
          note="If nobody answers, it comes back to you on Wednesday 9 December."
        />
        <DoorPicture />
      </Specimen>
    </div>
  )
}

function Noticed() {
  return (
    <>
      <Textarea name="noticed" label="In your own words" hint="Two or three sentences." rows={3} />
      <ButtonGroup>
        <Button text="Carry on" />
        <LinkButton text="Finish later, kept for 14 days" />
      </ButtonGroup>
    </>
  )
}
