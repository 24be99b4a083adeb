import { AddList, Button, EmptyState, PageHeading, TabLinks, Table, WarningCallout } from '../../ui/index.ts'
import { type DateOnly, nearDay } from '../../words/index.ts'
import type { Cover } from '../cover-store.ts'
import type { Team } from '../team.ts'
import type { Member } from '../team-store.ts'
import { roleWords, type Worker } from '../worker.ts'
import type { CheckDue } from '../worker-check-store.ts'
import { ChecksDue } from './worker-checks.tsx'

export type TeamPageProps = {
  team: Team
  /** Every team the viewer looks after. */
  teams: readonly Team[]
  members: readonly Member[]
  covers: readonly Cover[]
  shutHolder: Worker | null
  today: DateOnly
  /** Checks of the team that are over or end soon. */
  checks: readonly CheckDue[]
  /** Whether the viewer administers its organisation. */
  administers: boolean
}

/** A team for whoever looks after it: who is in it, who covers for whom, when it answers. */
export function TeamPage(props: TeamPageProps) {
  const { team, teams } = props
  return (
    <>
      <PageHeading
        heading={team.name}
        below={`${team.organisationName}${team.purpose ? `. ${team.purpose}` : ''}`}
      />
      {teams.length > 1 && (
        <TabLinks
          label="Your teams"
          items={teams.map(({ id, name }) => ({ text: name, href: `/teams/${id}`, current: id === team.id }))}
        />
      )}
      {!props.shutHolder && <NobodyWhenShut team={team} />}
      <h2>Who is in the team</h2>
      <Members {...props} />
      <ChecksDue due={props.checks} today={props.today} />
      <h2>Covering while somebody is away</h2>
      <Covers {...props} />
      <h2>What you can do</h2>
      <AddList items={thingsToDo(team, props.administers)} />
    </>
  )
}

function NobodyWhenShut({ team }: { team: Team }) {
  return (
    <WarningCallout heading="Nobody is named for when you are shut" headingLevel={2}>
      <p>
        What falls due while {team.organisationName} is shut must reach somebody.{' '}
        <a href={`/organisations/${team.organisationId}/opening`}>Name somebody</a>
      </p>
    </WarningCallout>
  )
}

const thingsToDo = (team: Team, administers: boolean) => [
  {
    text: 'Add somebody new',
    href: `/teams/${team.id}/workers/new`,
    note: 'They get a link to sign in for the first time.',
  },
  {
    text: 'Give somebody a role',
    href: `/teams/${team.id}/memberships/new`,
    note: 'For people who work here already.',
  },
  {
    text: 'Arrange cover',
    href: `/teams/${team.id}/covers/new`,
    note: 'Somebody does another’s work from one day to another.',
  },
  {
    text: 'When we are open',
    href: `/organisations/${team.organisationId}/calendar`,
    note: 'Holidays, open days, and who holds things when you are shut.',
  },
  {
    text: 'Who hears of safeguarding concerns',
    href: `/organisations/${team.organisationId}/safeguarding`,
    note: 'Your leads in order, who stands in, and when concerns are read.',
  },
  ...(administers
    ? [
        {
          text: 'Reading a record in an emergency',
          href: `/organisations/${team.organisationId}/glass`,
          note: 'Who may read a record in an emergency, and who looks at it afterwards.',
        },
      ]
    : []),
  {
    text: 'When we answer',
    href: `/teams/${team.id}/answering`,
    note: `Referrals within ${team.answerDays} working days. ${
      team.coverHours.length > 0
        ? 'Urgent answers are read in your hours.'
        : 'Nobody is down to read urgent answers.'
    }`,
  },
  {
    text: 'Close the team',
    href: `/teams/${team.id}/closing`,
    note: 'What it holds is handed on first.',
  },
]

function Members({ members, covers, today }: TeamPageProps) {
  if (members.length === 0) return <EmptyState heading="Nobody is in this team yet" />
  const rows = [...Map.groupBy(members, ({ id }) => id).values()].map((roles) => {
    const [member] = roles
    if (!member) return []
    const cover = covers.find(({ workerId, startsOn }) => workerId === member.id && startsOn <= today)
    return [
      { text: <a href={`/workers/${member.id}`}>{member.name}</a> },
      member.jobTitle,
      roles.map(({ role }) => roleWords[role]).join(', '),
      cover
        ? `Away until ${nearDay(cover.endsOn as DateOnly, today)}, covered by ${cover.coveredByName}`
        : 'Here',
    ]
  })
  return <Table responsive head={['Name', 'Job', 'Role', 'Now']} rows={rows} />
}

function Covers({ covers, today }: TeamPageProps) {
  if (covers.length === 0) return <p>Nobody is covering for anybody, and nobody is about to.</p>
  const rows = covers.map((cover) => [
    cover.workerName,
    cover.coveredByName,
    `${nearDay(cover.startsOn as DateOnly, today)} to ${nearDay(cover.endsOn as DateOnly, today)}`,
    { text: cover.startsOn <= today ? <EndCover cover={cover} /> : 'Has not begun' },
  ])
  return <Table responsive head={['Away', 'Covered by', 'When', 'End it']} rows={rows} />
}

function EndCover({ cover }: { cover: Cover }) {
  return (
    <form method="post" action={`/covers/${cover.id}/ending`}>
      <Button small variant="secondary" text={`End cover for ${cover.workerName}`} />
    </form>
  )
}
