import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  aboutPerson,
  calledName,
  idOfSending,
  showForm,
  type ToPutRight,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { answerOrNull, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { lawfulBasisForm } from './lawful-basis.ts'
import { recordLawfulBasis } from './lawful-basis-store.ts'

type C = Context<Visit>

async function show(c: C, acting: Acting, person: YoungPerson, sent?: ToPutRight): Promise<Response> {
  await recordLook(acting, 'circle', { youngPerson: person.id, fields: ['lawful_basis'] })
  return showForm(
    c,
    {
      ...{ heading: `Why the law allows ${calledName(person)}’s record`, section: 'young-people' },
      lead: 'This is nobody’s yes. It is apart from being supported and from being told, and does not end when a yes is taken back.',
      back: { text: `${person.name}: circle and sharing`, href: `/young-people/${person.id}/circle` },
      ...{ form: lawfulBasisForm, makes: true, button: 'Save' },
      action: `/young-people/${person.id}/lawful-basis`,
    },
    sent,
  )
}

async function save(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const read = readForm(lawfulBasisForm, typed, dateInLondon(acting.now))
  if (!read.ok) return show(c, acting, person, { typed, problems: read.problems })
  const { answers } = read
  await recordLawfulBasis(acting, {
    ...{ id: idOfSending(typed), place_id: person.place_id, young_person_id: person.id },
    ...{ basis: answerText(answers, 'basis'), special: answerText(answers, 'special') },
    ...{ because: answerText(answers, 'because'), evidence: answerOrNull(answers, 'evidence') },
  })
  return c.redirect(`/young-people/${person.id}/circle?done=lawful`, 303)
}

/** Why the law allows it, apart from every yes: /young-people/:id/lawful-basis. */
export function lawfulBasisRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/young-people/:id/lawful-basis', (c) => aboutPerson(c, (acting, person) => show(c, acting, person)))
    .post('/young-people/:id/lawful-basis', async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => save(c, acting, person, typed))
    })
}
