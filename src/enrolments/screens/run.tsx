import type { Run, SessionAhead } from '../../groups/index.ts'
import { SESSIONS_AHEAD, sessionCan, sessionTimes } from '../../groups/index.ts'
import { BackLink, type Content, EmptyState, PageHeading, Pagination, Table } from '../../ui/index.ts'
import {
  addDays,
  countOf,
  type DateOnly,
  dateInLondon,
  firstCapital,
  nearDay,
  plainDate,
  shortDay,
} from '../../words/index.ts'
import { NOT_SEEN_DAYS, PARTS_A_PAGE, type StandingHere, standings, standingWords } from '../enrolment.ts'
import type { PartHere, Unseen } from '../run-store.ts'

export type RunPageProps = {
  run: Run
  today: DateOnly
  counts: ReadonlyMap<StandingHere, number>
  /** Which of them are listed, and which page of these. */
  shown: { where: StandingHere; page: number; parts: readonly PartHere[] }
  unseen: readonly Unseen[]
  sessions: readonly SessionAhead[]
  /** How many are expected, by the group. */
  expected: ReadonlyMap<string, number>
  /** The way to whoever asks for a workshop, where clubs may. */
  asked: Content
}

/** A programme where it runs, for its team: who has not been seen, what comes next, and who is where. */
export function RunPage(props: RunPageProps) {
  const { run, counts } = props
  const all = [...counts.values()].reduce((sum, many) => sum + many, 0)
  return (
    <>
      <BackLink href={`/programmes/${run.programme}`} text="The programme" />
      <PageHeading heading={run.service} below={`As ${run.team} runs it.`} />
      <NotSeen {...props} />
      <Ahead {...props} />
      {props.asked}
      <section aria-labelledby="where">
        <h2 id="where">Who is where</h2>
        {all === 0 ? (
          <EmptyState heading="Nobody takes part yet.">
            <p>Whoever is given a place is here from that moment.</p>
          </EmptyState>
        ) : (
          <WhoIsWhere {...props} />
        )}
      </section>
    </>
  )
}

const weeks = `${NOT_SEEN_DAYS / 7} weeks`

const named = (part: PartHere): { text: Content } => ({
  text: <a href={`/enrolments/${part.id}`}>{part.firstName}</a>,
})

const seenLast = ({ seenOn }: PartHere, today: DateOnly): string =>
  seenOn ? nearDay(seenOn, today) : 'Not yet'

// The one thing that follows: whoever has the record open gets in touch; anybody else asks whoever has.
const Next = ({ part }: { part: Unseen }) =>
  part.opens ? (
    <a href={`/supports/${part.supportId}/contacts/new`}>Write up contact with {part.firstName}</a>
  ) : (
    <a href={part.referralId ? `/asked/${part.referralId}` : `/enrolments/${part.id}`}>
      Ask after {part.firstName}
    </a>
  )

const whyNotSeen = ({ missedOn }: Unseen): string =>
  missedOn ? `Missed the last ${missedOn.length} sessions` : `Not seen for ${weeks}`

function NotSeen({ unseen, today, counts }: RunPageProps) {
  return (
    <section aria-labelledby="unseen">
      <h2 id="unseen">Not seen for {weeks}, or missed two sessions in a row</h2>
      {unseen.length === 0 ? (
        <p>
          {(counts.get('attending') ?? 0) + (counts.get('finishing') ?? 0) > 0
            ? 'Everybody who takes part was seen, or their first session is still to come.'
            : 'Nobody takes part just now.'}
        </p>
      ) : (
        <>
          <p>You can see no contact that reached them since. Nobody loses a place by this.</p>
          <Table
            caption={{ text: 'Whoever was not seen, longest first', hidden: true }}
            responsive
            firstCellIsHeader
            head={['Who', 'Why', 'Group', 'Seen last', 'What you can do']}
            rows={unseen.map((part) => [
              named(part),
              whyNotSeen(part),
              part.group ?? 'No group',
              seenLast(part, today),
              { text: <Next part={part} /> },
            ])}
          />
        </>
      )}
      {unseen.length === PARTS_A_PAGE && (
        <p>These are the {PARTS_A_PAGE} who have waited longest to be seen. There may be more.</p>
      )}
    </section>
  )
}

/** Sessions of so many days from now are listed; where there are none, the one that comes first. */
const SOON_DAYS = 28

function Ahead({ sessions, today, expected }: RunPageProps) {
  const until = addDays(today, SOON_DAYS)
  const soon = sessions.filter(({ onDate }, at) => at === 0 || onDate <= until)
  const isMore = soon.length < sessions.length || sessions.length === SESSIONS_AHEAD
  return (
    <section aria-labelledby="ahead">
      <h2 id="ahead">Next sessions</h2>
      {sessions.length === 0 ? (
        <p>There is no session ahead.</p>
      ) : (
        <Table
          caption={{ text: 'Sessions to come, soonest first', hidden: true }}
          responsive
          firstCellIsHeader
          head={['Day', 'Time', 'Group', 'Where', 'Expected']}
          rows={soon.map((session) => [
            firstCapital(nearDay(session.onDate, today)),
            sessionTimes(session),
            { text: <GroupOf session={session} today={today} /> },
            session.meetsAt,
            session.isDropIn ? 'Whoever comes' : String(expected.get(session.groupId) ?? 0),
          ])}
        />
      )}
      {isMore && <p>More come later. They are on the page of each group.</p>}
    </section>
  )
}

const GroupOf = ({ session, today }: { session: SessionAhead; today: DateOnly }) => (
  <span>
    <a href={`/groups/${session.groupId}`}>{session.group}</a>
    {sessionCan.haveRegister(session, today) && (
      <>
        {' · '}
        <a href={`/sessions/${session.id}/register`}>Register</a>
      </>
    )}
  </span>
)

function WhoIsWhere({ run, counts, shown, today }: RunPageProps) {
  const { where, page, parts } = shown
  const many = counts.get(where) ?? 0
  const comes = where !== 'waiting' && where !== 'offered'
  const at = (to: number) => ({ href: `/runs/${run.id}?where=${where}&page=${to}#listed` })
  return (
    <>
      <Table
        caption={{ text: 'How many stand where', hidden: true }}
        firstCellIsHeader
        head={['Where', { text: 'Young people', format: 'numeric' }]}
        rows={standings
          .filter((one) => counts.has(one))
          .map((one) => [
            { text: <a href={`/runs/${run.id}?where=${one}#listed`}>{standingWords[one]}</a> },
            { text: String(counts.get(one)), format: 'numeric' },
          ])}
      />
      <h3 id="listed">
        {standingWords[where]}: {countOf(many, 'young person', 'young people')}
      </h3>
      <Table
        caption={{ text: standingWords[where], hidden: true }}
        responsive
        firstCellIsHeader
        head={['Who', 'Group', 'Since', ...(comes ? ['Seen last'] : [])]}
        rows={parts.map((part) => [
          named(part),
          part.group ?? 'No group',
          sinceOf(part),
          ...(comes ? [seenLast(part, today)] : []),
        ])}
      />
      {many > PARTS_A_PAGE && (
        <Pagination
          label="More of them"
          previous={page > 1 ? at(page - 1) : undefined}
          next={page * PARTS_A_PAGE < many ? at(page + 1) : undefined}
        />
      )}
    </>
  )
}

function sinceOf({ endedOn, beganOn, waitingSince }: PartHere): string {
  const day = endedOn ?? beganOn
  return day ? plainDate(day) : shortDay(dateInLondon(waitingSince))
}
