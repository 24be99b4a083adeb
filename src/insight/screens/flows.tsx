import { type Programme, programmeTiers } from '../../blueprint/index.ts'
import { Invented } from '../../outcomes/index.ts'
import { FEWEST_SHOWN } from '../../statistics/index.ts'
import { BackLink, FlowChart, PageHeading, Table } from '../../ui/index.ts'
import { countOf } from '../../words/index.ts'
import { shownCount } from '../counts.ts'
import type { TierAsked, TierFlow, TierShown } from '../flows.ts'
import type { Standing } from '../store.ts'

/** For so many weeks back it is said how often somebody came to a drop-in; our own choice. */
export const VISITS_WEEKS = 4

/** Every programme of a place by tier, how many wait and take part, and which way people go between tiers. */
export function FlowsPage({
  notice,
  measuring,
  tiers,
  flows,
  asked,
}: {
  notice: string | null
  measuring: readonly Programme[]
  tiers: readonly TierShown[]
  flows: readonly TierFlow[]
  asked: readonly TierAsked[]
}) {
  const most = Math.max(1, ...flows.map(({ people }) => people))
  const nameOf = (at: number): string => tiers[at]?.name ?? ''
  const said = flows.map(
    ({ from, to, people }) => `${nameOf(from)} to ${nameOf(to)}: ${shownCount(people).toLowerCase()}`,
  )
  return (
    <>
      <BackLink href="/programmes" text="Programmes" />
      <PageHeading
        heading="Support in this place"
        below="Every programme by tier, who waits and takes part, and which way young people go. Counts are to the nearest five."
      />
      <Invented notice={notice} />
      <div class="app-columns app-columns--even">
        <div>
          <FlowChart
            title="Tiers, and the ways between them"
            says={said.length > 0 ? said.join('. ') : 'Too few have gone from one tier to another to say'}
            stages={tiers.map((tier) => ({ name: tier.name, says: stageSaid(tier) }))}
            flows={flows.map((flow, at) => ({ ...flow, share: flow.people / most, says: said[at] ?? '' }))}
          />
        </div>
        <div>
          {flows.length === 0 ? (
            <p>Too few have gone from one tier to another to say which way.</p>
          ) : (
            <Table
              caption={{ text: 'Ways between tiers', size: 's' }}
              head={['From', 'To', 'Young people']}
              rows={flows.map(({ from, to, people }) => [nameOf(from), nameOf(to), shownCount(people)])}
              responsive
            />
          )}
        </div>
      </div>
      {asked.length > 0 && (
        <Table
          caption={{ text: 'Steps that a worker asked another team for', size: 's' }}
          head={['From', 'To', 'Asked', 'Waiting for an answer', 'Taken on']}
          rows={asked.map((one) => [
            nameOf(one.from),
            one.from === one.to ? 'Across' : nameOf(one.to),
            ...[one.asked, one.waiting, one.takenOn].map(shownCount),
          ])}
          responsive
        />
      )}
      {measuring.length > 0 && <Measuring programmes={measuring} />}
      {tiers.map((tier) => (
        <Tier tier={tier} />
      ))}
    </>
  )
}

function Measuring({ programmes }: { programmes: readonly Programme[] }) {
  return (
    <section>
      <h2>{programmeTiers.measurement}</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {programmes.map(({ key, public_name }) => (
          <li>
            <a href={`/programmes/${key}`}>{public_name}</a>. Everybody is asked, and nobody takes part in it.{' '}
            <a href="/wellbeing">What it found</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whoever takes part by name; where it is mostly drop-ins, how often somebody came. */
const stageSaid = ({ takingPart, visits }: TierShown): string =>
  takingPart < FEWEST_SHOWN && visits >= FEWEST_SHOWN
    ? `${shownCount(visits)} visits`
    : `${shownCount(takingPart)} in it`

/** 'About 10, half of them for 20 days or more' */
const waitingSaid = (standing: Standing | null): string => {
  const shown = shownCount(standing?.waiting ?? 0)
  return standing && standing.waiting >= FEWEST_SHOWN && standing.daysWaiting !== null
    ? `${shown}, half of them for ${countOf(standing.daysWaiting, 'day')} or more`
    : shown
}

/** Whether any of its counts may be told. */
const isTold = ({ standing }: TierShown['programmes'][number]): boolean =>
  standing !== null &&
  [standing.waiting, standing.takingPart, standing.completed, standing.stopped].some((n) => n >= FEWEST_SHOWN)

function Tier({ tier: { name, programmes } }: { tier: TierShown }) {
  const told = programmes.filter(isTold)
  const few = programmes.filter((one) => !isTold(one))
  return (
    <section>
      <h2>{name}</h2>
      {programmes.length === 0 && <p>Nothing runs here in this tier: a gap.</p>}
      {told.length > 0 && <Told name={name} programmes={told} />}
      {few.length > 0 && (
        <>
          <p>Fewer than five wait, take part, went the whole way or stopped:</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {few.map(({ programme, visits }) => (
              <li>
                <Reach programme={programme} />
                {visits >= FEWEST_SHOWN &&
                  `. ${shownCount(visits)} visits to its drop-ins in ${VISITS_WEEKS} weeks, where nobody is named.`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const Reach = ({ programme }: Pick<TierShown['programmes'][number], 'programme'>) => (
  <a href={`/programmes/${programme.key}/reach`}>{programme.public_name}</a>
)

const Told = ({ name, programmes }: Pick<TierShown, 'name' | 'programmes'>) => (
  <Table
    caption={{ text: `${name}: programmes`, hidden: true }}
    responsive
    firstCellIsHeader
    head={['Programme', 'Waiting', 'Take part', 'Went the whole way', 'Stopped']}
    rows={programmes.map(({ programme, standing }) => [
      { text: <Reach programme={programme} /> },
      waitingSaid(standing),
      shownCount(standing?.takingPart ?? 0),
      shownCount(standing?.completed ?? 0),
      shownCount(standing?.stopped ?? 0),
    ])}
  />
)
