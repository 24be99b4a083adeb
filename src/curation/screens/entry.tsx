import type { Freshness, Service } from '../../directory/index.ts'
import { Button, type Content, PageHeading, SummaryList, Tag } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, listOf, plainDate } from '../../words/index.ts'
import { type Assurance, assuranceState, kindWords } from '../assurance/assurance.ts'
import type { Keeper } from '../keeping/keepers.ts'

type EntryPageProps = {
  service: Service
  assurances: Assurance[]
  keepers: Keeper[]
  freshness: Freshness
  today: DateOnly
}

const freshnessWords = {
  fresh: ['green', 'Checked lately'],
  stale: ['yellow', 'Not checked lately'],
  hidden: ['pink', 'Left out of the finder'],
} as const

/** One entry: how it stands, and the ways to everything about it. */
export function EntryPage({ service, assurances, keepers, freshness, today }: EntryPageProps) {
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
      holding.length === 0 ? 'Nothing holds.' : `${listOf(holding.map(({ kind }) => kindWords[kind]))}.`,
      `${at}/assurances`,
      'Look at checks',
    ],
    ['Versions', 'Every change keeps the entry as it stood before.', `${at}/versions`, 'See versions'],
    [
      'In the directory',
      service.withdrawnOn ? `Taken out on ${plainDate(service.withdrawnOn)}.` : 'Yes.',
      `${at}/withdrawal`,
      service.withdrawnOn ? 'Put it back' : 'Take it out',
    ],
  ]
  return (
    <div class="app-curating">
      <PageHeading heading={service.name} below={service.provider?.name} />
      {!service.withdrawnOn && (
        <p>
          <a href={`/services/${service.id}`}>See its page</a>
        </p>
      )}
      <SummaryList
        rows={rows.map(([key, value, href, action]) => ({
          ...{ key, value },
          actions: href ? [{ href, text: action }] : [],
        }))}
      />
      <Keepers {...{ keepers, at }} />
      <form method="post" action={`${at}/confirmation`}>
        <Button text="Everything on its page is still right" variant="secondary" preventDoubleClick />
      </form>
    </div>
  )
}

function Keepers({ keepers, at }: { keepers: Keeper[]; at: string }) {
  return (
    <section>
      <h2>Who looks after it</h2>
      {keepers.length === 0 && <p>Nobody yet. Whoever runs it can ask for it at the foot of its page.</p>}
      <ul class="app-directory-home__lines">
        {keepers.map(({ id, teamName, email, since }) => (
          <li>
            <p>
              <strong>{teamName ?? email}</strong>{' '}
              <span class="app-muted">since {plainDate(dateInLondon(since))}</span>
            </p>
            <form method="post" action={`${at}/keepers/${id}/ending`}>
              <Button variant="secondary" preventDoubleClick>
                End this<span class="nhsuk-u-visually-hidden">: {teamName ?? email}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
