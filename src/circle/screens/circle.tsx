import { calledName, RecordHead, RecordTabs, type YoungPerson } from '../../people/index.ts'
import { Button, Details, NotificationBanner, Said, Tag } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, plainDate } from '../../words/index.ts'
import { type Decision, decisionWords, groundsWords } from '../decision.ts'
import { type Entry, pastWords } from '../entry.ts'
import { basisWords, type LawfulBasis } from '../lawful-basis.ts'
import { canBeLimited } from '../limiting.ts'
import { standings, standingWords } from '../standing.ts'
import { isTheirOwn, type Wish, wishWords } from '../wish.ts'
import { Around } from './around.tsx'

export type CircleProps = {
  person: YoungPerson
  entries: readonly Entry[]
  past: readonly Entry[]
  decisions: readonly Decision[]
  wishes: readonly Wish[]
  /** Why the law allows this record, as it was recorded last. */
  lawful: LawfulBasis | null
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
      <Wishes {...props} />
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

// Only what waits: what was answered is on the wish’s own page and in their history.
function Wishes({ person, wishes }: CircleProps) {
  const waiting = wishes.filter(({ answeredAt }) => answeredAt === null)
  if (waiting.length === 0) return null
  const called = calledName(person)
  return (
    <section>
      <h2>
        {waiting.every(isTheirOwn) ? `What ${called} wishes` : 'What waits for somebody to do something'}
      </h2>
      <ul>
        {waiting.map((wish) => (
          <li>
            {wishWords(wish, called)}{' '}
            <a href={`/young-people/${person.id}/wishes/${wish.id}`}>
              Say what came of it
              <span class="nhsuk-u-visually-hidden">{wish.who ? `, ${wish.who}` : ''}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

// What holds, before how it came about: whoever has a minute reads these lines.
function Holds({ person, decisions }: CircleProps) {
  const called = calledName(person)
  const wanted = decisions.find((one) => one.tell_parents !== null && one.withdrawn_at === null)?.tell_parents
  return (
    <>
      <h2>What holds now</h2>
      {decisions.length === 0 && <p>Nothing is decided yet: nobody outside the support is told anything.</p>}
      <ul>
        {standings(decisions).map((one) => (
          <li>{standingWords(one, called)}</li>
        ))}
        {wanted && (
          <li>
            {called} wants parents or carers told: <Said words={wanted} />
          </li>
        )}
        <li>
          Whom {called} chose is not said to a parent or carer, and a parent or carer cannot take them out.
          Whoever is not named here may be told nothing.
        </li>
      </ul>
    </>
  )
}

function Lawful({ person, lawful }: CircleProps) {
  return (
    <>
      <h2>Why the law allows this record</h2>
      {lawful ? (
        <p>
          {basisWords(lawful)} {lawful.because}
          {lawful.evidence && ` Written down in: ${lawful.evidence}.`}
        </p>
      ) : (
        <p>Nothing is written down yet.</p>
      )}
      <Button text="Record why" href={`/young-people/${person.id}/lawful-basis`} variant="secondary" />
    </>
  )
}

function Agreed(props: CircleProps) {
  const { person, decisions } = props
  const path = `/young-people/${person.id}/decisions`
  return (
    <section id="agreed">
      <Holds {...props} />
      <h2>What was agreed, and who said yes</h2>
      {decisions.length === 0 && <p>Nothing is written down yet.</p>}
      {decisions.map((decision) => (
        <OneDecision decision={decision} called={calledName(person)} path={path} />
      ))}
      <Button text="Record a decision" href={`${path}/new`} variant="secondary" />
      <Lawful {...props} />
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
        {decision.evidence && <>. What shows it: {decision.evidence}</>}
        {decision.withdrawn_at && <>, taken back on {plainDate(dateInLondon(decision.withdrawn_at))}</>}
      </p>
      {canBeLimited(decision) && (
        <p>
          <a href={`${path}/${decision.id}/limits`}>
            They want less to be told
            <span class="nhsuk-u-visually-hidden">, {decision.share_with}</span>
          </a>
        </p>
      )}
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
