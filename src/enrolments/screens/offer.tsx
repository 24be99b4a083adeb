import { timesOf } from '../../directory/index.ts'
import type { Group, Session } from '../../groups/index.ts'
import { UnsafeLink } from '../../safety/index.ts'
import { Button, ErrorSummary, Panel, SummaryList } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { type DateOnly, en, spokenDay } from '../../words/index.ts'

const words = en.offers

/** Whether they would like to come. */
export const offerAnswerForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'one', name: 'answer', label: words.question, required: words.missing },
          options: [
            { value: 'yes', label: words.yes },
            {
              ...{ value: 'no', label: words.no, hint: words.noHint },
              reveals: [
                {
                  ...{
                    kind: 'words',
                    name: 'reason',
                    label: words.why,
                    hint: words.whyHint,
                    rows: 2,
                    max: 500,
                  },
                },
              ],
            },
          ],
        },
      ],
    },
  ],
}

const timeOf = (session: Session): string =>
  [spokenDay(session.onDate), timesOf({ opens: session.startsAt, closes: session.endsAt })]
    .filter(Boolean)
    .join(', ')

/** A place in a group that somebody was offered: what, where, when, and yes or no. */
export function OfferPage(props: {
  group: Group
  sessions: readonly Session[]
  answerBy: DateOnly | null
  path: string
  /** Where they say that they do not feel safe. */
  unsafe: string
  typed: Typed
  problems: Problems
}) {
  const { group, sessions, answerBy, typed, problems } = props
  const items = problemList(offerAnswerForm, problems)
  const [first] = sessions
  return (
    <>
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <h1>{words.title}</h1>
      <p class="nhsuk-body-l">{words.lead}</p>
      <SummaryList
        rows={[
          { key: words.what, value: group.name },
          { key: words.where, value: group.atPlace },
          ...(first
            ? [{ key: words.when, value: `${timeOf(first)}. ${words.times({ count: sessions.length })}.` }]
            : []),
        ]}
      />
      {answerBy && <p>{words.until({ day: spokenDay(answerBy) })}</p>}
      <form method="post" action={props.path} novalidate>
        {offerAnswerForm.sections.map(({ questions }) => (
          <Ask questions={questions} typed={typed} problems={problems} />
        ))}
        <Button text={words.send} preventDoubleClick />
      </form>
      <UnsafeLink path={props.unsafe} />
    </>
  )
}

/** It is said. */
export const OfferThanks = ({ yes }: { yes: boolean }) => (
  <Panel heading={yes ? words.thanksYes : words.thanksNo}>
    {yes ? words.thanksYesText : words.thanksNoText}
  </Panel>
)
