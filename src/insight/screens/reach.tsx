import { isASurvey, type Point, type Programme, understood } from '../../blueprint/index.ts'
import { Invented } from '../../outcomes/index.ts'
import { FEWEST_SHOWN, nearestFive } from '../../statistics/index.ts'
import { BackLink, ColumnChart, type Content, PageHeading, Table } from '../../ui/index.ts'
import { firstCapital } from '../../words/index.ts'
import { shownCount } from '../counts.ts'
import type { Held, Reached, Recorded } from '../groups.ts'
import { type HeldProps, HeldTables } from './held.tsx'

const aspects: readonly [string, string][] = [
  ['everybody', 'Everybody'],
  ['deprivation', 'By deprivation of where they live, 1 the most'],
  ['age', 'By age'],
  ['sex', 'By sex'],
  ['ethnic_group', 'By ethnic group'],
  ['special_needs', 'By special needs'],
  ['care_status', 'By time in care'],
]

const values: Readonly<Record<string, string>> = {
  ...{ in_care: 'In care', left_care: 'Was in care', plan: 'With a plan', support: 'With support' },
  ...{ 'care_status none': 'Not in care', 'special_needs none': 'None' },
}

const valueWords = (aspect: string, value: string): string =>
  values[`${aspect} ${value}`] ?? values[value] ?? firstCapital(value)

/** A step that people come to, named in a table and shorter below its column. */
type Step<Group> = { name: string; short: string; of: (group: Group) => number }

const REACH: readonly Step<Reached>[] = [
  { name: 'Asked', short: 'Asked', of: ({ asked }) => asked },
  { name: 'Offered a place', short: 'Offered', of: ({ offered }) => offered },
  { name: 'Began', short: 'Began', of: ({ began }) => began },
  { name: 'Went the whole way', short: 'Whole way', of: ({ completed }) => completed },
]

const RECORDS: readonly (Step<Recorded> & { point?: Point })[] = [
  { name: 'In the records', short: 'Records', of: ({ people }) => people },
  { name: 'Answered at the start', short: 'Start', point: 'baseline', of: ({ atStart }) => atStart },
  { name: 'Answered at the end', short: 'End', point: 'end', of: ({ atEnd }) => atEnd },
  { name: 'Answered afterwards', short: 'After', point: 'follow-up', of: ({ later }) => later },
]

/** The records, and those points at which a statement of this programme looks. */
function recordsOf(programme: Programme) {
  const looked = new Set(understood(programme).flatMap(({ from, to }) => [from, to]))
  return RECORDS.filter(({ point }) => !point || looked.has(point))
}

type ReachProps = HeldProps & {
  programme: Programme
  reached: readonly Reached[]
  /** Of whom its own records are. */
  recorded: readonly Recorded[]
  /** That they are invented; null where they are not. */
  notice: string | null
  /** What its records show. */
  outcomes?: Content
  cost?: Content
}

/** Why nothing is said of who asked for a place. */
function noneOf(programme: Programme, held: readonly Held[]): Content {
  if (isASurvey(programme))
    return (
      <>
        It asks whole year groups, and nobody asks for a place. How many answered is with each{' '}
        <a href="/surveys">survey</a>.
      </>
    )
  return held.length > 0
    ? 'Nobody who came had to say who they are. Too few have asked for a place to say whom it reaches besides.'
    : 'Too few have asked for a place here to say whom it reaches.'
}

/**
 * A programme for whoever pays for it: whom it reaches by who they are, at each step from asking to the end; what its
 * records show and of whom they are; and what it costs.
 */
export function ReachPage({ programme, reached, recorded, held, ages, notice, outcomes, cost }: ReachProps) {
  const points = recordsOf(programme)
  return (
    <>
      <BackLink href={`/programmes/${programme.key}`} text={programme.public_name} />
      <PageHeading
        heading={`${programme.public_name}, for whoever pays for it`}
        below={
          outcomes
            ? 'Whom it reaches, what its records show, and what it costs where money was given for it.'
            : 'Whom it reaches. It has no records yet that could show more.'
        }
      />
      <Invented notice={notice} />
      <h2>Whom it reaches</h2>
      <p>
        From asking for a place to the end. Counts are to the nearest five, and groups of fewer than five are
        left out, so that nobody is found in them. What was written in a person’s own words counts with the
        nearest group.
      </p>
      <HeldTables held={held} ages={ages} />
      <Funnel title="From asking to the end" steps={REACH} groups={reached} none={noneOf(programme, held)} />
      {outcomes}
      {recorded.length > 0 && (
        <>
          <h2>Of whom its records are</h2>
          <p>
            {points.length > 1
              ? 'Who has answered, and whether those who are missing are of one group more than of another.'
              : 'Who they are, in groups of five people and more.'}
          </p>
          <Funnel
            title="From the start to later"
            steps={points}
            groups={recorded}
            none="Too few are in the records to say who they are."
          />
        </>
      )}
      {cost}
    </>
  )
}

type Group = { aspect: string; value: string }
type FunnelProps<One> = { title: string; steps: readonly Step<One>[]; groups: readonly One[]; none: Content }

/** Everybody at each step, drawn, and each group of five and more in a table. */
function Funnel<One extends Group>({ title, steps, groups, none }: FunnelProps<One>) {
  const shown = groups.filter((one) => steps.slice(0, 1).every(({ of }) => of(one) >= FEWEST_SHOWN))
  const everybody = shown.find(({ aspect }) => aspect === 'everybody')
  if (!everybody) return <p>{none}</p>
  return (
    <>
      {steps.length > 1 && (
        <ColumnChart
          title={title}
          says={steps.map(({ name, of }) => `${name}: ${shownCount(of(everybody)).toLowerCase()}.`).join(' ')}
          columns={steps.map(({ short, of }) => {
            const about = nearestFive(of(everybody))
            return { label: short, value: about ?? 0, says: String(about ?? '<5') }
          })}
        />
      )}
      {aspects.map(([key, name]) => (
        <Aspect title={name} steps={steps} groups={shown.filter(({ aspect }) => aspect === key)} />
      ))}
    </>
  )
}

function Aspect<One extends Group>({ title, steps, groups }: Omit<FunnelProps<One>, 'none'>) {
  // Where nothing is known of anybody there are no groups to tell apart.
  if (groups.every(({ value }) => value === 'not known')) return <></>
  return (
    <Table
      caption={{ text: title, size: 's' }}
      responsive
      firstCellIsHeader
      head={['Who', ...steps.map(({ name }) => name)]}
      rows={groups.map((one) => [
        valueWords(one.aspect, one.value),
        ...steps.map(({ of }) => shownCount(of(one))),
      ])}
    />
  )
}
