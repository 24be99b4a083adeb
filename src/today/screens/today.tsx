import {
  BenchPicture,
  Details,
  EmptyState,
  PageHeading,
  type UrgencyGroup,
  UrgencyList,
  type UrgencyRow,
  WeekStrip,
} from '../../ui/index.ts'
import { countOf, spokenDay } from '../../words/index.ts'
import { type Finished, finishedLine } from '../finished.ts'
import type { TodayShown } from '../gathering.ts'
import { type Group, needsToday, type Row } from '../today.ts'
import { TeamTable } from './team.tsx'

/** Rows of a group that are read at a glance; the rest is folded away. */
const AT_A_GLANCE = 12

function urgencyRow({ thing, since, sinceNote }: Row): UrgencyRow {
  const whose = thing.side === 'team' ? (thing.owner.name ?? 'the team') : null
  return {
    who: thing.who,
    ...(thing.href ? { whoHref: thing.href } : {}),
    whoNote:
      whose && whose !== thing.who ? (
        <>
          {thing.note}
          {thing.note && <br />}With {whose}
        </>
      ) : (
        thing.note
      ),
    what: thing.what,
    since,
    ...(sinceNote ? { sinceNote } : {}),
    action: thing.action,
  }
}

const fullLists = {
  referrals: { text: 'All referrals', href: '/referrals' },
  people: { text: 'All your young people', href: '/young-people' },
}

function urgencyGroup({ rows, ...group }: Group): UrgencyGroup {
  const folded = rows.slice(AT_A_GLANCE)
  const onlyReferrals = folded.every(({ thing }) => thing.key.startsWith('referral '))
  return {
    ...group,
    rows: rows.slice(0, AT_A_GLANCE).map(urgencyRow),
    ...(folded.length > 0
      ? {
          more: {
            summary: `Show ${countOf(folded.length, 'more', 'more')}`,
            rows: folded.map(urgencyRow),
            link: onlyReferrals ? fullLists.referrals : fullLists.people,
          },
        }
      : {}),
  }
}

function FinishedThisWeek({ finished }: { finished: readonly Finished[] }) {
  return (
    <Details summary={`What you finished this week (${finished.length})`}>
      <ul class="nhsuk-list">
        {finished.map((one) => (
          <li>{finishedLine(one)}</li>
        ))}
      </ul>
    </Details>
  )
}

function NothingToday({ load }: Pick<TodayShown, 'load'>) {
  return (
    <EmptyState heading="Nothing needs you today" picture={<BenchPicture />}>
      {load
        ? 'All your young people have a next thing with a date. If one of them needs somebody, it comes to the top of this page.'
        : 'When a young person needs something of you, it comes to the top of this page, before it is due.'}
    </EmptyState>
  )
}

/** Everything that asks something of a worker, in one list by urgency, and how full the week is. */
export function Today(shown: TodayShown) {
  const calm = !needsToday(shown.groups, shown.today)
  const done = shown.finished.length > 0
  const strip = shown.load !== null || shown.week.some(({ words }) => words !== 'Nothing due')
  return (
    <>
      <PageHeading heading="Today" beside={spokenDay(shown.today)} />
      {strip && (
        <WeekStrip label="The week" days={shown.week} {...(shown.load ? { load: shown.load } : {})} />
      )}
      <UrgencyList
        groups={shown.groups.map(urgencyGroup)}
        {...(calm ? { top: <NothingToday load={shown.load} /> } : {})}
      />
      {shown.team.length > 0 && <TeamTable lines={shown.team} />}
      {calm ? (
        done && <FinishedThisWeek finished={shown.finished} />
      ) : (
        <EmptyState
          heading={`That is everything until ${spokenDay(shown.nextAfter)}.`}
          picture={<BenchPicture />}
        >
          {done && <FinishedThisWeek finished={shown.finished} />}
        </EmptyState>
      )}
    </>
  )
}

/** For somebody whose role opens nobody's record: what they do look after, and nothing about anybody. */
export function TodayWithoutContent({
  today,
  name,
  groups,
}: Pick<TodayShown, 'today' | 'groups'> & { name: string }) {
  return (
    <>
      <PageHeading heading="Today" beside={spokenDay(today)} />
      {groups.length > 0 && <UrgencyList groups={groups.map(urgencyGroup)} />}
      <UrgencyList
        groups={[]}
        top={
          <EmptyState heading={`Nothing needs you here, ${name}`} picture={<BenchPicture />}>
            Your role opens no young person’s record, so nothing about anybody is on this page.
          </EmptyState>
        }
      />
    </>
  )
}
