import { BackLink, Button, InsetText } from '../../ui/index.ts'
import { plainDate } from '../../words/index.ts'
import { type AboutDeath, type Death, deathCan } from '../death.ts'

type Props = {
  person: AboutDeath
  death: Death
  inCircle: boolean
  who: { id: string; manages: boolean; settles: boolean }
}

/** What is written down of a death, who confirms it, and what follows from it. */
export function DeathShown({ person, death, inCircle, who }: Props) {
  const { called } = person
  return (
    <>
      {inCircle ? (
        <BackLink href={`/young-people/${person.id}`} text={person.name} />
      ) : (
        <BackLink href="/today" text="Today" />
      )}
      <h1>{called} has died</h1>
      <p>
        {death.diedOn ? `On ${plainDate(death.diedOn)}. ` : 'The day is not known. '}
        We were told on {plainDate(death.saidOn)}. Who told us: {death.saidBy}. {death.recordedByName} wrote
        it down.
      </p>
      <p>
        {death.confirmedByName
          ? `${death.confirmedByName} has confirmed it.`
          : 'Nobody has confirmed it yet. A manager does, who did not write it down.'}
      </p>
      {deathCan.beConfirmed(death, who) && (
        <form method="post" action={`/young-people/${person.id}/death/confirmation`}>
          <Button text={`Confirm that ${called} has died`} preventDoubleClick />
        </form>
      )}
      <h2>What follows</h2>
      <ul>
        <li>
          Nothing is sent to {called} or the family, and nobody is reminded to ask how {called} is.
        </li>
        <li>The own page is closed, and what was asked and not answered is taken back.</li>
        <li>
          A place that {called} waited for is free, and no register misses {called}.
        </li>
        <li>
          {death.confirmedByName
            ? 'Whoever holds a support or a referral closes it when they are ready.'
            : 'Once it is confirmed, whoever holds a support or a referral closes it when they are ready.'}
        </li>
        <li>How long the record is kept is worked out anew once it is confirmed.</li>
      </ul>
      <InsetText text="If this has touched you, talk with somebody: your manager or supervisor has time for it." />
      <Living person={person} death={death} who={who} />
      {(deathCan.beTakenBack(death) || deathCan.haveLivingAsked(death, who)) && (
        <p>
          <a href={`/young-people/${person.id}/death/taking-back`}>It is wrong: {called} lives</a>
        </p>
      )}
    </>
  )
}

/** That somebody asks to take back what is confirmed, and what comes back when another agrees. */
function Living({ person: { id, called }, death, who }: Omit<Props, 'inCircle'>) {
  if (!death.livingAskedByName) return null
  return (
    <section>
      <h2>Somebody says that {called} lives</h2>
      <p>
        {death.livingAskedByName} asks to take it back: {death.livingBecause} It stands until another manager
        or safeguarding lead agrees. What was withdrawn stays withdrawn: places, open questions and a support
        that was closed are asked for anew. The own page opens again.
      </p>
      {deathCan.haveLivingConfirmed(death, who) && (
        <form method="post" action={`/young-people/${id}/death/confirmation`}>
          <Button text={`Agree that ${called} lives`} variant="warning" preventDoubleClick />
        </form>
      )}
    </section>
  )
}

/** The line on the record, for whoever opens it. */
export const DeathBeside = ({ death, called }: { death: Death | null; called: string }) => (
  <InsetText>
    <p>
      <strong>{called} has died.</strong> Nothing is sent, and nothing is asked of you here but what stands on
      Today.{' '}
      {death ? (
        <a href={`/young-people/${death.youngPersonId}/death`}>
          {death.confirmedByName ? 'What is written down' : 'What is written down, and who confirms it'}
        </a>
      ) : (
        'It is written down in a record that is joined with this one.'
      )}
    </p>
  </InsetText>
)
