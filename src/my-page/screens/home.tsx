import { isUnderWay, type Stepping } from '../../stepping/index.ts'
import type { Support } from '../../support/index.ts'
import { Button, NextThing, OwnWords, RatingChart, Said } from '../../ui/index.ts'
import { type DateOnly, dateOnly, en } from '../../words/index.ts'
import { dayInWords } from '../around-me.ts'
import { Frame } from './frame.tsx'

const words = en.myPage.home

type MyGoal = {
  id: string
  words: string
  ratings: readonly { rating: number; ratedOn: string; words: string | null }[]
}
type MyStep = { what: string; dueOn: string }

export type HomeProps = {
  called: string
  support: Pick<Support, 'state' | 'workerName'> | null
  whatMatters: string
  /** What they said they would do, the nearest first. */
  steps: readonly MyStep[]
  goals: readonly MyGoal[]
  /** Nothing that they asked for waits. */
  mayAskForEverything: boolean
  /** Whether there is a plan with several people. */
  planned: boolean
  /** Whether they are in a plan of their family. */
  withFamily: boolean
  /** Which other teams were asked to be there for them, the latest first. */
  steppings: readonly Stepping[]
  today: DateOnly
  notice?: string
}

/** A young person's own page: what matters to them, what is next, where they want to get to. */
export function Home(props: HomeProps) {
  const { support, whatMatters, goals } = props
  const worker = support?.state === 'ended' ? null : support?.workerName
  return (
    <Frame heading={words.hello({ name: props.called })} current="home" notice={props.notice}>
      {worker ? (
        <p>{words.worker({ worker })}</p>
      ) : (
        <p>
          {words.ended} <a href="/refer/me">{words.askAgain}</a>
        </p>
      )}
      <div class="app-columns app-columns--even">
        {whatMatters && <OwnWords label={words.matters} words={whatMatters} />}
        {worker && <Next {...props} worker={worker} />}
      </div>
      <SomebodyNew {...props} />
      {goals.length > 0 && <h2>{words.goals}</h2>}
      {goals.map((goal) => (
        <Goal {...goal} />
      ))}
      {worker && <Rest {...props} />}
      {props.planned && (
        <p>
          <a href="/my/plan">{words.plan}</a>
        </p>
      )}
      {props.withFamily && (
        <p>
          <a href="/my/family">{words.family}</a>
        </p>
      )}
      <p>
        <Button text={words.around} href="/my/people" variant="secondary" />
      </p>
      <p>
        <a href="/my/ways-in">{en.waysIn.title}</a>
      </p>
      {props.mayAskForEverything && (
        <form method="post" action="/my/everything">
          <Button text={en.aboutMe.ask.button} variant="secondary" preventDoubleClick />
        </form>
      )}
    </Frame>
  )
}

function Next({ steps, worker, today }: HomeProps & { worker: string }) {
  const [step] = steps
  return step ? (
    <NextThing
      label={words.next}
      title={step.what}
      text={words.by({ day: dayInWords(dateOnly(step.dueOn), today) })}
    />
  ) : (
    <NextThing label={words.next} title={words.nothingNext({ worker })} />
  )
}

function SomebodyNew({ steppings, today }: HomeProps) {
  const told = steppings.filter((one) => isUnderWay(one) || one.state === 'accepted')
  const { stepping } = en.myPage
  return told.map((one) => (
    <section>
      <h2>{stepping.title}</h2>
      <p>{steppingSaid(one, today)}</p>
      <p>
        <strong>{stepping.changes}.</strong> <Said words={one.changes} />
      </p>
      {one.stays && (
        <p>
          <strong>{stepping.stays}.</strong> <Said words={one.stays} />
        </p>
      )}
    </section>
  ))
}

function steppingSaid(
  { state, toTeam: team, answerBy, answeredBy: worker }: Stepping,
  today: DateOnly,
): string {
  const { stepping } = en.myPage
  if (state === 'accepted') return worker ? stepping.yes({ team, worker }) : stepping.yesTeam({ team })
  return state === 'sent'
    ? stepping.asked({ team, day: dayInWords(dateOnly(answerBy), today) })
    : stepping.notYet({ team })
}

function Rest({ steps, today }: HomeProps) {
  const rest = steps.slice(1)
  if (rest.length === 0) return null
  return (
    <>
      <h2>{words.asked}</h2>
      <ul>
        {rest.map(({ what, dueOn }) => (
          <li>
            {what}. {words.by({ day: dayInWords(dateOnly(dueOn), today) })}.
          </li>
        ))}
      </ul>
    </>
  )
}

function Goal({ words: goal, ratings }: MyGoal) {
  const last = ratings.at(-1)
  const title = (
    <h3>
      <Said words={goal} />
    </h3>
  )
  if (!last) return title
  return (
    <>
      {title}
      <RatingChart
        title={goal}
        ratings={ratings.map(({ rating, ratedOn }) => ({ date: ratedOn, value: rating }))}
        tone="fern"
        says={{
          lead: words.now({ rating: last.rating }),
          text: last.words ? <Said words={last.words} /> : '',
        }}
      />
    </>
  )
}
