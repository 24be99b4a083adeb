import { concernAddress } from '../../safety/index.ts'
import { Button, SummaryList, WarningCallout } from '../../ui/index.ts'
import { spokenMoment } from '../../words/index.ts'
import { answerInWords, type Questions } from '../asked-wording.ts'
import type { ItemAnswers } from '../scoring.ts'
import { type Urgent, urgentCan } from '../urgent/urgent.ts'

/** An urgent answer with the words it was asked in and what was answered. */
export type UrgentShown = { urgent: Urgent; measureName: string; asked: Questions; answers: ItemAnswers }

type Props = { shown: readonly UrgentShown[]; name: string; now: Date }

/** What has to be read before anything else on the page, and the one button that says it has been. */
export function UrgentAnswers({ shown, name, now }: Props) {
  const open = shown.filter(({ urgent }) => urgentCan.beAcknowledged(urgent))
  return (
    <>
      {open.map((one) => (
        <OneUrgent {...one} name={name} now={now} />
      ))}
    </>
  )
}

function OneUrgent({ urgent, measureName, asked, answers, name, now }: UrgentShown & Omit<Props, 'shown'>) {
  const questions = asked.questions.filter(({ id }) => urgent.items.includes(id))
  return (
    <WarningCallout heading="Read this first" headingLevel={2} id={`urgent-${urgent.askId}`}>
      <p>
        {name} answered {measureName} {spokenMoment(urgent.raisedAt, now)}.
      </p>
      <SummaryList
        rows={questions.map((question) => ({
          key: [asked.lead, question.words].filter(Boolean).join(': '),
          value: answerInWords(question, answers[question.id] ?? Number.NaN),
        }))}
      />
      <p>
        What it means, and what to do, is for you to decide with {name}. If anybody is in danger, ring 999. If
        it is about safety,{' '}
        <a href={concernAddress(`/supports/${urgent.supportId}`)}>raise a safeguarding concern</a>.
      </p>
      {urgent.told.map((told) => (
        <p class="app-small">{toldWords(told, now)}</p>
      ))}
      <form method="post" action={`/asks/${urgent.askId}/acknowledgement`}>
        <Button text="I have read it and I am acting on it" preventDoubleClick />
      </form>
    </WarningCallout>
  )
}

const toldWords = ({ name, at, acknowledgeBy, stands }: Urgent['told'][number], now: Date): string =>
  `${name} was told ${spokenMoment(at, now)}${stands === 'cover' ? ', because nobody had said so in time,' : ''} and says so by ${spokenMoment(acknowledgeBy, now)}.`

/** 'Maryam Siddiqui read it today, 9:12 am.' */
export const acknowledgedWords = ({ acknowledged }: Urgent, now: Date): string | null =>
  acknowledged && `${acknowledged.name} read it ${spokenMoment(acknowledged.at, now)}.`
