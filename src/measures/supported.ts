import { type Team, teamById } from '../accounts/index.ts'
import { type Informant, itemsFor, type Measure } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { ageToday, calledName, personById, type YoungPerson } from '../people/index.ts'
import { dateInLondon } from '../words/index.ts'
import { whyNotAsked } from './ask.ts'
import { type Contact, contactFor, parentContactFor } from './contact.ts'
import { type Wording, wordingOf } from './wording-store.ts'

/** A support as far as measures need it: whom it is about, who looks after it, and how they are reached. */
export type Supported = {
  id: string
  person: YoungPerson
  name: string
  age: number | null
  team: Team
  contact: Contact | null
}

/** The support, or null where it does not exist for this actor. */
export async function supportedBy(acting: Acting, id: string): Promise<Supported | null> {
  const row = await acting.tx
    .selectFrom('support')
    .select(['id', 'young_person_id as youngPersonId', 'team_id as teamId'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const person = await personById(acting, row.youngPersonId)
  const team = await teamById(acting.tx, row.teamId)
  if (!person || !team) return null
  return {
    id,
    person,
    name: calledName(person),
    age: ageToday(person, dateInLondon(acting.now)),
    team,
    contact: await contactFor(acting, person),
  }
}

/** A measure that may be asked of somebody now: its items for their age, and the wording it is asked in. */
export type Askable = { measure: Measure; items: string[]; wording: Wording | null }

/** The same, where somebody else than the young person answers: a parent or carer by their own contact, a teacher beside the worker. */
export const answeredBy = async (acting: Acting, supported: Supported, who: Informant): Promise<Supported> =>
  who === 'self'
    ? supported
    : { ...supported, contact: who === 'parent' ? await parentContactFor(acting, supported.person) : null }

/** What may be asked in a support, and for the rest why not, as sentences. */
export async function askableIn(
  acting: Acting,
  { age, name, team }: Supported,
  measures: readonly Measure[],
  who: Informant = 'self',
): Promise<{ askable: Askable[]; notOffered: string[] }> {
  const askable: Askable[] = []
  const notOffered: string[] = []
  for (const measure of measures) {
    const wording = measure.wording === 'slot' ? await wordingOf(acting, team.organisationId, measure) : null
    const why = whyNotAsked(measure, { age, name, hasWording: wording !== null, who })
    if (why) notOffered.push(why)
    else askable.push({ measure, wording, items: itemsFor(measure, age, who).map(({ id }) => id) })
  }
  return { askable, notOffered }
}
