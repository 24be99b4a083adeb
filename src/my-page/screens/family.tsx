import { type OwnFamilyPlan, ratingsWords } from '../../families/index.ts'
import { BackLink, Button } from '../../ui/index.ts'
import { type DateOnly, en } from '../../words/index.ts'
import { dayInWords } from '../around-me.ts'
import { Frame } from './frame.tsx'

const words = en.myPage.family

type FamilyProps = { plan: OwnFamilyPlan; today: DateOnly }

/** A young person's family's plan: what they all want, who is in it, who does what, and the way out. */
export function MyFamily({ plan, today }: FamilyProps) {
  return (
    <Frame heading={words.title} current="home">
      <p dir="auto">{plan.words}</p>
      <p>{words.lead({ worker: plan.lead, day: dayInWords(plan.reviewOn, today) })}</p>
      <p>{words.what}</p>
      <h2>{words.people}</h2>
      {plan.people.length === 0 && <p>{words.nobody}</p>}
      <ul>
        {plan.people.map(({ called, relationship }) => (
          <li dir="auto">{relationship ? `${called}, ${relationship}` : called}</li>
        ))}
      </ul>
      {plan.goals.length > 0 && <h2>{words.goals}</h2>}
      <ul>
        {plan.goals.map((goal) => (
          <li dir="auto">
            {goal.words}. {words.near({ ratings: ratingsWords(goal) })}
          </li>
        ))}
      </ul>
      <h2>{words.steps}</h2>
      {plan.steps.length === 0 && <p>{words.noSteps}</p>}
      <ul>
        {plan.steps.map(({ what, who, lead, mine, dueOn, done }) => {
          const does = { who: mine ? words.me : lead ? plan.lead : (who ?? words.somebody) }
          return (
            <li dir="auto">
              {what}. {done ? words.done(does) : words.by({ ...does, day: dayInWords(dueOn, today) })}
            </li>
          )
        })}
      </ul>
      <p>
        <Button text={words.leave} href="/my/family/departure" variant="secondary" />
      </p>
    </Frame>
  )
}

/** The question before they leave it. */
export function LeaveFamily({ lead }: { lead: string }) {
  return (
    <>
      <BackLink href="/my/family" text={words.back} />
      <h1>{words.leaveTitle}</h1>
      <p>{words.leaveText({ worker: lead })}</p>
      <form method="post" action="/my/family/departure">
        <Button text={words.leaveButton} preventDoubleClick />
      </form>
    </>
  )
}
