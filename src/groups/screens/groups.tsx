import { timesOf } from '../../directory/index.ts'
import { AddList, EmptyState, PageHeading, Table } from '../../ui/index.ts'
import { type DateOnly, nearDay } from '../../words/index.ts'
import type { Group, Run, Session } from '../group.ts'

/** '5:30 pm to 7 pm' */
export const sessionTimes = ({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): string =>
  timesOf({ opens: startsAt, closes: endsAt }) ?? ''

export type GroupsPageProps = {
  groups: readonly Group[]
  next: ReadonlyMap<string, Session>
  runs: readonly Run[]
  today: DateOnly
}

/** Every group that somebody runs, with when it meets next, and where they may begin one. */
export function GroupsPage({ groups, next, runs, today }: GroupsPageProps) {
  const going = groups.filter(({ endedAt }) => endedAt === null)
  const over = groups.filter(({ endedAt }) => endedAt !== null)
  return (
    <>
      <PageHeading heading="Groups" below="What you run or lead, and when it meets next." />
      {going.length === 0 ? (
        <EmptyState heading="You run no group at the moment.">
          <p>
            {runs.length > 0
              ? 'Begin one below. Whoever waits for a place can then be offered one.'
              : 'When a programme runs with your team, you can begin a group of it here.'}
          </p>
        </EmptyState>
      ) : (
        <Going {...{ going, next, today }} />
      )}
      {runs.length > 0 && (
        <>
          <h2>Programmes that run here</h2>
          <AddList
            items={runs.map((run) => ({
              text: run.service,
              href: `/runs/${run.id}`,
              note: 'Who is where, what comes next, who has not been seen',
            }))}
          />
          <h2>Begin a group</h2>
          <AddList
            items={runs.map((run) => ({
              text: `A group of ${run.service}`,
              href: `/runs/${run.id}/groups/new`,
              note: run.team,
            }))}
          />
        </>
      )}
      {over.length > 0 && (
        <>
          <h2>Over</h2>
          <ul class="nhsuk-list">
            {over.map(({ id, name }) => (
              <li>
                <a href={`/groups/${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Going(props: { going: readonly Group[]; next: ReadonlyMap<string, Session>; today: DateOnly }) {
  return (
    <Table
      caption={{ text: 'Groups that go on', hidden: true }}
      responsive
      firstCellIsHeader
      head={['Group', 'Of', 'Where', 'Places', 'Meets next']}
      rows={props.going.map((group) => {
        const session = props.next.get(group.id)
        return [
          { text: <a href={`/groups/${group.id}`}>{group.name}</a> },
          group.run.service,
          group.atPlace,
          group.kind === 'drop_in' ? 'Open to all' : String(group.seats),
          session ? `${nearDay(session.onDate, props.today)}, ${sessionTimes(session)}` : 'No session ahead',
        ]
      })}
    />
  )
}
