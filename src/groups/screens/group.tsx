import { AddList, BackLink, Button, type Content, NotificationBanner, PageHeading } from '../../ui/index.ts'
import { type DateOnly, listOf, shortDay } from '../../words/index.ts'
import { type Group, type Leader, type Session, sessionCan } from '../group.ts'
import { Leaders } from './leaders.tsx'
import { Sessions } from './sessions.tsx'

export type GroupPageProps = {
  group: Group
  leaders: readonly Leader[]
  /** What each session is made of, where the blueprint says. */
  parts: readonly string[]
  sessions: readonly Session[]
  today: DateOnly
  mayChange: boolean
  notice?: string | undefined
  /** Who takes part and who waits, by the room that knows people. */
  takingPart: Content
}

/** One group for those who run it: the next session, who takes part, every session, who leads. */
export function GroupPage(props: GroupPageProps) {
  const { group, parts, sessions, today, mayChange, notice } = props
  const next = sessions.find((one) => one.cancelledBecause === null && one.onDate >= today)
  return (
    <>
      <BackLink href="/groups" text="Groups" />
      {notice && (
        <NotificationBanner title="Done">
          <p>{notice}</p>
        </NotificationBanner>
      )}
      <PageHeading
        heading={group.name}
        below={`${group.run.service}, ${group.atPlace}${group.endedAt ? '. It is over.' : ''}`}
        end={next && sessionCan.haveRegister(next, today) && <NextRegister session={next} today={today} />}
      />
      {parts.length > 0 && <p>Each time: {listOf(parts)}.</p>}
      {props.takingPart}
      <Sessions {...props} />
      <Leaders {...props} />
      {mayChange && (
        <>
          <h2>What you can do</h2>
          <AddList items={thingsToDo(group)} />
        </>
      )}
    </>
  )
}

const NextRegister = ({ session, today }: { session: Session; today: DateOnly }) => (
  <Button
    href={`/sessions/${session.id}/register`}
    text={session.onDate === today ? 'Open today’s register' : `Register of ${shortDay(session.onDate)}`}
  />
)

const thingsToDo = (group: Group) => [
  { text: 'Add a session', href: `/groups/${group.id}/sessions`, note: 'One more day.' },
  {
    text: 'Let somebody lead it too',
    href: `/groups/${group.id}/leaders`,
    note: 'Also of another organisation. They see what they need for the sessions.',
  },
  ...(group.kind === 'group'
    ? [
        {
          text: 'Change the number of places',
          href: `/groups/${group.id}/seats`,
          note: `There is room for ${group.seats} now.`,
        },
      ]
    : []),
  {
    text: 'Money for it',
    href: `/runs/${group.run.id}/money`,
    note: 'What is given, spent and left.',
  },
  { text: 'End this group', href: `/groups/${group.id}/ending`, note: 'Nobody new begins in it.' },
]
