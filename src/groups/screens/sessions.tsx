import { type Content, Table, Tag } from '../../ui/index.ts'
import { type DateOnly, shortDay } from '../../words/index.ts'
import { type Group, type Session, sessionCan } from '../group.ts'
import { sessionTimes } from './groups.tsx'

export type SessionsProps = {
  group: Group
  sessions: readonly Session[]
  today: DateOnly
  mayChange: boolean
}

function standing(session: Session, today: DateOnly): Content {
  if (session.cancelledBecause)
    return (
      <>
        <Tag colour="grey">Called off</Tag> {session.cancelledBecause}
      </>
    )
  if (session.finishedAt)
    return session.came === null ? (
      <>
        <Tag colour="green">Register taken</Tag>
        {session.cameDisposed > 0 && ` ${session.cameDisposed} more came whose records are not kept any more`}
      </>
    ) : (
      `${session.came} came`
    )
  if (session.onDate < today) return <Tag colour="pink">Register not finished</Tag>
  return session.movedFrom ? `Moved from ${shortDay(session.movedFrom)}` : 'Planned'
}

/** Every session of a group, how it stands and what may be done with it. */
export function Sessions({ group, sessions, today, mayChange }: SessionsProps) {
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Sessions</h2>
      {sessions.length === 0 ? (
        <p>There is none yet.</p>
      ) : (
        <Table
          caption={{ text: 'Every session', hidden: true }}
          responsive
          firstCellIsHeader
          head={['Day', 'Time and place', 'How it stands', 'What you can do']}
          rows={sessions.map((session) => [
            { text: session.onDate === today ? 'Today' : shortDay(session.onDate) },
            `${sessionTimes(session)}${session.atPlace ? `, ${session.atPlace}` : ''}`,
            { text: standing(session, today) },
            { text: <Doings {...{ group, session, today, mayChange }} /> },
          ])}
        />
      )}
    </section>
  )
}

function Doings(props: { group: Group; session: Session; today: DateOnly; mayChange: boolean }) {
  const { group, session, today, mayChange } = props
  const day = <span class="nhsuk-u-visually-hidden"> the session of {shortDay(session.onDate)}</span>
  const path = `/groups/${group.id}/sessions/${session.id}`
  const links = [
    ...(sessionCan.haveRegister(session, today)
      ? [
          <a href={`/sessions/${session.id}/register`}>
            Register
            <span class="nhsuk-u-visually-hidden"> of {shortDay(session.onDate)}</span>
          </a>,
        ]
      : []),
    ...(mayChange && sessionCan.beMoved(session) && session.onDate >= today
      ? [
          <a href={`${path}/move`}>Move{day}</a>,
          <a href={`${path}/calling-off`}>
            Call off
            {day}
          </a>,
        ]
      : []),
  ]
  return (
    <>
      {links.map((link, nth) => (
        <>
          {nth > 0 && ' · '}
          {link}
        </>
      ))}
    </>
  )
}
