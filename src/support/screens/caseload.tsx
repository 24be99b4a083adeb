import { calledName, personNote } from '../../people/index.ts'
import {
  Button,
  EmptyState,
  Input,
  NotificationBanner,
  PageHeading,
  Pagination,
  pagesAround,
  Select,
  Sheet,
  Table,
  type TableCell,
  Tag,
} from '../../ui/index.ts'
import { countOf, type DateOnly, dateInLondon, dateOnly, firstCapital, nearDay } from '../../words/index.ts'
import { CASELOAD_PAGE, type CaseloadRow, type Shown } from '../caseload.ts'

export type CaseloadProps = {
  rows: readonly CaseloadRow[]
  total: number
  page: number
  name: string
  /** The name as it stands in an address. */
  sought: string
  shown: Shown
  /** Whether the list is a team's, so that each row says whose it is. */
  team: boolean
  today: DateOnly
  notice?: string
}

const views: readonly { value: Shown; text: string }[] = [
  { value: 'all', text: 'All that are open' },
  { value: 'late', text: 'Late' },
  { value: 'new', text: 'Waiting for a first contact' },
  { value: 'paused', text: 'Paused' },
  { value: 'ended', text: 'Ended, to follow up' },
]

/** The young people of a worker or a team: what is due first stands first. */
export function Caseload(props: CaseloadProps) {
  const { rows, total, team } = props
  const pages = Math.ceil(total / CASELOAD_PAGE)
  return (
    <>
      {props.notice && <NotificationBanner title="Done" text={props.notice} />}
      <PageHeading heading="Young people" beside={team ? 'Your team’s' : 'With you'} />
      <Search {...props} />
      {rows.length === 0 ? (
        <EmptyState heading="Nobody here">
          {props.name || props.shown !== 'all'
            ? 'Nobody in your list fits. Names are searched only among the young people you support.'
            : 'When you say yes to a referral, the young person stands here.'}
        </EmptyState>
      ) : (
        <Sheet>
          <Table
            caption={{
              text: `${countOf(total, 'young person', 'young people')}, what is due first on top`,
              hidden: true,
            }}
            head={['Name', 'What is next', 'Last contact', ...(team ? ['With'] : [])]}
            rows={rows.map((row) => cells(row, props))}
            firstCellIsHeader
            responsive
            compact
          />
        </Sheet>
      )}
      {pages > 1 && (
        <Pagination
          items={pagesAround(props.page, pages, (page) => addressOf(props, page))}
          {...(props.page > 1 ? { previous: { href: addressOf(props, props.page - 1) } } : {})}
          {...(props.page < pages ? { next: { href: addressOf(props, props.page + 1) } } : {})}
        />
      )}
    </>
  )
}

const addressOf = ({ sought, shown }: CaseloadProps, page: number): string =>
  `/young-people?${new URLSearchParams({ for: sought, show: shown, page: String(page) })}`

function Search({ name, shown }: CaseloadProps) {
  return (
    <form method="post" action="/young-people/search" class="app-filter" role="search">
      <Input
        name="name"
        type="search"
        label={{ text: 'Name', size: 's' }}
        value={name}
        width={20}
        autocomplete="off"
      />
      <Select
        name="show"
        label={{ text: 'Show', size: 's' }}
        items={views.map((view) => ({ ...view }))}
        value={shown}
      />
      <Button text="Show" variant="secondary" />
    </form>
  )
}

function cells(row: CaseloadRow, { team, today }: CaseloadProps): (string | TableCell)[] {
  const called = calledName(row)
  const note = personNote(row, today)
  const name = (
    <>
      <a href={`/young-people/${row.youngPersonId}`}>{row.name}</a>
      {called !== row.name.split(' ')[0] && <> ({called})</>}
      {note && <span class="app-caseload__note">{note}</span>}
    </>
  )
  const last = row.lastContactAt ? firstCapital(nearDay(dateInLondon(row.lastContactAt), today)) : 'Not yet'
  return [
    { text: name },
    { text: <Next row={row} today={today} /> },
    last,
    ...(team ? [row.workerName ?? ''] : []),
  ]
}

function Next({ row, today }: { row: CaseloadRow; today: DateOnly }) {
  if (row.died) return <>Has died</>
  const due = row.dueOn ?? row.followUpOn
  if (!due) return <>Nothing</>
  const on = dateOnly(due)
  const what = row.state === 'ended' ? 'Follow up' : row.state === 'paused' ? 'Paused' : row.dueWhat
  return (
    <>
      {what}, {row.state === 'paused' ? 'until' : 'by'} {nearDay(on, today)}{' '}
      {on < today ? (
        <Tag text="Late" colour="pink" />
      ) : on === today ? (
        <Tag text="Today" colour="yellow" />
      ) : null}
    </>
  )
}
