import { sql } from 'kysely'
import { organisationById } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { isUuid } from '../../words/index.ts'
import type { Controller, Reader, Round } from '../round.ts'
import { controllersOf, readersOf, roundById } from '../round-store.ts'

/** What the letter to the parents of one school says. */
export type Letter = {
  schoolId: string
  school: string
  round: Round
  controllers: Controller[]
  readers: Reader[]
  /** Whether a parent may say no on the page. */
  sayNoHere: boolean
}

/** The letter of a school that takes part in an opened survey, for anybody who has its address; null for any other. */
export async function letterFor(acting: Acting, schoolId: string): Promise<Letter | null> {
  if (!isUuid(schoolId)) return null
  const { rows } = await sql<{ round: string; organisation: string; here: boolean }>`
    select round_id as round, organisation_id as organisation, parents_say_no_here(${schoolId}::uuid) as here
    from survey_letter(${schoolId}::uuid)`.execute(acting.tx)
  const [found] = rows
  const round = found && (await roundById(acting, found.round))
  const organisation = found && (await organisationById(acting.tx, found.organisation))
  if (!round || !organisation) return null
  return {
    ...{ schoolId, round, school: organisation.name, sayNoHere: found.here },
    controllers: await controllersOf(acting, round.id),
    readers: round.kind === 'named' ? await readersOf(acting, round.id) : [],
  }
}
