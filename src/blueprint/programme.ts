import { z } from 'zod'
import { keyed, sentence, whole } from './parts.ts'
import {
  agency,
  arms,
  asking,
  capacity,
  delivery,
  duration,
  followUp,
  forWhom,
  funding,
  origin,
  shapedWith,
  wayIn,
} from './programme-parts.ts'
import { type ArmKey, type Point, programmeTiers } from './programme-words.ts'
import { oneOf, parts, wordsOf } from './shapes.ts'
import { comparesArms, isPaired, type Statement, statement } from './statements.ts'

const list = <Shape extends z.ZodType>(shape: Shape) => z.array(shape).default([])

/** What a file in blueprints/programmes/ says. */
export const programmeShape = parts({
  key: keyed.describe('The name of the file without .yaml'),
  version: whole.min(1).describe('Raised by one whenever the file says something else'),
  name: sentence.describe('What those who run it call it'),
  public_name: sentence.describe('What everybody else reads: it gives away neither tier nor circumstance'),
  about: sentence.describe('What it is, for workers, in a sentence or two'),
  public_about: sentence
    .optional()
    .describe('What it is, as everybody reads it: it gives away neither tier nor circumstance'),
  origin: origin.describe('Whose idea it really is, with thanks'),
  tiers: z.array(oneOf(wordsOf(programmeTiers))).min(1),
  promises: list(parts({ name: sentence, says: sentence })).describe('What young people are promised'),
  for_whom: forWhom.describe('Ages or school years, circumstances, and who else takes part'),
  ways_in: z.array(wayIn).min(1).describe('Who may start it, each with a short form of their own'),
  agencies: z.array(agency).min(1).describe('Who has a part in it'),
  delivery: z.array(delivery).min(1).describe('How it is done, an entry for each way'),
  capacity: capacity.describe('How many places there are, and whether people wait for one'),
  duration: duration.describe('How long it goes on for one young person'),
  follow_up: list(followUp).describe('When somebody looks back after it is over'),
  arms: arms.optional().describe('Two groups that are compared'),
  measures: list(asking).describe('What is measured, and when it falls due'),
  funding: funding.describe('Who pays, for how many places, and what one costs'),
  shaped_with: list(shapedWith).describe('Who shaped it, when, and what changed because of them'),
  statements: list(statement).describe('What it must show, and how that is worked out'),
  also_shows: list(sentence).describe('What it must show that is shown elsewhere'),
})

/** A programme: whom it suits, how people come to it, how it is done, what is measured and what it must show. */
export type Programme = z.infer<typeof programmeShape>
export type Delivery = Programme['delivery'][number]
export type Asking = Programme['measures'][number]
export type AskingPoint = Asking['points'][number]
export type ShapedWith = Programme['shaped_with'][number]

/** Whether it was shaped here with the people it is for: a programme is not published without. */
export const isShaped = ({ shaped_with }: Pick<Programme, 'shaped_with'>): boolean =>
  shaped_with.some(({ kind }) => kind === 'with-people')

/** The arm that is tried and the one it is compared with; undefined where there are none. */
export function armsOf({
  arms: given,
}: Pick<Programme, 'arms'>): { tried: ArmKey; beside: ArmKey } | undefined {
  const [first, second] = given?.compared ?? []
  return first && second && { tried: first.key, beside: second.key }
}

/** The measure of this key among those that the programme asks. */
export const askingOf = ({ measures }: Pick<Programme, 'measures'>, key: string): Asking | undefined =>
  measures.find(({ measure }) => measure === key)

type WorkedOut = {
  measure: string | null
  from: Point | null
  to: Point | null
  better: 'higher' | 'lower' | null
  arm: ArmKey | null
  minus: ArmKey | null
}
type With<One> = One extends unknown ? Omit<One, keyof WorkedOut> & WorkedOut : never
/** Whether it is nothing but a survey: it offers nobody a place, and everybody is asked. */
export const isASurvey = ({ delivery }: Pick<Programme, 'delivery'>): boolean =>
  delivery.every(({ kind }) => kind === 'survey')

/** A statement as it is worked out: the two points and the measure of every one, null where it has none. */
export type Understood = With<Statement>

/**
 * Every statement as it is understood. What value for each pound counts is taken from the statement it counts, and what
 * compares two arms names both: the second is taken from the first.
 */
export function understood(programme: Programme): Understood[] {
  const pair = armsOf(programme)
  return programme.statements.map((one) => {
    const counted =
      one.rule === 'value-per-pound' ? programme.statements.find(({ key }) => key === one.counts) : one
    const compared = comparesArms(one) ? pair : undefined
    return {
      ...one,
      measure: counted && 'measure' in counted ? counted.measure : null,
      from: counted && isPaired(counted) ? counted.from : null,
      to: counted && 'to' in counted ? counted.to : null,
      better: counted && 'better' in counted ? counted.better : null,
      arm: compared?.tried ?? ('arm' in one ? (one.arm ?? null) : null),
      minus: compared?.beside ?? null,
    }
  })
}
