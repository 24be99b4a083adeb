import { FEWEST_SHOWN } from '../../../statistics/index.ts'
import { BackLink, ColumnChart, PageHeading, Table } from '../../../ui/index.ts'
import { type DateOnly, shortDay } from '../../../words/index.ts'
import { Invented } from '../../screens/invented.tsx'
import { type Line, told, type Weeks } from '../weekly.ts'

export type ContactsPageProps = {
  weeks: Weeks
  /** Of what: the plain name of the programme, or of where it runs. */
  of: string
  back: string
  /** To the nearest five, for whoever knows nobody in it. */
  rounded: boolean
  notice: string | null
  file: string
}

/** '7 Sep' */
const dayOf = (week: DateOnly): string => shortDay(week).replace(/^\w+ /, '')

const saidOf = (n: number, rounded: boolean): string => String(told(n, rounded) ?? `under ${FEWEST_SHOWN}`)

/** How many were met each week, drawn, and school by school in a table. */
export function ContactsPage({ weeks, of, back, rounded, notice, file }: ContactsPageProps) {
  const { all, own, schools } = weeks
  const said = (n: number) => saidOf(n, rounded)
  const columns = weeks.weeks.map((week, at) => {
    const value = all.each[at] ?? 0
    const few = told(value, rounded) === null
    return { label: dayOf(week), value: few ? 0 : value, says: few ? '' : said(value) }
  })
  const lines: readonly Line[] = [all, ...(rounded ? [] : [own]), ...schools]
  return (
    <>
      <BackLink href={back} text={of} />
      <PageHeading
        heading="Contacts each week"
        below={`${of}: every time that somebody who takes part was met or spoken with, or came to a session. Weeks begin on a Monday, and this one is not over.`}
      />
      <Invented notice={notice} />
      {rounded && (
        <p>
          From the records as they were last night. Numbers are to the nearest five, and a school with fewer
          than ten people is counted among the others.
        </p>
      )}
      {all.total === 0 ? (
        <p>Nothing was written down in these {weeks.weeks.length} weeks.</p>
      ) : (
        <>
          <ColumnChart
            title="Contacts each week, of all schools"
            says={columns.map(({ label, says }) => `${label}: ${says || said(0)}`).join('. ')}
            columns={columns}
          />
          <div class="app-results__sheet" role="group" tabindex={0} aria-label="School by school">
            <Table
              caption={{ text: 'School by school', size: 's' }}
              firstCellIsHeader
              compact
              responsive
              head={[
                'School',
                ...weeks.weeks.map((week) => ({ text: dayOf(week), format: 'numeric' as const })),
                { text: 'In all', format: 'numeric' as const },
              ]}
              rows={lines.map(({ name, each, total }) => [
                name,
                ...[...each, total].map((n) => ({ text: said(n), format: 'numeric' as const })),
              ])}
            />
          </div>
        </>
      )}
      <p>
        <a href={file}>The last 53 weeks as a file (CSV)</a>
      </p>
    </>
  )
}
