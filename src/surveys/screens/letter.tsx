import { Button, ErrorSummary, InsetText, NotificationBanner, SummaryList } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { type DateOnly, en, plainDate } from '../../words/index.ts'
import type { Letter } from '../parents/letter-store.ts'
import { lawfulBases, yearGroupsLine } from '../round.ts'

const words = en.surveyLetters

export type LetterPageProps = {
  letter: Letter
  form: Form
  typed: Typed
  problems?: Problems | undefined
  sent: boolean
  once: string
}

/** The letter to parents: which kind it is, in its own sentence, what is asked, who answers for it, how to say yes or no. */
export function LetterPage({ letter, form, typed, problems = {}, sent, once }: LetterPageProps) {
  const { round, school } = letter
  const wrong = problemList(form, problems)
  const day = round.optOutBy ? plainDate(round.optOutBy) : ''
  return (
    <>
      {wrong.length > 0 && <ErrorSummary errorList={wrong} />}
      {sent && <NotificationBanner variant="success" heading={words.sentHeading} text={words.sent} />}
      <h1>{words.heading({ name: round.name })}</h1>
      <p>{words.school({ school })}</p>
      <InsetText>
        {kindSentences(letter).map((sentence) => (
          <p>{sentence}</p>
        ))}
      </InsetText>
      <p dir="auto">{round.aboutForParents}</p>
      <p>{words.questions}</p>
      <SummaryList rows={rowsOf(letter).map(([key, value]) => ({ key, value }))} />
      <h2>{words.pupils}</h2>
      <p dir="auto">{round.aboutForPupils}</p>
      {round.kind === 'named' && (
        <>
          <h2>{words.yesHeading}</h2>
          <p>{words.yesSchool({ day })}</p>
        </>
      )}
      <h2>{words.noHeading}</h2>
      {letter.sayNoHere ? (
        <>
          <p>{words.noHere({ day })}</p>
          <form method="post" action={`/survey-letters/${letter.schoolId}/no`} novalidate>
            <input type="hidden" name="once" value={once} />
            {form.sections.map(({ questions }) => (
              <Ask questions={questions} typed={typed} problems={problems} />
            ))}
            <p>{words.only}</p>
            <Button text={words.send} preventDoubleClick />
          </form>
        </>
      ) : (
        <p>{words.noSchool({ day })}</p>
      )}
    </>
  )
}

function kindSentences({ round, readers }: Letter): string[] {
  if (round.kind === 'anonymous') return [words.kinds.anonymous]
  if (round.kind === 'named')
    return [
      words.kinds.named({
        readers: readers.map(({ name, organisation }) => `${name} (${organisation})`).join(', '),
      }),
    ]
  return [
    words.kinds.confidential({ holder: round.keyHolder }),
    ...(round.keyUsedWhen ? [words.kinds.exceptFor({ harm: round.keyUsedWhen })] : []),
  ]
}

const day = (date: DateOnly | null): string => (date ? plainDate(date) : '')

function rowsOf({ round, controllers }: Letter): [string, string][] {
  const names = controllers.map(({ name }) => name).join(', ')
  return [
    [words.key.who, yearGroupsLine(round.yearGroups)],
    [words.key.when, words.key.days({ from: day(round.opensOn), to: day(round.closesOn) })],
    [words.key.controllers, controllers.length > 1 ? words.key.jointly({ names }) : names],
    [words.key.basis, round.lawfulBasis ? lawfulBases[round.lawfulBasis] : ''],
    [words.key.takeBack, day(round.withdrawUntil)],
    [words.key.destroyed, day(round.namesDestroyedOn)],
    [words.key.kept, day(round.retainUntil)],
    [words.key.instead, round.somethingElse],
  ]
}
