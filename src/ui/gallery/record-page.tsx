import { ChangeChart } from '../charts/change-chart.tsx'
import { type Lane, LaneChart } from '../charts/lane-chart.tsx'
import { RatingChart } from '../charts/rating-chart.tsx'
import { Tag } from '../components/tag.tsx'
import { Checklist } from '../patterns/checklist.tsx'
import { NextLine, NextThing } from '../patterns/next-thing.tsx'
import { AddList, PageHeading } from '../patterns/notes.tsx'
import { OwnWords, Said } from '../patterns/own-words.tsx'
import { type RingPerson, Rings } from '../patterns/rings.tsx'
import { ShareList, type SharePerson } from '../patterns/share-list.tsx'
import { Timeline } from '../patterns/timeline.tsx'

const inside: RingPerson[] = [
  { name: 'Maryam Siddiqui', ring: 0, tone: 'fern' },
  { name: 'Comfort Mensah', ring: 1, tone: 'plum' },
  { name: 'Sport on the Green', ring: 2, asked: true },
  { name: 'Anouk Verhoeven', ring: 1, tone: 'sky' },
  { name: 'Delroy Banks', ring: 2 },
  { name: 'Priya Raman', ring: 2 },
]

const people: SharePerson[] = [
  { name: 'Maryam Siddiqui', role: 'link worker', sees: 'Everything, while support is open', tone: 'fern' },
  { name: 'Comfort Mensah', role: 'her nan', sees: 'Plan and goals, until Kez says stop', tone: 'plum' },
  {
    name: 'Anouk Verhoeven',
    role: 'young people’s mental health',
    sees: 'Plan and goals, until 2 January',
    tone: 'sky',
  },
  { name: 'Priya Raman', role: 'head of Year 10', sees: 'That she has support, until July' },
  { name: 'Delroy Banks', role: 'coach', sees: 'What keeps her well there' },
  {
    name: 'Sport on the Green',
    role: 'asked on 17 November',
    sees: 'Her first name only, until they accept',
    asked: true,
  },
]

const lanes: readonly Lane[] = [
  { key: 'treatment', name: 'Treatment', tone: 'treatment' },
  { key: 'secondary', name: 'Secondary prevention', tone: 'secondary' },
  { key: 'early', name: 'Early intervention', tone: 'early' },
  { key: 'targeted', name: 'Targeted', tone: 'targeted' },
  { key: 'universal', name: 'Universal', tone: 'universal' },
]

/** What a record is made of. */
export function RecordPage() {
  return (
    <>
      <div class="app-columns app-columns--record">
        <div>
          <PageHeading
            heading="Kezia Mensah-Thornbury"
            below="Kez, she/her · 14 · Year 10, Sallowfield High School"
          />
          <OwnWords
            label="What matters to me"
            words="Being outside, my nan, and drawing. I want one person at school."
          />
        </div>
        <NextThing
          label="Next, tomorrow"
          title="Walk in Priory Park, 3:45 pm"
          text="With Maryam. Kez asked to hear what Sport on the Green is like."
          actions={[
            { text: 'Get ready', href: '#' },
            { text: 'Move it', href: '#' },
          ]}
        />
      </div>
      <div class="app-columns app-columns--record">
        <div>
          <h2>Her journey</h2>
          <LaneChart
            title="Across the lanes, in five numbered steps"
            lanes={lanes}
            today="2026-11-24"
            spans={[
              { lane: 'early', from: '2026-03-23', to: null, waiting: false },
              { lane: 'universal', from: '2026-04-22', to: null, waiting: false },
              { lane: 'treatment', from: '2026-07-20', to: '2026-10-02', waiting: false },
              { lane: 'secondary', from: '2026-10-02', to: null, waiting: false },
              { lane: 'targeted', from: '2026-11-17', to: null, waiting: true },
            ]}
            marks={[
              { label: '1', date: '2026-03-23', fromLane: 'universal', lane: 'early', waiting: false },
              { label: '2', date: '2026-04-22', fromLane: 'early', lane: 'universal', waiting: false },
              { label: '3', date: '2026-07-20', fromLane: 'early', lane: 'treatment', waiting: false },
              { label: '4', date: '2026-10-02', fromLane: 'treatment', lane: 'secondary', waiting: false },
              { label: '5', date: '2026-11-17', fromLane: 'secondary', lane: 'targeted', waiting: true },
            ]}
          />
          <h2>Timeline</h2>
          <RecordTimeline />
          <h2>Add</h2>
          <AddList
            items={[
              { text: 'Write up a contact', href: '#', note: 'call, visit, walk or message' },
              { text: 'Raise a safeguarding concern', href: '#', note: 'goes to Gareth Pugh at once' },
            ]}
          />
        </div>
        <div>
          <h2>Her circle</h2>
          <Rings
            title="Her circle"
            centre="Kez"
            rings={['Everything', 'Plan and goals', 'A little']}
            people={inside}
          />
          <ShareList people={people} />
        </div>
      </div>
    </>
  )
}

function RecordTimeline() {
  return (
    <Timeline
      items={[
        {
          when: 'Fri 20 Nov',
          kind: 'Conversation',
          title: 'Maryam rang Kez, 15 minutes',
          children: (
            <p>
              <Said words="I went to the stadium on my own bus. First time." />
            </p>
          ),
        },
        {
          when: 'Tue 17 Nov',
          kind: 'Referral',
          tone: 'sky',
          ring: true,
          title: 'Asked Sport on the Green to offer a place',
          children: (
            <p>
              They have until Tuesday 1 December. <a href="#">See what was shared</a>
            </p>
          ),
        },
        {
          when: 'Wed 11 Nov',
          kind: 'Goal',
          tone: 'plum',
          title: '“Sit with somebody at lunch”: rated 6',
        },
      ]}
      more={{ text: 'Earlier, back to March (31 more)', href: '#' }}
    />
  )
}

/** Goals with their lines, and a change before and after. */
export function ChartsPage() {
  return (
    <>
      <PageHeading
        heading="Plan and goals"
        end={<NextLine title="walk in Priory Park" text="tomorrow, 3:45 pm" />}
      />
      <div class="app-columns app-columns--even">
        <div>
          <p class="app-muted app-small">Goal 1</p>
          <OwnWords size="title" words="Sit with somebody at lunch" />
          <Checklist
            items={[
              {
                text: 'Find out who else eats in the art room',
                note: 'Ms Raman, done 9 October',
                done: true,
              },
              {
                text: 'Ask Ms Raman about the Thursday table',
                note: 'Kez and Maryam, by Fri 20 November',
                tag: <Tag colour="pink">2 working days late</Tag>,
                toggle: { action: '#', label: 'Ask Ms Raman about the Thursday table: done' },
              },
            ]}
            more={{ text: 'Add a step', href: '#' }}
          />
        </div>
        <RatingChart
          title="Sit with somebody at lunch"
          ratings={[
            { date: '2026-03-18', value: 1 },
            { date: '2026-04-22', value: 2 },
            { date: '2026-06-12', value: 3 },
            { date: '2026-09-02', value: 4 },
            { date: '2026-11-11', value: 6 },
          ]}
          says={{
            lead: 'Up 5 since March.',
            text: 'A change of 3 or more is hardly ever chance for one person.',
          }}
        />
        <RatingChart
          title="Draw something my nan can hang up"
          ratings={[{ date: '2026-11-11', value: 4 }]}
          from="2026-03-01"
          says={{ lead: 'One rating so far.', text: 'A second one shows whether it is moving.' }}
          table="visible"
        />
        <RatingChart title="No rating yet" ratings={[]} says={{ lead: 'No rating yet.' }} />
      </div>
      <h2>Before and after</h2>
      <ChangeChart
        title="Wellbeing, before and after"
        scale={{ min: 7, max: 35 }}
        rows={[
          {
            label: 'Everyone with both',
            before: { value: 19.3, low: 18.1, high: 20.5 },
            after: { value: 22.4, low: 21, high: 23.8 },
            pairs: 74,
            missing: 22,
          },
          { label: 'One young person', before: { value: 17.4 }, after: { value: 21.2 } },
        ]}
        says={{ lead: 'Up 3.1 on average.', text: 'This shows change, not cause.' }}
      />
    </>
  )
}
