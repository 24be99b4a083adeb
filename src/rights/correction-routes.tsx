import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  aboutPerson,
  calledName,
  idOfSending,
  personById,
  showForm,
  type ToPutRight,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { OwnWords } from '../ui/index.ts'
import { answerOrNull, answerText, type Form, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly, isUuid, plainDate } from '../words/index.ts'
import type { Correction } from './correction.ts'
import { correctionById, sayWrong, settleCorrection } from './correction-store.ts'

type C = Context<Visit>
type Found = { acting: Acting; person: YoungPerson; correction: Correction }

const section = 'young-people'

const tellingForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'words', name: 'wrong', label: 'What is wrong?', rows: 3, max: 2000, own: true },
          hint: 'In their words, and where it stands.',
          required: 'Write what is wrong',
        },
        { kind: 'words', name: 'right_is', label: 'What is right?', rows: 3, max: 2000, own: true },
      ],
    },
  ],
}

const settlingForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{
            kind: 'one',
            name: 'settled_as',
            label: 'What came of it?',
            required: 'Choose what came of it',
          },
          options: [
            {
              value: 'corrected',
              label: 'It was wrong, and I have put it right in the record',
              hint: 'Put it right first. History keeps that it was changed.',
            },
            {
              value: 'statement',
              label: 'It stays as it is, with their words beside it',
              hint: 'Where it is an opinion, or where we do not agree. Their words stand on the record from now on.',
            },
          ],
        },
        {
          ...{ kind: 'words', name: 'answer', label: 'What do you tell them?', rows: 3, max: 1000 },
          hint: 'What you did, or why it stays. They read this on their page. If it stays, say that they can complain.',
          required: 'Write what you tell them',
        },
      ],
    },
  ],
}

const everythingOf = (person: YoungPerson) => ({
  text: `Everything about ${calledName(person)}`,
  href: `/young-people/${person.id}/everything`,
})

async function showTelling(c: C, acting: Acting, person: YoungPerson, sent?: ToPutRight) {
  await recordLook(acting, 'correction', { youngPerson: person.id })
  return showForm(
    c,
    {
      ...{
        heading: `Something about ${calledName(person)} is wrong`,
        section,
        form: tellingForm,
        makes: true,
      },
      lead: 'They tell you, and you write it down for them. Whoever has the support puts it right within a month.',
      ...{
        back: everythingOf(person),
        action: `/young-people/${person.id}/corrections`,
        button: 'Write it down',
      },
    },
    sent,
  )
}

async function tell(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const read = readForm(tellingForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showTelling(c, acting, person, { typed, problems: read.problems })
  await sayWrong(acting, {
    ...{ id: idOfSending(typed), youngPersonId: person.id, wrong: answerText(read.answers, 'wrong') },
    rightIs: answerOrNull(read.answers, 'right_is'),
  })
  return c.redirect(everythingOf(person).href, 303)
}

/** The same not found for an id that is none and for a record that is not this worker's; what is settled is on the list. */
const aboutCorrection = (c: C, work: (found: Found) => Response | Promise<Response>) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const correction = isUuid(id) ? await correctionById(acting, id) : null
    const person = correction && (await personById(acting, correction.youngPersonId))
    if (!correction || !person) return c.notFound()
    return correction.settledAt
      ? c.redirect(everythingOf(person).href, 303)
      : work({ acting, person, correction })
  })

async function showSettling(c: C, { acting, person, correction }: Found, sent?: ToPutRight) {
  await recordLook(acting, 'correction', { youngPerson: person.id, subject: correction.id })
  const called = calledName(person)
  return showForm(
    c,
    {
      ...{
        heading: `${called} says that something is wrong`,
        section,
        form: settlingForm,
        back: everythingOf(person),
      },
      lead: `Answer by ${plainDate(dateOnly(correction.dueOn))}.`,
      above: (
        <>
          <OwnWords label="What is wrong" words={correction.wrong} />
          {correction.rightIs && <OwnWords label="What is right" words={correction.rightIs} />}
          <p>
            <a href={`/young-people/${person.id}`}>Look at the record of {called}</a>
          </p>
        </>
      ),
      ...{ action: `/corrections/${correction.id}`, button: 'Save' },
    },
    sent,
  )
}

async function settle(c: C, found: Found, typed: Typed): Promise<Response> {
  const { acting, person, correction } = found
  const read = readForm(settlingForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showSettling(c, found, { typed, problems: read.problems })
  await settleCorrection(acting, correction, {
    as: answerText(read.answers, 'settled_as') as 'corrected' | 'statement',
    answer: answerText(read.answers, 'answer'),
  })
  return c.redirect(everythingOf(person).href, 303)
}

/** What a young person says is wrong, told to a worker, and what came of it. */
export function correctionRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/corrections/*', signedIn)
    .use('/young-people/:id/corrections', signedIn)
    .use('/young-people/:id/corrections/*', signedIn)
    .get('/young-people/:id/corrections/new', (c) =>
      aboutPerson(c, (acting, person) => showTelling(c, acting, person)),
    )
    .post('/young-people/:id/corrections', async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => tell(c, acting, person, typed))
    })
    .get('/corrections/:id', (c) => aboutCorrection(c, (found) => showSettling(c, found)))
    .post('/corrections/:id', async (c) => {
      const typed = await typedIn(c)
      return aboutCorrection(c, (found) => settle(c, found, typed))
    })
}
