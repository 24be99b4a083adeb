import type { Run, SessionAhead } from '../../groups/index.ts'
import { sessionCan, sessionTimes } from '../../groups/index.ts'
import { BackLink, type Content, EmptyState, PageHeading, Pagination, Table } from '../../ui/index.ts'
import { countOf, type DateOnly, dateInLondon, nearDay, plainDate, shortDay } from '../../words/index.ts'
import {
  type EnrolmentState,
  enrolmentStates,
  NOT_SEEN_DAYS,
  PARTS_A_PAGE,
  stateWords,
} from '../enrolment.ts'
import type { PartHere } from '../run-store.ts'

export type RunPageProps = {
  run: Run
  today: DateOnly
  states: ReadonlyMap<EnrolmentState, number>
  /** Which of them are listed, and which page of these. */
  shown: { state: EnrolmentState; page: number; parts: readonly PartHere[] }
  unseen: readonly PartHere[]
  sessions: readonly SessionAhead[]
}

/** A programme where it runs, for its team: who has not been seen, what comes next, and who is where. */
export function RunPage(props: RunPageProps) {
  const { run, states } = props
  const all = [...states.values()].reduce((sum, many) => sum + many, 0)
  return (
    <>
      <BackLink href={`/programmes/${run.programme}`} text="The programme" />
      <PageHeading heading={run.service} below={`As ${run.team} runs it.`} />
      <NotSeen {...props} />
      <Ahead {...props} />
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

function NotSeen({ unseen, today }: RunPageProps) {
  return (
    <section aria-labelledby="unseen">
      <h2 id="unseen">Not seen for {weeks}</h2>
      {unseen.length === 0 ? (
        <p>Everybody who takes part was seen in the last {weeks}, or their first session is still to come.</p>
      ) : (
        <>
          <p>
            They came to no session, and you can see no contact that reached them. Ask their link worker how
            they are. Nobody loses a place by this.
          </p>
          <Table
            caption={{ text: 'Whoever was not seen, longest first', hidden: true }}
            responsive
            firstCellIsHeader
            head={['Who', 'Group', 'Seen last']}
            rows={unseen.map((part) => [named(part), part.group ?? 'No group', seenLast(part, today)])}
          />
        </>
      )}
      {unseen.length === PARTS_A_PAGE && (
        <p>These are the {PARTS_A_PAGE} who have waited longest to be seen. There may be more.</p>
      )}
    </section>
  )
}

const Ahead = ({ sessions, today }: RunPageProps) => (
  <section aria-labelledby="ahead">
    <h2 id="ahead">Next sessions</h2>
    {sessions.length === 0 ? (
      <p>There is no session ahead.</p>
    ) : (
      <Table
        caption={{ text: 'Sessions to come, soonest first', hidden: true }}
        responsive
        firstCellIsHeader
        head={['Day', 'Time', 'Group', 'Where']}
        rows={sessions.map((session) => [
          nearDay(session.onDate, today),
          sessionTimes(session),
          { text: <GroupOf session={session} today={today} /> },
          session.meetsAt,
        ])}
      />
    )}
  </section>
)

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

function WhoIsWhere({ run, states, shown, today }: RunPageProps) {
  const { state, page, parts } = shown
  const many = states.get(state) ?? 0
  const comes = state !== 'waiting' && state !== 'offered'
  const at = (to: number) => ({ href: `/runs/${run.id}?where=${state}&page=${to}#listed` })
  return (
    <>
      <Table
        caption={{ text: 'How many stand where', hidden: true }}
        firstCellIsHeader
        head={['Where', { text: 'Young people', format: 'numeric' }]}
        rows={enrolmentStates
          .filter((one) => states.has(one))
          .map((one) => [
            { text: <a href={`/runs/${run.id}?where=${one}#listed`}>{stateWords[one]}</a> },
            { text: String(states.get(one)), format: 'numeric' },
          ])}
      />
      <h3 id="listed">
        {stateWords[state]}: {countOf(many, 'young person', 'young people')}
      </h3>
      <Table
        caption={{ text: stateWords[state], hidden: true }}
        responsive
        firstCellIsHeader
        head={['Who', 'Group', 'Since', ...(comes ? ['Seen last'] : [])]}
        rows={parts.map((part) => [
          named(part),
          part.group ?? 'No group',
          sinceOf(part, state),
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

function sinceOf({ endedOn, beganOn, waitingSince }: PartHere, state: EnrolmentState): string {
  if (endedOn) return plainDate(endedOn)
  return state === 'attending' && beganOn ? plainDate(beganOn) : shortDay(dateInLondon(waitingSince))
}
