import { Button, InsetText } from '../../ui/index.ts'
import { listOf } from '../../words/index.ts'
import { sealingCan as can, type Sealing } from '../sealing.ts'

/** What an adoption with a new identity needs, where a sealed record goes on under another name; for the two who know of it. */
export function GoingOn({ one, workerId }: { one: Sealing; workerId: string }) {
  const { identity } = one
  if (can.goOnAsAnother(one))
    return (
      <>
        <h2>A new identity</h2>
        <p>
          After an adoption the record can go on under a new name, so that nobody but two people knows that
          the two belong together. Write a referral in the new name first, as for anybody: the new record
          begins with it. Then come back here.
        </p>
        <p>
          <a href={`/sealings/${one.id}/identity`}>Say which record is the new one</a>
        </p>
      </>
    )
  if (!identity) return null
  return (
    <>
      <h2>A new identity</h2>
      <InsetText>
        <p dir="auto">
          {identity.goesOn ?? 'A record that is not kept any more'}{' '}
          {identity.agreed ? 'is the new record.' : 'is to be the new record.'} {identity.reason}
        </p>
        <p>
          {identity.agreed
            ? `${listOf(identity.knownTo)} know it, and nobody else. It is written in no other place: keep no note of it.`
            : `${identity.askedByName} asked. It waits for ${identity.secondName}.`}
        </p>
      </InsetText>
      {identity.agreed ? (
        <p>
          Safety goes on: whoever was kept out of this record is kept out of the new one, nothing is sent
          about this one, and the new one has a hold until two people look again.
        </p>
      ) : (
        <Waiting one={one} workerId={workerId} />
      )}
      {can.havePlaceHandedOn(one) && (
        <p>
          <a href={`/sealings/${one.id}/place`}>Somebody else takes my place</a>
        </p>
      )}
    </>
  )
}

function Waiting({ one, workerId }: { one: Sealing; workerId: string }) {
  const path = `/sealings/${one.id}/identity`
  const elsewhere = one.identity?.supportWith
  return (
    <>
      {elsewhere && (
        <p>
          {elsewhere} has the support, and would have to know. Let one of you two take it over, or end it,
          first.
        </p>
      )}
      <div class="nhsuk-button-group">
        {can.haveIdentityAgreed(one, workerId) && (
          <form method="post" action={`${path}-agreement`}>
            <Button text="Agree: only we two know" variant="warning" preventDoubleClick />
          </form>
        )}
        <form method="post" action={`${path}-ending`}>
          <Button text="It does not go on" variant="secondary" preventDoubleClick />
        </form>
      </div>
    </>
  )
}
