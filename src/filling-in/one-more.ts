import { answersGiven } from './answer-store.ts'
import type { FillingInSettings, OneMore } from './settings.ts'
import type { Sitting } from './sitting.tsx'

/** What comes after a survey that was handed in: of a named one, while it is open, what the hall says; else nothing. */
export async function oneMore(
  { acting, survey, opens }: Pick<Sitting, 'acting' | 'survey' | 'opens'>,
  { afterwards }: FillingInSettings,
): Promise<OneMore | null> {
  if (survey.kind !== 'named' || opens !== 'survey') return null
  const given = await answersGiven(acting)
  return given?.finished ? afterwards(acting, { survey, answers: given.answers }) : null
}
