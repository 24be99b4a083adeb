import { type Context, Hono } from 'hono'
import { hourlyPace, type Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { idOfSending, typedIn } from '../../people/index.ts'
import { answerText, type Problems, readForm, type Typed } from '../../ui/questions/index.ts'
import { dateInLondon, en, newId } from '../../words/index.ts'
import { sayParentNo } from '../lists/list-store.ts'
import { LetterPage } from '../screens/letter.tsx'
import { parentNoForm } from './form.ts'
import { type Letter, letterFor } from './letter-store.ts'
import { tellOfParentNo } from './telling.ts'

type C = Context<Visit>

// A whole school may send its noes in one evening from one address; nobody sends more than this.
const pace = hourlyPace({ no: 120 })

const onLetter = (c: C, work: (acting: Acting, letter: Letter) => Promise<Response> | Response) =>
  c.var.actAs({ kind: 'public', id: null, place: c.var.actor.place as string }, async (acting) => {
    const letter = await letterFor(acting, c.req.param('school') ?? '')
    return letter ? work(acting, letter) : c.notFound()
  })

const letterPage = (
  c: C,
  letter: Letter,
  { typed = {}, problems, sent = false }: { typed?: Typed; problems?: Problems; sent?: boolean } = {},
) =>
  c.var.page({
    title: en.surveyLetters.heading({ name: letter.round.name }),
    skin: 'public',
    width: 'reading',
    errors: problems !== undefined,
    status: problems ? 422 : 200,
    children: (
      <LetterPage
        letter={letter}
        form={parentNoForm(letter.round.yearGroups)}
        typed={typed}
        problems={problems}
        sent={sent}
        once={newId()}
      />
    ),
  })

async function sayNo(c: C, acting: Acting, letter: Letter, typed: Typed) {
  if (!letter.sayNoHere || !(await pace(c, 'no'))) return letterPage(c, { ...letter, sayNoHere: false })
  const read = readForm(parentNoForm(letter.round.yearGroups), typed, dateInLondon(acting.now))
  if (!read.ok) return letterPage(c, letter, { typed, problems: read.problems })
  const no = { id: idOfSending(typed), schoolId: letter.schoolId }
  await sayParentNo(acting, {
    ...no,
    ...{
      givenName: answerText(read.answers, 'given_name'),
      familyName: answerText(read.answers, 'family_name'),
    },
    ...{
      yearGroup: Number(answerText(read.answers, 'year_group')),
      class: answerText(read.answers, 'class'),
    },
  })
  await tellOfParentNo(acting, { no: no.id, schoolId: no.schoolId }, c.var.origin)
  return c.redirect(`/survey-letters/${letter.schoolId}?sent=yes`, 303)
}

/** What parents are told, and their no: /survey-letters/:school, open to everybody who has the address. */
export function letterRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/survey-letters/:school', (c) =>
      onLetter(c, (_, letter) => letterPage(c, letter, { sent: c.req.query('sent') === 'yes' })),
    )
    .post('/survey-letters/:school/no', async (c) => {
      const typed = await typedIn(c)
      return onLetter(c, (acting, letter) => sayNo(c, acting, letter, typed))
    })
}
