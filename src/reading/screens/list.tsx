import type { Round } from '../../surveys/index.ts'
import {
  EmptyState,
  NotificationBanner,
  PageHeading,
  type UrgencyGroup,
  UrgencyList,
  type UrgencyRow,
} from '../../ui/index.ts'
import { countOf, plainDate, spokenMoment } from '../../words/index.ts'
import { addresses } from '../addresses.ts'
import { byStanding, calledHere, groupWords, type HandedIn, openUrgent, type Standing } from '../reading.ts'

export type ListPageProps = {
  round: Pick<Round, 'id' | 'name' | 'namesDestroyedOn'>
  pupils: readonly HandedIn[]
  now: Date
  /** Somebody has just said that they read what was urgent. */
  done: boolean
}

const groups: Record<Standing, Pick<UrgencyGroup, 'tone' | 'title'>> = {
  urgent: { tone: 'urgent', title: 'Read this first' },
  unread: { tone: 'due', title: 'Not read yet' },
  read: { tone: 'waiting', title: 'Read' },
}

/** Who handed a named survey in: what is urgent first, then what nobody has read. */
export function ListPage({ round, pupils, now, done }: ListPageProps) {
  const standing = byStanding(pupils)
  const row = (pupil: HandedIn) => rowOf(pupil, round.id, now)
  return (
    <>
      {done && <NotificationBanner variant="success" text="It is written down that you have read it." />}
      <PageHeading heading={round.name} below={lineOf(pupils, standing)} />
      {pupils.length === 0 ? (
        <EmptyState heading="Nobody has handed it in yet">
          <p>You are told by email when the first pupils of a school have.</p>
        </EmptyState>
      ) : (
        <UrgencyList
          groups={(['urgent', 'unread', 'read'] as const).map((name) => ({
            ...groups[name],
            rows: standing[name].map(row),
          }))}
        />
      )}
      <p class="app-small app-muted">
        {round.namesDestroyedOn && `Names are destroyed on ${plainDate(round.namesDestroyedOn)}. `}
        That you looked at this list, and at anybody on it, is written down. Nobody but the readers of this
        survey can open it.
      </p>
    </>
  )
}

function lineOf(pupils: readonly HandedIn[], { urgent, unread }: Record<Standing, HandedIn[]>): string {
  const finished = pupils.filter(({ finishedAt }) => finishedAt !== null).length
  return `${countOf(finished, 'pupil has', 'pupils have')} handed it in. ${waits(urgent.length, unread.length)}.`
}

function waits(urgent: number, unread: number): string {
  if (urgent + unread === 0) return 'All of them are read'
  return [urgent && `${urgent} to read first`, unread && `${unread} not read yet`].filter(Boolean).join(', ')
}

function rowOf(pupil: HandedIn, roundId: string, now: Date): UrgencyRow {
  const href = addresses.pupil(roundId, pupil.id)
  const called = calledHere(pupil)
  const [urgent] = openUrgent(pupil)
  const group = [groupWords(pupil), pupil.school].filter(Boolean).join(', ')
  const about = { who: called, whoHref: href, whoNote: group }
  if (urgent)
    return {
      ...about,
      what: `${called} gave an answer that a person reads at once.`,
      since: spokenMoment(urgent.raisedAt, now),
      action: { text: 'Read it now', href },
    }
  return {
    ...about,
    what: pupil.read
      ? `Read by ${pupil.read.name} ${spokenMoment(pupil.read.at, now)}.`
      : pupil.finishedAt
        ? 'Handed in. Nobody has read it yet.'
        : 'Not handed in, or taken back.',
    since: pupil.finishedAt ? spokenMoment(pupil.finishedAt, now) : '',
    action: { text: pupil.read || !pupil.finishedAt ? 'Look again' : 'Read the answers', href },
  }
}
