import {
  armsOf,
  handoverKinds,
  isOfGoals,
  kindsOfService,
  type PairedStatement,
  type Programme,
  type Statement,
  sources,
} from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { changeFigure, differenceFigure, meanFigure } from './changes.ts'
import {
  agreedOf,
  type Counted,
  changeByArm,
  changeOf,
  contactsOf,
  goalsImprovedOf,
  improvedOf,
  type Of,
  onwardOf,
  type Pairs,
  peopleOf,
  referredOf,
  scoredOf,
  takenOverOf,
  withoutLoops,
} from './figures-store.ts'
import { type Figure, type Outcome, outcomeOf } from './outcome.ts'
import { shareFigure } from './shares.ts'
import { goalMeasures } from './taking-in/score-row.ts'
import { valueFigure } from './value.ts'
import { contactsFigure } from './weeks.ts'

/** What the records of these cohorts say about every statement of a programme, each from one question to the database. */
export function outcomesOf(
  acting: Acting,
  programme: Programme,
  cohorts: readonly string[],
): Promise<{ people: number; statements: Outcome[] }> {
  return withoutLoops(acting, async () => {
    const statements: Outcome[] = []
    for (const one of programme.statements)
      statements.push(outcomeOf(one, await figureOf(acting, programme, one, cohorts)))
    return { people: await peopleOf(acting, { cohorts, arm: null }), statements }
  })
}

async function figureOf(
  acting: Acting,
  programme: Programme,
  one: Statement,
  cohorts: readonly string[],
): Promise<Figure> {
  const of: Of = { cohorts, arm: ('arm' in one && one.arm) || null }
  switch (one.rule) {
    case 'share-improved':
    case 'share-reliable':
    case 'share-goal-progress':
    case 'share-significant-goal-progress':
    case 'still-improved':
      return shareFigure(await gotThere(acting, one, of), { method: methodOf(one), what: 'both points' })
    case 'share-agreeing':
      return shareFigure(await agreedOf(acting, { ...of, measure: one.measure, to: one.to }), {
        ...{ method: 'Of those who answered, how many said yes; missing are the others.', what: 'an answer' },
      })
    case 'mean-at-point':
      return meanFigure(await scoredOf(acting, { ...of, measure: one.measure, to: one.to }))
    case 'mean-change':
      return changeFigure(await changeOf(acting, pairsOf(one, of)))
    case 'difference-between-arms':
    case 'difference-in-differences':
      return differenceOf(acting, programme, pairsOf(one, of))
    case 'contacts-each-week': {
      const people = await peopleOf(acting, of)
      return contactsFigure(await contactsOf(acting, of), { people, bySchool: one.by_school })
    }
    case 'share-of-referrals-from':
      return shareFigure(await referredOf(acting, { ...of, source: one.source }), {
        method: `Of those of whom it is known who referred them, how many came from: ${sources[one.source]}.`,
        what: 'a referrer who is known',
      })
    case 'share-referred-onward-to':
      return shareFigure(await onwardOf(acting, { ...of, service: one.kind }), {
        method: `Of those of whom it is known whether they were referred on, how many to: ${kindsOfService[one.kind]}.`,
        what: 'anything written down about being referred on',
      })
    case 'share-taken-over':
      return shareFigure(await takenOverOf(acting, { ...of, change: one.change }), {
        method: `Of those for whom this was planned and has come, for how many somebody took over: ${handoverKinds[one.change]}. Missing are those for whom it is ahead.`,
        what: 'such a change that has come',
      })
    case 'value-per-pound':
      return valueOf(acting, programme, one, of)
  }
}

const pairsOf = ({ measure, from, to, better }: PairedStatement, of: Of): Pairs => ({
  ...{ ...of, from, to, better },
  measures: [measure],
})

/** How many got there, by the statement's own rule. */
function gotThere(acting: Acting, one: PairedStatement, of: Of): Promise<Counted> {
  const threshold = 'threshold' in one ? String(one.threshold) : null
  const pairs = pairsOf(one, of)
  return isOfGoals(one)
    ? goalsImprovedOf(acting, { ...pairs, measures: goalMeasures(one.measure) }, threshold)
    : improvedOf(acting, pairs, threshold)
}

function methodOf(one: PairedStatement): string {
  const far = 'threshold' in one ? ` by ${one.threshold} or more` : ''
  return isOfGoals(one)
    ? `Of those with a goal rated at ${one.from} and at ${one.to}, how many have any of their goals up${far || ' at all'}.`
    : `Of those with both points, how many are better at ${one.to} than at ${one.from}${far}.`
}

async function differenceOf(acting: Acting, programme: Programme, pairs: Pairs): Promise<Figure> {
  const pair = armsOf(programme)
  const allocated = programme.arms?.allocated_by
  if (!pair || !allocated) throw new Error(`${programme.key} compares two arms and has none`)
  return differenceFigure(
    await changeByArm(acting, { ...pairs, bySchool: allocated !== 'young-person' }),
    pair,
    allocated,
  )
}

async function valueOf(
  acting: Acting,
  programme: Programme,
  one: Extract<Statement, { rule: 'value-per-pound' }>,
  { cohorts }: Of,
): Promise<Figure> {
  const counted = programme.statements.find(({ key }) => key === one.counts)
  if (!counted || !('from' in counted))
    throw new Error(`${programme.key} counts ${one.counts}, which is none`)
  const of: Of = { cohorts, arm: ('arm' in counted && counted.arm) || null }
  return valueFigure(one, await gotThere(acting, counted, of), await peopleOf(acting, of))
}
