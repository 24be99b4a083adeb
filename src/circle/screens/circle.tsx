import { calledName, RecordHead, RecordTabs, type YoungPerson } from '../../people/index.ts'
import { Button, Details, NotificationBanner, Tag } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, plainDate } from '../../words/index.ts'
import { type Decision, decisionWords, groundsWords } from '../decision.ts'
import { type Entry, pastWords } from '../entry.ts'
import { Around } from './around.tsx'

export type CircleProps = {
  person: YoungPerson
  entries: readonly Entry[]
  past: readonly Entry[]
  decisions: readonly Decision[]
  today: DateOnly
  notice?: string
}

/** Who is involved and what they can see; what was agreed, and who said yes. */
export function Circle(props: CircleProps) {
  const { person, today } = props
  return (
    <>
      <RecordHead person={person} today={today} />
      <RecordTabs person={person} current="circle" />
      {props.notice && <NotificationBanner title="Saved" text={props.notice} />}
      <div class="app-columns app-columns--record">
        <Agreed {...props} />
        <section>
          <h2>Who’s involved and what they can see</h2>
          <Around person={person} entries={props.entries} today={today} since />
          <p class="app-muted app-small">
            Managers and supervisors of a team see what their team’s workers see. Administrators see nothing.
          </p>
          {props.past.length > 0 && <Past past={props.past} />}
        </section>
      </div>
    </>
  )
}

function Agreed({ person, decisions }: CircleProps) {
  const path = `/young-people/${person.id}/decisions`
  return (
    <section id="agreed">
      <h2>What was agreed, and who said yes</h2>
      {decisions.length === 0 && <p>Nothing is written down yet.</p>}
      {decisions.map((decision) => (
        <OneDecision decision={decision} called={calledName(person)} path={path} />
      ))}
      <Button text="Record a decision" href={`${path}/new`} variant="secondary" />
    </section>
  )
}

type OneProps = { decision: Decision; called: string; path: string }

function OneDecision({ decision, called, path }: OneProps) {
  const withdrawn = decision.withdrawn_at !== null
  return (
    <article>
      <h3>
        {decisionWords(decision, called)}
        {withdrawn && (
          <>
            {' '}
            <Tag text="Taken back" colour="grey" />
          </>
        )}
      </h3>
      <p>{groundsWords(decision, called)}</p>
      <p class="app-muted app-small">
        Decided on {plainDate(decision.decided_on as DateOnly)}
        {decision.withdrawn_at && <>, taken back on {plainDate(dateInLondon(decision.withdrawn_at))}</>}
      </p>
      {!withdrawn && decision.answer === 'yes' && (
        <Details summary="They take this back">
          <p>
            {decision.about === 'sharing'
              ? 'From this moment nothing more is told or shown to them.'
              : 'The record says so from this moment. End the support too, unless they want it in another way.'}
          </p>
          <form method="post" action={`${path}/${decision.id}/withdrawal`}>
            <Button text="Record that it is taken back" variant="secondary" />
          </form>
        </Details>
      )}
      <hr class="app-rule" />
    </article>
  )
}

function Past({ past }: { past: readonly Entry[] }) {
  return (
    <Details summary="Who was involved before">
      <ul>
        {past.map((entry) => (
          <li>
            <strong>{entry.name}</strong>
            {entry.role && `, ${entry.role}`}. {pastWords(entry)}
            {entry.endedBecause && ` (${entry.endedBecause})`}.
          </li>
        ))}
      </ul>
    </Details>
  )
}
