import { BackLink, Button, InsetText } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, plainDate } from '../../words/index.ts'
import { disposalCan, itsTimeIsOver, type KeptRecord } from '../disposal.ts'
import { type Hold, holdCan } from '../hold.ts'
import type { Restriction } from '../restriction.ts'
import { InTheWay, Until } from './disposal.tsx'
import { Restricted } from './restriction.tsx'

type KeepingProps = {
  record: KeptRecord
  today: DateOnly
  holds: readonly Hold[]
  restriction: Restriction | null
  workerId: string
  manages: boolean
  maySeal: boolean
}

/** Until when one record is kept, why, and what stands in the way of disposing of it. */
export function Keeping(props: KeepingProps) {
  const { record, holds, restriction, workerId, manages, maySeal } = props
  const { id, called, inCircle } = record
  const standing = holds.filter(({ liftedAt }) => liftedAt === null)
  return (
    <>
      {inCircle ? (
        <BackLink href={`/young-people/${id}/everything`} text={`Everything about ${called}`} />
      ) : (
        <BackLink href="/retention" text="Records whose time is over" />
      )}
      <h1>How long the record of {called} is kept</h1>
      <Until retention={record.retention} />
      <InsetText text="Nothing goes by itself. When the day is over, one person looks and proposes, and another disposes of it." />
      <Disposing {...props} />
      <h2>Holds</h2>
      {standing.length === 0 && <p>There is no hold on this record.</p>}
      {standing.map((hold) => (
        <Standing hold={hold} workerId={workerId} />
      ))}
      <p>
        <Button text="Set a hold" href={`/young-people/${id}/holds/new`} variant="secondary" />
      </p>
      {!inCircle && (
        <>
          <h2>What somebody asks</h2>
          <ul>
            <li>
              <a href={`/young-people/${id}/access-requests/new`}>
                Somebody asks for everything about {called}
              </a>
            </li>
            <li>
              <a href={`/young-people/${id}/corrections/new`}>
                Somebody says that something about {called} is wrong
              </a>
            </li>
          </ul>
        </>
      )}
      {inCircle && <Restricted {...{ personId: id, called, restriction, workerId }} />}
      {maySeal && (
        <>
          <h2>Sealing</h2>
          <p>
            A sealed record is there for a named few and for nobody else. It takes two of you.{' '}
            <a href={`/young-people/${id}/sealings/new`}>Seal the record of {called}</a> or{' '}
            <a href="/sealings">see the sealed records that you look after</a>.
          </p>
          <h2>Somebody they must not be with</h2>
          <p>
            <a href={`/young-people/${id}/not-together`}>Whom {called} must not be with</a>
          </p>
        </>
      )}
      <Lifted holds={holds.filter(({ liftedAt }) => liftedAt !== null)} />
      {manages && (
        <p>
          <a href="/retention">Records of your organisation whose time is over</a>
        </p>
      )}
    </>
  )
}

function Disposing({ record, today, manages }: KeepingProps) {
  if (!itsTimeIsOver(record, today)) return null
  if (record.proposal)
    return (
      <p>
        <a href={`/disposal-proposals/${record.proposal.id}`}>It is proposed to dispose of this record</a>
      </p>
    )
  return (
    <>
      <InTheWay ways={record.ways} />
      {disposalCan.beProposed(record, today, manages) && (
        <p>
          <Button
            text="Propose to dispose of it"
            href={`/young-people/${record.id}/disposal-proposals/new`}
            variant="secondary"
          />
        </p>
      )}
      {!manages && record.ways.length === 0 && <p>Whoever leads the team can propose to dispose of it.</p>}
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
