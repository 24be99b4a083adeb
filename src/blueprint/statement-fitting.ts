import { type Misfit, misfitAt } from './fitting.ts'
import type { Measure } from './measure.ts'
import { armsOf, askingOf, type Programme } from './programme.ts'
import { comparesArms, isOfGoals, type Statement } from './statements.ts'

/** What keeps a statement from being worked out from the programme's records; undefined where nothing does. */
export function statementMisfit(
  programme: Programme,
  one: Statement,
  here: Misfit['at'],
  measures: readonly Measure[],
): Misfit | undefined {
  const says = (sentence: string): Misfit => misfitAt(here, `statements: ${one.key} ${sentence}`)
  if (/\d|%/.test(one.text))
    return misfitAt(
      [...here, 'text'],
      `statements: the text of ${one.key} has a figure: leave it out, for it is worked out from the records`,
    )
  return (
    armMisfit(programme, one, says) ??
    measuredMisfit(programme, one, says, measures) ??
    countedMisfit(programme, one, says)
  )
}

type Says = (sentence: string) => Misfit

function armMisfit(programme: Programme, one: Statement, says: Says): Misfit | undefined {
  const pair = armsOf(programme)
  if (!pair) {
    if (comparesArms(one))
      return says('compares two arms, and there are none: say what is compared under arms')
    return 'arm' in one && one.arm
      ? says(`is of the arm ${one.arm}, and there are no arms: leave it out`)
      : undefined
  }
  const chance = programme.arms?.design === 'by-chance'
  if (one.rule === 'difference-between-arms' && !chance)
    return says(
      'is a difference between arms that chance did not make: its rule is difference-in-differences',
    )
  if (!('measure' in one) || comparesArms(one)) return undefined
  const keys: (string | undefined)[] = [pair.tried, pair.beside]
  const of = 'arm' in one ? one.arm : undefined
  return keys.includes(of) ? undefined : says(`speaks of one arm: say which, as in arm: ${pair.tried}`)
}

function measuredMisfit(
  programme: Programme,
  one: Statement,
  says: Says,
  measures: readonly Measure[],
): Misfit | undefined {
  if (!('measure' in one)) return undefined
  const asking = askingOf(programme, one.measure)
  const measure = measures.find(({ key }) => key === one.measure)
  if (!asking || !measure)
    return says(
      `is of ${one.measure}, which is none of its measures: add it under measures, or choose from ${programme.measures.map((each) => each.measure).join(', ') || 'what is there'}`,
    )
  const asked = asking.points.map(({ at }) => at)
  const wanted = 'from' in one ? [one.from, one.to] : [one.to]
  const never = wanted.find((at) => !asked.includes(at))
  if (never)
    return says(`needs ${one.measure} at ${never}, and it is asked at ${asked.join(', ')}: add that point`)
  if ('from' in one && one.from === one.to) return says(`compares ${one.from} with itself: choose two points`)
  const goals = isOfGoals(one)
  if (goals !== (measure.kind === 'goals'))
    return says(
      goals
        ? `needs a measure of goals, and ${measure.key} is none`
        : `is of goals: its rule is share-goal-progress`,
    )
  const score = measure.scores.find(({ key }) => key === asking.score) ?? measure.scores[0]
  if (score && score.better !== one.better)
    return says(`says that ${one.better} is better, and of ${measure.key} ${score.better} is`)
  if (one.rule === 'share-agreeing' && !(score?.from === 0 && score.to === 1))
    return says(`counts who said yes, and ${measure.key} is not answered yes or no`)
  return undefined
}

function countedMisfit({ ways_in, statements }: Programme, one: Statement, says: Says): Misfit | undefined {
  if (one.rule === 'share-of-referrals-from' && !ways_in.some(({ who }) => who === one.source))
    return says(`counts referrals from ${one.source}, which is no way in: add it under ways_in`)
  if (one.rule !== 'value-per-pound') return undefined
  const counted = statements.find(({ key }) => key === one.counts)
  if (!counted?.rule.startsWith('share-') || !('from' in counted))
    return says(`counts ${one.counts}: that must be the key of a statement about how many got better`)
  for (const name of ['worth', 'anyway', 'owed_to_others', 'cost'] as const) {
    const { low, likely, high } = one[name]
    if (low > likely || likely > high)
      return says(`has a ${name} whose likely figure is not between low and high`)
  }
  return one.cost.low === 0 ? says('costs nothing at the low end: nothing can be divided by it') : undefined
}
