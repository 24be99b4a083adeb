import type { Measure } from '../../blueprint/index.ts'
import { concernAddress } from '../../safety/index.ts'
import type { Questionnaire, Round } from '../../surveys/index.ts'
import { Button, InsetText, PageHeading, SummaryList, WarningCallout } from '../../ui/index.ts'
import { spokenMoment } from '../../words/index.ts'
import { addresses } from '../addresses.ts'
import {
  answeredTo,
  calledHere,
  groupWords,
  type HandedIn,
  openUrgent,
  type Section,
  sectionsOf,
  type UrgentGiven,
} from '../reading.ts'
import type { ScoreRead } from '../scores.ts'

export type PupilPageProps = {
  round: Pick<Round, 'id' | 'name'>
  pupil: HandedIn
  questionnaire: Questionnaire
  /** Null where they took their answers back. */
  answers: Uint8Array | null
  /** Whether whoever looks reads all of it, or was named for what is urgent alone. */
  all: boolean
  /** Every version of every measure, to score by. */
  library: readonly Measure[]
  /** What they said when they were asked whether they want support; null where they were not asked. */
  support: string | null
  now: Date
}

/** What one pupil answered in a named survey: what is urgent first, then every answer in words. */
export function PupilPage(props: PupilPageProps) {
  const { round, pupil, questionnaire, answers, all, library, support, now } = props
  const handed = pupil.finishedAt ? ` Handed in ${spokenMoment(pupil.finishedAt, now)}.` : ''
  return (
    <div class="app-column--reading">
      <PageHeading
        heading={calledHere(pupil)}
        below={`${[groupWords(pupil), pupil.school].filter(Boolean).join(', ')}.${handed}`}
      />
      {pupil.name === null && (
        <InsetText text="There is no name here: the list of names is destroyed, or this slip was made by class." />
      )}
      <UrgentFirst {...props} />
      {support && (
        <section>
          <h2>Whether they want support</h2>
          <p>
            Because of what they answered they were asked whether they want to talk with somebody. {support}
          </p>
        </section>
      )}
      {!all ? (
        <InsetText text="You were named to read this, because everybody who was to read it is gone. The rest of what they answered is not shown." />
      ) : answers && pupil.finishedAt ? (
        sectionsOf(questionnaire, { answers, yearGroup: pupil.yearGroup }, library).map((section) => (
          <OneSection {...section} />
        ))
      ) : (
        notThere(answers !== null)
      )}
      <p class="app-small app-muted">
        That you looked is written down. Please print nothing of this, and say nothing of it to anybody who
        does not need it to keep {calledHere(pupil)} safe and well. It is one of the answers to {round.name}.
      </p>
    </div>
  )
}

function OneSection({ title, lead, scores, answers }: Section) {
  return (
    <section>
      <h2>{title}</h2>
      {scores && <Scores title={title} scores={scores} />}
      {lead && <p>{lead}:</p>}
      <SummaryList rows={answers.map(({ asked, answer }) => ({ key: asked, value: answer }))} />
    </section>
  )
}

function Scores({ title, scores }: { title: string; scores: readonly ScoreRead[] }) {
  if (scores.length === 0) return null
  return (
    <>
      <SummaryList
        rows={scores.map(({ name, figure, scale, bands }) => ({
          key: name,
          value: (
            <>
              <strong>{figure}</strong>{' '}
              <span class="app-muted app-small">{[scale, ...bands].join('; ')}</span>
            </>
          ),
        }))}
      />
      <p class="app-small app-muted">
        Worked out from the answers to {title} below. It stands on this page alone, says nothing of why, and
        is no diagnosis.
      </p>
    </>
  )
}

const notThere = (begun: boolean) => (
  <p>
    {begun
      ? 'They have not handed it in yet: the rest of their answers is here when they have.'
      : 'They have taken their answers back, and those are gone. That there was an urgent one stays, so that somebody asks how they are.'}
  </p>
)

function UrgentFirst({ round, pupil, questionnaire, answers, now }: PupilPageProps) {
  const open = openUrgent(pupil)
  const read = pupil.urgent.filter(({ acknowledged }) => acknowledged !== null)
  return (
    <>
      {open.length > 0 && (
        <WarningCallout heading="Read this first" headingLevel={2}>
          <Said urgent={open} {...{ questionnaire, answers }} />
          <p>
            What it means, and what to do, is for you to decide with {calledHere(pupil)}. If anybody is in
            danger, ring 999. If it is about safety,{' '}
            <a href={concernAddress('')}>raise a safeguarding concern</a> today.
          </p>
          {open
            .flatMap(({ told }) => told)
            .map((one) => (
              <p class="app-small">{toldWords(one, now)}</p>
            ))}
          <form method="post" action={addresses.acknowledgement(round.id, pupil.id)}>
            <Button text="I have read it and I am acting on it" preventDoubleClick />
          </form>
        </WarningCallout>
      )}
      {read.length > 0 && (
        <section>
          <h2>Urgent, and read</h2>
          <Said urgent={read} {...{ questionnaire, answers }} />
          {read.map(({ acknowledged }) => (
            <p class="app-small">
              {acknowledged && `${acknowledged.name} read it ${spokenMoment(acknowledged.at, now)}.`}
            </p>
          ))}
        </section>
      )}
    </>
  )
}

function Said(props: { urgent: readonly UrgentGiven[] } & Pick<PupilPageProps, 'questionnaire' | 'answers'>) {
  const { urgent, questionnaire, answers } = props
  return (
    <SummaryList
      rows={urgent.flatMap(({ item }) => {
        const at = questionnaire.items.findIndex(({ id }) => id === item)
        const found = questionnaire.items[at]
        if (!found) return []
        const { asked, answer } = answeredTo(found, at, answers)
        return [{ key: asked, value: answer }]
      })}
    />
  )
}

const toldWords = ({ name, at, acknowledgeBy, stands }: UrgentGiven['told'][number], now: Date): string =>
  stands === 'cover'
    ? `${name} was told ${spokenMoment(at, now)} that nobody had said so in time.`
    : `${name} was told ${spokenMoment(at, now)} and says so by ${spokenMoment(acknowledgeBy, now)}.`
