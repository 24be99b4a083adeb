import { Button, Input, InsetText, PageHeading, Radios, SummaryList } from '../../ui/index.ts'
import { type Typed, typedText } from '../../ui/questions/index.ts'
import { plainDate } from '../../words/index.ts'
import { kindWords, type Round, yearGroupsLine } from '../round.ts'
import type { RoundSchool } from '../schools/school-store.ts'
import { type Problem, ProblemAbove, saidAt } from './problem.tsx'

export type InvitationPageProps = {
  school: RoundSchool
  round: Round
  problem: Problem | undefined
  typed: Typed
}

/** What a school is asked, and its answer. */
export function InvitationPage({ school, round, problem, typed }: InvitationPageProps) {
  return (
    <div class="app-column--reading">
      <ProblemAbove problem={problem} />
      <PageHeading heading={round.name} below={`Does ${school.name} take part?`} />
      <InsetText text={`${kindWords[round.kind].name} survey. ${kindWords[round.kind].means}`} />
      <SummaryList
        rows={[
          { key: 'Pupils', value: yearGroupsLine(round.yearGroups) },
          { key: 'Parents say no by', value: round.optOutBy ? plainDate(round.optOutBy) : '' },
          {
            key: 'Pupils answer',
            value: `${round.opensOn ? plainDate(round.opensOn) : ''} to ${round.closesOn ? plainDate(round.closesOn) : ''}`,
          },
          { key: 'Agreement', value: round.agreement },
        ]}
      />
      <p dir="auto">{round.aboutForParents}</p>
      {school.answer === 'declined' && (
        <p>You said that your school does not take part. You can change that.</p>
      )}
      <form method="post" action={`/school-surveys/${school.id}/answer`} novalidate>
        <Radios
          name="answer"
          fieldset={{ legend: { text: 'Your answer', size: 's' } }}
          errorMessage={saidAt(problem, 'answer')}
          items={[
            {
              value: 'takes_part',
              text: 'We take part',
              checked: typedText(typed, 'answer') === 'takes_part',
            },
            {
              value: 'declined',
              text: 'We do not take part',
              checked: (typedText(typed, 'answer') || school.answer) === 'declined',
            },
          ]}
        />
        <Input
          name="on_roll"
          label={{ text: 'Pupils on roll in these year groups', size: 's' }}
          hint="So that results can say how many took part"
          errorMessage={saidAt(problem, 'on_roll')}
          width={5}
          inputmode="numeric"
          value={typedText(typed, 'on_roll') || (school.onRoll?.toString() ?? '')}
        />
        <Button text="Send the answer" preventDoubleClick />
      </form>
    </div>
  )
}
