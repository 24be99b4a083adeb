import { EmptyState, PageHeading, Table } from '../../ui/index.ts'
import { type Round, yearGroupsLine } from '../round.ts'
import type { ClassProgress } from '../schools/progress-store.ts'
import type { RoundSchool } from '../schools/school-store.ts'

export type ProgressPageProps = {
  school: RoundSchool
  round: Round
  classes: readonly ClassProgress[]
}

/** How many have begun and finished, class by class: all that anybody is told while a survey runs. */
export function ProgressPage({ round, classes }: ProgressPageProps) {
  const all = (of: (one: ClassProgress) => number) => classes.reduce((sum, one) => sum + of(one), 0)
  return (
    <>
      <PageHeading
        heading="How far we are"
        below={`${all(({ finished }) => finished)} of ${all(({ codes }) => codes)} slips are finished. ${round.kind === 'named' ? 'Its readers alone' : 'Nobody'} can see who, or what was answered.`}
      />
      {classes.length === 0 ? (
        <EmptyState heading="No slips yet" />
      ) : (
        <Table
          caption={{ text: 'Classes', hidden: true }}
          head={[
            'Class',
            { text: 'Slips', format: 'numeric' },
            { text: 'Begun', format: 'numeric' },
            { text: 'Finished', format: 'numeric' },
          ]}
          rows={classes.map((one) => [
            [one.yearGroup === null ? '' : yearGroupsLine([one.yearGroup]), one.class]
              .filter(Boolean)
              .join(', '),
            one.codes,
            one.begun,
            one.finished,
          ])}
          firstCellIsHeader
          responsive
        />
      )}
      <h2>In the lesson</h2>
      <p>
        Read to the class what it is about. A pupil may say no, now or half way, without a reason, and it is
        not held against them. They do this instead: {round.somethingElse}
      </p>
    </>
  )
}
