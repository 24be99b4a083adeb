import type { Programme } from '../../blueprint/index.ts'
import { Invented } from '../../outcomes/index.ts'
import { FEWEST_SHOWN } from '../../statistics/index.ts'
import { BackLink, PageHeading, Table } from '../../ui/index.ts'
import { shownCount } from '../counts.ts'
import type { Reached } from '../groups.ts'

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
  values[`${aspect} ${value}`] ?? values[value] ?? value.slice(0, 1).toUpperCase() + value.slice(1)

type ReachProps = {
  programme: Programme
  reached: readonly Reached[]
  visits: readonly { team: string; visits: number; sessions: number }[]
  /** That they are invented; null where they are not. */
  notice: string | null
}

/** Whom a programme reaches, for whoever pays for it: by who they are, at each step from asking to the end. */
export function ReachPage({ programme, reached, visits, notice }: ReachProps) {
  const shown = reached.filter(({ asked }) => asked >= FEWEST_SHOWN)
  return (
    <>
      <BackLink href={`/programmes/${programme.key}`} text={programme.public_name} />
      <PageHeading
        heading={`Whom ${programme.public_name} reaches`}
        below="From asking for a place to the end. Counts are to the nearest five, and groups of fewer than five are left out, so that nobody is found in them. What was written in a person’s own words counts with the nearest group."
      />
      <p>
        <a href={`/programmes/${programme.key}#records`}>What its records show</a>, and what it costs, is on
        the page of the programme.
      </p>
      <Invented notice={notice} />
      {visits.length > 0 && (
        <Table
          caption={{ text: 'By who holds it, where nobody is named', size: 's' }}
          responsive
          firstCellIsHeader
          head={['Who', 'Sessions held', 'How often somebody came']}
          rows={visits.map(({ team, visits: came, sessions }) => [team, String(sessions), shownCount(came)])}
        />
      )}
      {shown.length === 0 ? (
        <p>Too few have asked for a place here to say whom it reaches.</p>
      ) : (
        aspects.map(([key, title]) => (
          <Aspect title={title} rows={shown.filter(({ aspect }) => aspect === key)} />
        ))
      )}
    </>
  )
}

function Aspect({ title, rows }: { title: string; rows: readonly Reached[] }) {
  if (rows.length === 0) return <></>
  return (
    <Table
      caption={{ text: title, size: 's' }}
      responsive
      firstCellIsHeader
      head={['Who', 'Asked', 'Offered a place', 'Began', 'Went the whole way']}
      rows={rows.map(({ aspect, value, asked, offered, began, completed }) => [
        valueWords(aspect, value),
        ...[asked, offered, began, completed].map(shownCount),
      ])}
    />
  )
}
