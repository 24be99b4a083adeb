import type { Freshness, Service } from '../../directory/index.ts'
import { Button, type Content, PageHeading, SummaryList, Tag } from '../../ui/index.ts'
import { type DateOnly, listOf, plainDate } from '../../words/index.ts'
import { type Assurance, assuranceState, kindWords } from '../assurance/assurance.ts'

type EntryPageProps = { service: Service; assurances: Assurance[]; freshness: Freshness; today: DateOnly }

const freshnessWords = {
  fresh: ['green', 'Checked lately'],
  stale: ['yellow', 'Not checked lately'],
  hidden: ['pink', 'Left out of the finder'],
} as const

/** One entry: how it stands, and the ways to everything about it. */
export function EntryPage({ service, assurances, freshness, today }: EntryPageProps) {
  const at = `/directory/services/${service.id}`
  const [colour, text] = freshnessWords[freshness]
  const holding = assurances.filter((assurance) => assuranceState(assurance, today) !== 'over')
  const rows: [string, Content, string, string][] = [
    [
      'Last made sure of',
      <>
        <Tag colour={colour} text={text} /> {plainDate(service.lastConfirmedOn)}
      </>,
      '',
      '',
    ],
    [
      'Checks',
      holding.length === 0
        ? 'Nothing holds.'
        : `${listOf(holding.map(({ kind }) => kindWords[kind].toLowerCase()))}.`,
      `${at}/assurances`,
      'Look at checks',
    ],
  ]
  return (
    <div class="app-curating">
      <PageHeading heading={service.name} below={service.provider?.name} />
      <p>
        <a href={`/services/${service.id}`}>See its page</a>
      </p>
      <SummaryList
        rows={rows.map(([key, value, href, action]) => ({
          ...{ key, value },
          actions: href ? [{ href, text: action }] : [],
        }))}
      />
      <form method="post" action={`${at}/confirmation`}>
        <Button text="Everything on its page is still right" variant="secondary" preventDoubleClick />
      </form>
    </div>
  )
}
