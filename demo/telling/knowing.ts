import { practices, schools } from '../../src/accounts/index.ts'
import { decisionFrom } from '../../src/circle/decision.ts'
import { recordDecision, withdrawDecision } from '../../src/circle/decision-store.ts'
import { decisionsOf } from '../../src/circle/index.ts'
import type { Acting } from '../../src/database/index.ts'
import { checkDetails, detailsFrom, typedDetails } from '../../src/people/details.ts'
import { detailsPages } from '../../src/people/forms/about-them.ts'
import { supporterForm } from '../../src/people/forms/supporter.ts'
import { changePerson, personById, type YoungPerson } from '../../src/people/index.ts'
import { supporterFrom } from '../../src/people/supporter.ts'
import { addSupporter } from '../../src/people/supporter-store.ts'
import { everyQuestion, type Form, readForm, type Typed } from '../../src/ui/questions/index.ts'
import { dateInLondon, newId } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import { type Event, event, happens, type Life } from './life.ts'
import { phoneOf } from './person.ts'

async function personOf(acting: Acting, life: Life): Promise<YoungPerson> {
  const person = await personById(acting, life.youngPerson)
  if (!person) throw new Error(`the record of ${life.person.name} is not there for whoever acts`)
  return person
}

function read(form: Form, typed: Typed, acting: Acting) {
  const reading = readForm(form, typed, dateInLondon(acting.now))
  if (!reading.ok) throw new Error(`${Object.entries(reading.problems)[0]?.join(': ')}`)
  return reading.answers
}

/** What is found out about them, by the names of the questions. `school` and `practice` are names of organisations. */
export type Details = Record<string, string | undefined> & { school?: string; practice?: string }

/** Details are filled in, page by page, as their forms would. */
export const known = (ago: number, { school, practice, ...details }: Details): Event =>
  event(ago, (life) =>
    happens(life, { ago }, async (acting) => {
      const typed: Typed = {
        ...(details as Typed),
        ...(school ? { education: 'school', school_id: invented(school) } : {}),
        ...(practice ? { practice_id: invented(practice) } : {}),
      }
      const { place } = life.town
      for (const page of detailsPages(await schools(acting.tx, place), await practices(acting.tx, place))) {
        if (!everyQuestion(page.form).some(({ name }) => name in typed)) continue
        const person = await personOf(acting, life)
        const answers = read(page.form, { ...typedDetails(page, person), ...typed }, acting)
        const [problem] = Object.values(checkDetails(page, answers))
        if (problem) throw new Error(`${life.person.name}: ${problem}`)
        await changePerson(acting, person, detailsFrom(page, answers))
      }
    }),
  )

/** Somebody beside a young person. */
export type Beside = {
  kind: 'parent_or_carer' | 'trusted_adult' | 'emergency_contact' | 'professional'
  name: string
  is: string
  /** For a parent or carer: how we know that they have parental responsibility. */
  knownBy?: string
  collects?: boolean
  phone?: boolean
  note?: string
}

/** Somebody is beside them from now on. */
export const beside = (ago: number, told: Beside): Event =>
  event(ago, (life) =>
    happens(life, { ago }, async (acting) => {
      const parent = told.kind === 'parent_or_carer'
      const typed = {
        ...{ name: told.name, kind: told.kind, relationship: told.is },
        ...(parent ? { parental_responsibility: told.knownBy ? 'yes' : 'not_known' } : {}),
        ...(told.knownBy ? { how_we_know: told.knownBy } : {}),
        ...(told.phone === false ? {} : { phone: phoneOf(life.town) }),
        may_collect: told.collects ? 'yes' : 'no',
        ...(told.note ? { note: told.note } : {}),
      }
      const answers = read(supporterForm, typed, acting)
      await addSupporter(acting, life.youngPerson, newId(), supporterFrom(answers))
    }),
  )

/** At the first meeting the worker judges that they can decide this, and writes down why. */
export const judgedAble = (ago: number, grounds: string, tellParents: string): Event =>
  event(ago, (life) =>
    happens(life, { ago }, (acting) =>
      recordDecision(
        acting,
        life.youngPerson,
        newId(),
        decisionFrom(
          {
            ...{ about: 'service', answer: 'yes', decided_by: 'competent', judged_by: life.worker },
            ...{ grounds, tell_parents: tellParents, decided_on: dateInLondon(acting.now) },
          },
          { name: null, teamId: null },
        ),
      ),
    ),
  )

/** They take back their yes to telling whoever referred. */
export const sharingTakenBack = (ago: number): Event =>
  event(ago, (life) =>
    happens(life, { ago }, async (acting) => {
      const decisions = await decisionsOf(acting, life.youngPerson)
      const yes = decisions.find(({ about, answer }) => about === 'sharing' && answer === 'yes')
      if (!yes) throw new Error(`${life.person.name} has said no yes to sharing`)
      await withdrawDecision(acting, yes)
    }),
  )
