import { calledName, type YoungPerson } from '../../people/index.ts'
import { BackLink, Button, EmptyState, InsetText, Table } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, plainDate } from '../../words/index.ts'
import { type Hold, holdCan } from '../hold.ts'
import type { Restriction } from '../restriction.ts'
import type { Kept, Retention } from '../retention.ts'
import { Restricted } from './restriction.tsx'

const sourceWords = ({ source, known }: Kept): string => `${source} (${known})`

type KeepingProps = {
  person: YoungPerson
  retention: Retention
  holds: readonly Hold[]
  restriction: Restriction | null
  workerId: string
  manages: boolean
  maySeal: boolean
}

/** Until when one record is kept, why, and what stands in the way of disposing of it. */
export function Keeping({ person, retention, holds, restriction, workerId, manages, maySeal }: KeepingProps) {
  const called = calledName(person)
  const standing = holds.filter(({ liftedAt }) => liftedAt === null)
  return (
    <>
      <BackLink href={`/young-people/${person.id}/everything`} text={`Everything about ${called}`} />
      <h1>How long the record of {called} is kept</h1>
      <Until retention={retention} />
      <InsetText text="Nothing goes by itself. The date says when a person looks whether the record is still needed." />
      <h2>Holds</h2>
      {standing.length === 0 && <p>There is no hold on this record.</p>}
      {standing.map((hold) => (
        <Standing hold={hold} workerId={workerId} />
      ))}
      <p>
        <Button text="Set a hold" href={`/young-people/${person.id}/holds/new`} variant="secondary" />
      </p>
      <Restricted {...{ personId: person.id, called, restriction, workerId }} />
      {maySeal && (
        <>
          <h2>Sealing</h2>
          <p>
            A sealed record is there for a named few and for nobody else. It takes two of you.{' '}
            <a href={`/young-people/${person.id}/sealings/new`}>Seal the record of {called}</a> or{' '}
            <a href="/sealings">see the sealed records that you look after</a>.
          </p>
        </>
      )}
      <Lifted holds={holds.filter(({ liftedAt }) => liftedAt !== null)} />
      {manages && (
        <p>
          <a href="/retention">Records of your teams that come up this year</a>
        </p>
      )}
    </>
  )
}

function Until({ retention }: { retention: Retention }) {
  if ('none' in retention) return <p>{retention.none}</p>
  const { kept, others } = retention
  return (
    <>
      <p>
        Until <strong>{plainDate(kept.until)}</strong>. {kept.because}. {sourceWords(kept)}.
      </p>
      {others.length > 0 && (
        <>
          <p>The longest rule counts. The others that fit:</p>
          <ul>
            {others.map((other) => (
              <li>
                {plainDate(other.until)}. {other.because}. {sourceWords(other)}.
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Standing({ hold, workerId }: { hold: Hold; workerId: string }) {
  const since = plainDate(dateInLondon(hold.setAt))
  return (
    <section>
      <h3>Since {since}</h3>
      <p>{hold.reason}</p>
      <p>
        Set by {hold.setByName}.{' '}
        {hold.confirmedByName ? `Confirmed by ${hold.confirmedByName}.` : 'Nobody has confirmed it yet.'}
      </p>
      {holdCan.beConfirmed(hold, workerId) && (
        <form method="post" action={`/holds/${hold.id}/confirmation`}>
          <Button text="Confirm this hold" variant="secondary" preventDoubleClick />
        </form>
      )}
      {hold.liftAskedByName && (
        <p>
          {hold.liftAskedByName} asks that it be lifted: {hold.liftBecause} It stands until somebody else
          agrees.
        </p>
      )}
      {holdCan.haveItsLiftingAsked(hold) && (
        <p>
          <a href={`/holds/${hold.id}/lifting`}>
            Ask that it be lifted<span class="nhsuk-u-visually-hidden">, set on {since}</span>
          </a>
        </p>
      )}
      {holdCan.beLifted(hold, workerId) && (
        <form method="post" action={`/holds/${hold.id}/ending`}>
          <Button text="Agree, and lift it" variant="warning" preventDoubleClick />
        </form>
      )}
    </section>
  )
}

function Lifted({ holds }: { holds: readonly Hold[] }) {
  if (holds.length === 0) return null
  return (
    <>
      <h2>Holds that were lifted</h2>
      <ul>
        {holds.map(({ reason, liftBecause, liftAskedByName, liftedByName, liftedAt }) => (
          <li>
            {reason} Lifted on {liftedAt ? plainDate(dateInLondon(liftedAt)) : ''} by {liftAskedByName} and{' '}
            {liftedByName}: {liftBecause}
          </li>
        ))}
      </ul>
    </>
  )
}

type Coming = { id: string; name: string; held: boolean; retention: Retention }

/** Records whose time comes within a year, and those without a date. */
export function ComingUp({ records, until }: { records: readonly Coming[]; until: DateOnly }) {
  return (
    <>
      <h1>Records that come up for disposal</h1>
      <p>
        Records of your teams whose time comes by {plainDate(until)}, and ended ones without a date of birth.
        Nothing is deleted by itself, and Trellis deletes none of them yet: it says which to look at.
      </p>
      {records.length === 0 ? (
        <EmptyState heading="No record comes up">
          <p>Whatever comes up within a year stands here.</p>
        </EmptyState>
      ) : (
        <Table
          caption={{ text: 'Records and until when they are kept', hidden: true }}
          head={['Whose', 'Until', 'Why', 'Hold']}
          rows={records.map(({ id, name, held, retention }) => [
            { text: <a href={`/young-people/${id}/keeping`}>{name}</a> },
            'kept' in retention ? plainDate(retention.kept.until) : 'No date',
            'kept' in retention
              ? `${retention.kept.because}. ${sourceWords(retention.kept)}.`
              : retention.none,
            held ? 'Held' : 'None',
          ])}
          responsive
        />
      )}
    </>
  )
}
