import { closeGoal, goalAct, ratingsAct } from '../../src/support/acts/goals.ts'
import { planAct, reviewAct } from '../../src/support/acts/plan.ts'
import { changeStep, stepAct } from '../../src/support/acts/steps.ts'
import { planOf } from '../../src/support/plan-store.ts'
import { dateInLondon } from '../../src/words/index.ts'
import { aboutSupport, does } from './doing.ts'
import { type Event, event, happens, thing } from './life.ts'
import { dayFrom } from './when.ts'

/** What matters, what is strong, and when they look back: so many working days from today. */
export const planned = (
  ago: number,
  plan: { matters?: string; strengths?: string; meet?: string; review?: number },
): Event => {
  return event(ago, async (life) => {
    await does(
      life,
      { ago },
      {
        act: planAct,
        answers: async (acting, about) => {
          const now = await planOf(acting, about.support.id)
          return {
            what_matters: plan.matters ?? now.whatMatters,
            strengths: plan.strengths ?? now.strengths,
            how_to_meet: plan.meet ?? now.howToMeet,
            agreed_on: about.today,
            ...(plan.review === undefined ? {} : { review_on: dayFrom(life.town, plan.review) }),
          }
        },
      },
    )
  })
}

type Whose = 'young_person' | 'parent_or_carer' | 'together'

/** A goal in their words, with a first number when they gave one. The story calls it by a name. */
export const goal = (
  ago: number,
  name: string,
  words: string,
  rating?: number,
  whose: Whose = 'young_person',
): Event =>
  event(ago, async (life) => {
    const answers = { words, whose, ...(rating === undefined ? {} : { rating: String(rating) }) }
    life.things.set(name, await does(life, { ago }, { act: goalAct, answers }))
  })

/** Where they say they are now, goal by goal, and what they said about it. */
export const rated = (
  ago: number,
  numbers: Record<string, number>,
  words?: string,
  by: Whose = 'young_person',
): Event =>
  event(ago, async (life) => {
    const ratings = Object.entries(numbers).map(([name, rating]) => [
      ...[`rating-${thing(life, name)}`, String(rating)],
    ])
    await does(
      life,
      { ago },
      {
        act: ratingsAct,
        answers: async (acting) => ({
          ...Object.fromEntries(ratings),
          ...{ rated_by: by, rated_on: dateInLondon(acting.now) },
          ...(words ? { words } : {}),
        }),
      },
    )
  })

/** A goal is reached or let go. */
export const goalClosed = (ago: number, name: string): Event =>
  event(ago, (life) =>
    happens(life, { ago }, async (acting) =>
      closeGoal(acting, await aboutSupport(acting, life), thing(life, name)),
    ),
  )

/** A step: what is done, by when (working days from today, negative when that has passed), by whom, for which goal. */
export type Step = { by: number; who?: 'young_person' | 'worker' | string; goal?: string; name?: string }

/** Who does what by when. The story calls it by its words unless told. */
export const step = (ago: number, what: string, told: Step): Event =>
  event(ago, async (life) => {
    const { who = 'young_person' } = told
    const ours = who === 'young_person' || who === 'worker'
    const answers = {
      ...{ what, who: ours ? who : 'someone_else', due_on: dayFrom(life.town, told.by) },
      ...(ours ? {} : { who_name: who }),
      ...(told.goal ? { goal: thing(life, told.goal) } : {}),
    }
    life.things.set(told.name ?? what, await does(life, { ago }, { act: stepAct, answers }))
  })

const changed = (ago: number, name: string, act: 'done' | 'dropped'): Event =>
  event(ago, (life) =>
    happens(life, { ago }, async (acting) =>
      changeStep(
        acting,
        await aboutSupport(acting, life),
        thing(life, name),
        act,
        act === 'done' ? { done_at: acting.now } : { dropped_at: acting.now },
      ),
    ),
  )

/** A step is ticked. */
export const ticked = (ago: number, name: string): Event => changed(ago, name, 'done')

/** A step is let go. */
export const dropped = (ago: number, name: string): Event => changed(ago, name, 'dropped')

/** A look back together; the next is so many working days from today. */
export const lookedBack = (ago: number, words: string, next: number): Event =>
  event(ago, async (life) => {
    await does(
      life,
      { ago },
      {
        act: reviewAct,
        answers: async (acting) => ({
          ...{ held_on: dateInLondon(acting.now), words, next_on: dayFrom(life.town, next) },
        }),
      },
    )
  })
