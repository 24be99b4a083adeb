import { calledName, RecordHead, type YoungPerson } from '../../people/index.ts'
import { Button } from '../../ui/index.ts'
import { type DateOnly, dateOnly, plainDate } from '../../words/index.ts'
import { type AccessRequest, askerWords } from '../access.ts'
import type { Correction } from '../correction.ts'
import type { ErasureRequest } from '../erasure.ts'
import { Corrections } from './corrections.tsx'

type Props = {
  person: YoungPerson
  requests: readonly AccessRequest[]
  corrections: readonly Correction[]
  erasures: readonly ErasureRequest[]
  today: DateOnly
}

/** Who asked for everything about this young person, and what came of it. */
export function Requests({ person, requests, corrections, erasures, today }: Props) {
  const called = calledName(person)
  return (
    <>
      <RecordHead person={person} today={today} />
      <h2>Everything about {called}</h2>
      <p>
        {called} may have everything that is written down about them, within one month, for nothing. They can
        ask on their own page, or you write down here that they or somebody for them asked.
      </p>
      {requests.length === 0 && <p>Nobody has asked yet.</p>}
      <ul>
        {requests.map((request) => (
          <li>
            <a href={`/access-requests/${request.id}`}>
              {askerWords(request, called)}, asked on {plainDate(dateOnly(request.receivedOn))}
            </a>
            : {standsWords(request)}
          </li>
        ))}
      </ul>
      <Button text="Write down that somebody asks" href={`/young-people/${person.id}/access-requests/new`} />
      <h2>What {called} says is wrong</h2>
      <Corrections corrections={corrections} />
      <p>
        <a href={`/young-people/${person.id}/corrections/new`}>Write down that something is wrong</a>
      </p>
      <h2>What is to be erased</h2>
      {erasures.length === 0 && <p>Nobody has asked that anything is erased.</p>}
      <ul>
        {erasures.map((request) => (
          <li>
            <a href={`/erasure-requests/${request.id}`}>
              {askerWords(request, called)}, asked on {plainDate(dateOnly(request.receivedOn))}
            </a>
            : {request.answeredAt ? 'answered.' : `due by ${plainDate(dateOnly(request.dueOn))}.`}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/young-people/${person.id}/erasure-requests/new`}>
          Write down that somebody asks to have something erased
        </a>
      </p>
      <h2>How long it is kept</h2>
      <p>
        <a href={`/young-people/${person.id}/keeping`}>How long this record is kept</a>
      </p>
      <h2>If {called} has died</h2>
      <p>
        <a href={`/young-people/${person.id}/death`}>Write down that {called} has died</a>
      </p>
    </>
  )
}

function standsWords({ answeredAt, refusedBecause, dueOn }: AccessRequest): string {
  if (answeredAt === null) return `due by ${plainDate(dateOnly(dueOn))}.`
  return refusedBecause ? 'refused.' : 'given out.'
}
