import { BackLink, Button, InsetText, OwnWords, SummaryList } from '../../ui/index.ts'
import { dateInLondon, dateOnly, en, plainDate } from '../../words/index.ts'
import { askerWords } from '../access.ts'
import type { KeptRecord } from '../disposal.ts'
import { type ErasureRequest, erasureCan, type Part, refusedOf } from '../erasure.ts'

const words = en.aboutMe.erase

const Parts = ({ parts }: { parts: readonly Part[] }) => (
  <ul>
    {parts.map((part) => (
      <li>{words.parts[part]}</li>
    ))}
  </ul>
)

/** Who asked for what, and by when it is answered. */
export function Asked({ request, called, held }: { request: ErasureRequest; called: string; held: boolean }) {
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Asked by', value: askerWords(request, called) },
          { key: 'Asked on', value: plainDate(dateOnly(request.receivedOn)) },
          { key: 'Answer by', value: plainDate(dateOnly(request.dueOn)) },
          { key: 'How we know them', value: request.knownBy ?? 'They asked on their own page' },
          { key: 'What', value: <Parts parts={request.parts} /> },
        ]}
      />
      {request.words && <OwnWords words={request.words} />}
      {held && erasureCan.beAnswered(request) && (
        <InsetText text="There is a hold on this record: nothing of it is erased while it stands." />
      )}
    </>
  )
}

/** One request that something is erased, and what came of it. */
export function Erasure({
  record,
  request,
  held,
}: {
  record: KeptRecord
  request: ErasureRequest
  held: boolean
}) {
  const { id, called, inCircle } = record
  return (
    <>
      {inCircle && <BackLink href={`/young-people/${id}/everything`} text={`Everything about ${called}`} />}
      <h1>What is to be erased about {called}</h1>
      <Asked request={request} called={called} held={held} />
      {erasureCan.beAnswered(request) ? (
        <>
          {request.parts.includes('record') && (
            <p>
              The record of their care stays until{' '}
              <a href={`/young-people/${id}/keeping`}>its time is over</a>: tell them from when it can go.
              What is wrong in it can be put right, and it can be kept and not used.
            </p>
          )}
          <p>
            <Button
              text={`Answer ${askerWords(request, called)}`}
              href={`/erasure-requests/${request.id}/answer`}
            />
          </p>
        </>
      ) : (
        <Answered request={request} />
      )}
    </>
  )
}

function Answered({ request }: { request: ErasureRequest }) {
  const { answeredAt, answeredByName, granted, refusedBecause, refusedGround, told } = request
  const stays = refusedOf(request)
  return (
    <>
      <h2>The answer</h2>
      <p>
        {answeredByName} answered on {answeredAt ? plainDate(dateInLondon(answeredAt)) : ''},{' '}
        {told === 'own_page' ? 'on their own page' : 'in person or in writing'}.
      </p>
      {granted && granted.length > 0 && (
        <>
          <p>Erased:</p>
          <Parts parts={granted} />
        </>
      )}
      {stays.length > 0 && (
        <>
          <p>Not erased:</p>
          <Parts parts={stays} />
          {refusedGround && (
            <p>
              {words.grounds[refusedGround]} {refusedBecause}
            </p>
          )}
        </>
      )}
    </>
  )
}
