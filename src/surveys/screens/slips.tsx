import { Button, Details, Input, Select, Textarea } from '../../ui/index.ts'
import { type Typed, typedText } from '../../ui/questions/index.ts'
import { countOf, plainDate } from '../../words/index.ts'
import type { ListCounts } from '../lists/pupil-store.ts'
import { type Round, yearGroupsLine } from '../round.ts'
import type { RoundSchool } from '../schools/school-store.ts'
import { type Problem, ProblemAbove, saidAt } from './problem.tsx'

export type SlipsPageProps = {
  school: RoundSchool
  round: Round
  counts: ListCounts
  /** Classes whose slips can be made anew. */
  classes: readonly string[]
  /** Whether parents may still say no, so that a reason is needed. */
  early: boolean
  /** What the slips are worked out from. It stays in this page. */
  secret: string
  most: number
  typed: Typed
  problem: Problem | undefined
}

/** Making the slips, once; and again for a class that lost them. */
export function SlipsPage(props: SlipsPageProps) {
  const { school, round, counts, problem } = props
  const path = `/school-surveys/${school.id}`
  return (
    <div class="app-column--reading">
      <ProblemAbove problem={problem} />
      <h1 id="slips">Slips</h1>
      <p>
        A slip opens the survey once.{' '}
        {round.kind === 'anonymous'
          ? 'No slip is anybody’s: pupils draw one from a bag.'
          : 'Each slip is one pupil’s.'}{' '}
        Slips are shown once, to print, and kept nowhere.
      </p>
      {counts.listed > 0 && (
        <p>
          {countOf(counts.ready, 'pupil')} on your list can have one now. {counts.withCode} were made before,{' '}
          {counts.saidNo} said no{counts.held > 0 && `, ${counts.held} waiting for a look`}.
        </p>
      )}
      {counts.ready > 0 && (
        <form method="post" action={`${path}/slips`} novalidate>
          <input type="hidden" name="secret" value={props.secret} />
          {props.early && <WhyEarly {...props} id="early" />}
          <Button text={`Make ${countOf(counts.ready, 'slip')}`} preventDoubleClick />
        </form>
      )}
      {round.kind !== 'named' && <Bag {...props} path={path} />}
      {props.classes.length > 0 && <Renew {...props} path={path} />}
    </div>
  )
}

const WhyEarly = ({ round, id, typed, problem }: SlipsPageProps & { id: string }) => (
  <Textarea
    name="early"
    id={id}
    rows={2}
    value={typedText(typed, 'early')}
    label={{ text: 'Why are the slips made now?', size: 's' }}
    errorMessage={saidAt(problem, id)}
    hint={`Parents can say no until ${round.optOutBy ? plainDate(round.optOutBy) : ''}.`}
  />
)

const bagFields = ['bag-early', 'year_group', 'class', 'count']

const Bag = (props: SlipsPageProps & { path: string }) => {
  const { path, secret, early, round, most, typed, problem } = props
  return (
    <Details summary="Make slips for a class without a list" open={bagFields.includes(problem?.at ?? '')}>
      <form method="post" action={`${path}/bags`} novalidate>
        <input type="hidden" name="secret" value={secret} />
        <Select
          name="year_group"
          value={typedText(typed, 'year_group')}
          label={{ text: 'Year group', size: 's' }}
          errorMessage={saidAt(problem, 'year_group')}
          items={round.yearGroups.map((year) => ({ value: String(year), text: yearGroupsLine([year]) }))}
        />
        <Input
          name="class"
          label={{ text: 'Class', size: 's' }}
          width={10}
          value={typedText(typed, 'class')}
          errorMessage={saidAt(problem, 'class')}
        />
        <Input
          name="count"
          value={typedText(typed, 'count')}
          label={{ text: 'How many', size: 's' }}
          hint={`${most} at most`}
          errorMessage={saidAt(problem, 'count')}
          width={4}
          inputmode="numeric"
        />
        {early && <WhyEarly {...props} id="bag-early" />}
        <Button text="Make these slips" variant="secondary" preventDoubleClick />
      </form>
    </Details>
  )
}

const Renew = ({ path, secret, classes, problem }: SlipsPageProps & { path: string }) => (
  <Details summary="A class lost its slips" open={problem?.at === 'renew-class'}>
    <p>New slips take the place of the old ones, which open nothing any more. What was answered stays.</p>
    <form method="post" action={`${path}/slips/renewal`} novalidate>
      <input type="hidden" name="secret" value={secret} />
      <Select
        name="class"
        id="renew-class"
        label={{ text: 'Class', size: 's' }}
        errorMessage={saidAt(problem, 'renew-class')}
        items={classes.map((name) => ({ value: name, text: `Year ${name}` }))}
      />
      <Button text="Make new slips for this class" variant="secondary" preventDoubleClick />
    </form>
  </Details>
)
