import { calledName, type YoungPerson } from '../../people/index.ts'
import { BackLink, EmptyState, InsetText, Press, Table, WarningCallout } from '../../ui/index.ts'
import { dateInLondon, listOf, plainDate } from '../../words/index.ts'
import { sealingCan as can, type Sealing, type SealingReader, sealingSays } from '../sealing.ts'
import { GoingOn } from './new-identity.tsx'

/** What whoever asks for a sealing reads first. */
export const WhatSealingDoes = ({ called, waiting }: { called: string; waiting: number }) => (
  <>
    <p>
      Once two of you have sealed it, the record is open to the link worker of the support, to you two and to
      whomever you name. For everybody else {called} is not there: not in a list, a search, a number, a file
      or a message. Nobody opens it in an emergency. {called}’s own page stays.
    </p>
    <p>
      Whoever goes on working with {called} sees nothing from then on, and is not told why: a school, a
      practice, somewhere {called} goes, a colleague who stands in. Think first of who has to know by
      telephone that nobody is lost.
    </p>
    {waiting > 0 && (
      <WarningCallout heading="Something waits for an answer">
        <p>
          {waiting === 1 ? 'One referral waits' : `${waiting} referrals wait`} with people who will not see it
          any more. Take {waiting === 1 ? 'it' : 'them'} back, or settle {waiting === 1 ? 'it' : 'them'}{' '}
          first.
        </p>
      </WarningCallout>
    )}
  </>
)

/** Sealing takes two, and there is one. */
export const NobodyToSealWith = ({ person }: { person: YoungPerson }) => (
  <div class="app-column--reading">
    <BackLink href={`/young-people/${person.id}`} text={person.name} />
    <h1>Seal the record of {calledName(person)}</h1>
    <p>
      Sealing takes two people, and nobody else at your organisation is a safeguarding lead or a manager. Ask
      your administrator to give a second person that role.
    </p>
  </div>
)

const since = (date: Date): string => plainDate(dateInLondon(date))

/** One sealing: how it stands, why, who reads the record, and what can be done. */
export function SealingPage(props: {
  one: Sealing
  readers: readonly SealingReader[]
  /** Everybody who reads it now, by name. */
  few: readonly string[]
  workerId: string
}) {
  const { one, readers, few, workerId } = props
  return (
    <>
      <BackLink href="/sealings" text="Sealed records" />
      <h1>The sealing of {one.called}’s record</h1>
      <p class="app-lead">
        <strong>{sealingSays(one)}</strong>
      </p>
      <InsetText>
        <p dir="auto">{one.reason}</p>
        <p>
          {one.proposedByName} asked for it on {since(one.proposedAt)}.{' '}
          {one.sealedAt && `${one.secondName} sealed it on ${since(one.sealedAt)}.`}
        </p>
      </InsetText>
      {one.declinedBecause && (
        <p dir="auto">
          {one.declinedByName} said no: {one.declinedBecause}
        </p>
      )}
      {one.openedAt && (
        <p dir="auto">
          {one.openingAskedByName} asked that it be open, and {one.openedByName} opened it on{' '}
          {since(one.openedAt)}: {one.openingBecause}
        </p>
      )}
      <Confirming {...{ one, workerId }} />
      <Standing {...{ one, few, workerId }} />
      <GoingOn {...{ one, workerId }} />
      <Named readers={readers} />
    </>
  )
}

const Step = (props: { one: Sealing; path: string; text: string; warning?: boolean }) => (
  <Press action={`/sealings/${props.one.id}/${props.path}`} text={props.text} warning={props.warning} />
)

function Confirming({ one, workerId }: { one: Sealing; workerId: string }) {
  if (!can.beDeclined(one, workerId)) return null
  return (
    <>
      <h2>{can.beConfirmed(one, workerId) ? 'Do you agree?' : 'It waits'}</h2>
      {can.beConfirmed(one, workerId) && (
        <>
          <p>
            From that moment the record is open to its link worker, to you two and to whomever is named below,
            and is not there for anybody else. You both look again on {plainDate(one.reviewOn)}.
          </p>
          <div class="nhsuk-button-group">
            <Step one={one} path="confirmation" text="Agree, and seal the record" warning />
          </div>
        </>
      )}
      <p>
        <a href={`/sealings/${one.id}/refusal`}>
          {can.beConfirmed(one, workerId) ? 'Do not seal it' : 'Take it back'}
        </a>
      </p>
    </>
  )
}

function Standing({ one, few, workerId }: { one: Sealing; few: readonly string[]; workerId: string }) {
  if (!can.beReviewed(one)) return null
  return (
    <>
      <h2>Who reads the record</h2>
      <p>{listOf(few)}. Nobody else, whoever stands in for them.</p>
      <p>
        <a href={`/young-people/${one.youngPersonId}`}>Open the record of {one.called}</a>
      </p>
      {can.nameReaders(one) && (
        <p>
          <a href={`/sealings/${one.id}/readers`}>Name one more who reads it</a>
        </p>
      )}
      <h2>Whether it is still needed</h2>
      <p>
        You look again on {plainDate(one.reviewOn)}.
        {one.reviewedBecause && ` It was still needed because: ${one.reviewedBecause}`}
      </p>
      <p>
        <a href={`/sealings/${one.id}/review`}>It is still needed</a>
      </p>
      {can.haveOpeningAsked(one) && (
        <p>
          <a href={`/sealings/${one.id}/opening`}>Ask that the record be open again</a>
        </p>
      )}
      {can.stayClosed(one) && (
        <>
          <p dir="auto">
            {one.openingAskedByName} asks that it be open again: {one.openingBecause} It stays sealed until
            another of you agrees.
          </p>
          <div class="nhsuk-button-group">
            {can.beOpened(one, workerId) && (
              <Step one={one} path="ending" text="Agree, and open the record" warning />
            )}
            <Step one={one} path="closure" text="Keep it sealed" />
          </div>
        </>
      )}
    </>
  )
}

const Named = ({ readers }: { readers: readonly SealingReader[] }) => (
  <>
    <h2>Whom it names</h2>
    <ul>
      {readers.map(({ name, leads, because }) => (
        <li>
          {name}
          {leads ? ', who looks after it' : ', who reads it'}
          {because && `: ${because}`}
        </li>
      ))}
    </ul>
  </>
)

/** Every sealing that somebody looks after. */
export const SealingsPage = ({ sealings }: { sealings: readonly Sealing[] }) => (
  <>
    <h1>Sealed records</h1>
    <p>Records that you look after together with others. Nobody else sees that they are sealed.</p>
    {sealings.length === 0 ? (
      <EmptyState heading="You look after no sealed record">
        <p>
          A record is sealed from its own page, by a safeguarding lead or a manager who has it open and a
          second of them.
        </p>
      </EmptyState>
    ) : (
      <Table
        caption={{ text: 'Sealed records and how they stand', hidden: true }}
        head={['Whose', 'How it stands', 'Look again']}
        rows={sealings.map((one) => [
          { text: <a href={`/sealings/${one.id}`}>{one.called}</a> },
          sealingSays(one),
          one.openedAt || one.declinedBecause ? '' : plainDate(one.reviewOn),
        ])}
        responsive
      />
    )}
  </>
)

/** The line on a sealed record, for the few who read it. */
export const SealedBeside = ({ sealingId, names }: { sealingId: string; names: readonly string[] }) => (
  <InsetText>
    <p>
      <strong>This record is sealed.</strong> {listOf(names)} read it, and nobody else: talk about it with
      nobody but them. <a href={`/sealings/${sealingId}`}>How it stands, for those who look after it</a>
    </p>
  </InsetText>
)
