import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { historyOf, recordLook } from '../history/index.ts'
import {
  aboutPerson,
  calledName,
  idOfSending,
  showForm,
  type ToPutRight,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { type Answers, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly, isUuid, plainDate } from '../words/index.ts'
import { checkReview, type HiddenLook, hiddenReviewForm, hideable, hidingForm } from './hidden-look.ts'
import { hiddenLooksOf, hideLook, reviewHidden } from './hidden-look-store.ts'

type C = Context<Visit>

const pathOf = ({ id }: YoungPerson): string => `/young-people/${id}/looks`
const backTo = (person: YoungPerson) => ({ text: `${person.name}: who looked`, href: pathOf(person) })

async function showHiding(c: C, acting: Acting, person: YoungPerson, sent?: ToPutRight): Promise<Response> {
  await recordLook(acting, 'hidden_look', { youngPerson: person.id })
  const called = calledName(person)
  return showForm(
    c,
    {
      ...{ heading: `A look that ${called} is not shown`, section: 'young-people', makes: true },
      lead: `${called} can be shown who looked. Hide a look only where showing it could put somebody at risk. Nothing stands in its place, and it is looked at again on the day you choose.`,
      ...{
        back: backTo(person),
        form: hidingForm(hideable(await historyOf(acting, person.id))),
        button: 'Do not show it',
      },
      action: `/young-people/${person.id}/hidden-looks`,
    },
    sent,
  )
}

const decidedIn = (answers: Answers) => ({
  reason: answerText(answers, 'reason'),
  decidedBy: answerText(answers, 'decided_by'),
  reviewOn: answerText(answers, 'review_on'),
})

async function hide(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const today = dateInLondon(acting.now)
  // As many looks as one may choose from: the list on the page shows no more.
  const entries = await historyOf(acting, person.id)
  const read = readForm(hidingForm(hideable(entries)), typed, today)
  const problems = read.ok ? checkReview(answerText(read.answers, 'review_on'), today) : read.problems
  if (Object.keys(problems).length > 0) return showHiding(c, acting, person, { typed, problems })
  const [id = '', onDay = ''] = answerText(read.answers, 'look').split(' ')
  const looker = entries.some((one) => one.supporterId === id) ? { supporterId: id } : { workerId: id }
  const about = { id: idOfSending(typed), youngPersonId: person.id, placeId: person.place_id }
  await hideLook(acting, about, { ...decidedIn(read.answers), ...looker, onDay })
  return c.redirect(`${pathOf(person)}?done=hidden`, 303)
}

type Found = { acting: Acting; person: YoungPerson; hidden: HiddenLook }

/** One look that is hidden now; the same not found for any other id. */
const aboutHidden = (c: C, work: (found: Found) => Promise<Response>) =>
  aboutPerson(c, async (acting, person) => {
    const id = c.req.param('hidden') ?? ''
    const hidden = isUuid(id) ? (await hiddenLooksOf(acting, person.id)).find((one) => one.id === id) : null
    return hidden ? work({ acting, person, hidden }) : c.notFound()
  })

async function showReview(c: C, { acting, person, hidden }: Found, sent?: ToPutRight): Promise<Response> {
  await recordLook(acting, 'hidden_look', { youngPerson: person.id, subject: hidden.id })
  const day = (date: string) => plainDate(dateOnly(date))
  return showForm(
    c,
    {
      ...{ heading: 'Look at it again', section: 'young-people', form: hiddenReviewForm, button: 'Save' },
      lead: `${hidden.who} looked on ${day(hidden.onDay)}, and ${calledName(person)} is not shown it. ${hidden.decidedBy} decided so: ${hidden.reason}`,
      back: backTo(person),
      action: `/young-people/${person.id}/hidden-looks/${hidden.id}`,
    },
    sent,
  )
}

async function review(c: C, found: Found, typed: Typed): Promise<Response> {
  const { acting, person, hidden } = found
  const today = dateInLondon(acting.now)
  const read = readForm(hiddenReviewForm, typed, today)
  const problems = read.ok ? checkReview(answerText(read.answers, 'review_on'), today) : read.problems
  if (Object.keys(problems).length > 0) return showReview(c, found, { typed, problems })
  const still = answerText(read.answers, 'still') === 'hide' ? decidedIn(read.answers) : null
  await reviewHidden(acting, person.id, hidden.id, still)
  return c.redirect(`${pathOf(person)}?done=${still ? 'hidden' : 'shown'}`, 303)
}

/** Looks that a young person is not shown, decided by somebody and looked at again: /young-people/:id/hidden-looks. */
export function hiddenLookRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/young-people/:id/hidden-looks/new', (c) =>
      aboutPerson(c, (acting, person) => showHiding(c, acting, person)),
    )
    .post('/young-people/:id/hidden-looks', async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => hide(c, acting, person, typed))
    })
    .get('/young-people/:id/hidden-looks/:hidden', (c) => aboutHidden(c, (found) => showReview(c, found)))
    .post('/young-people/:id/hidden-looks/:hidden', async (c) => {
      const typed = await typedIn(c)
      return aboutHidden(c, (found) => review(c, found, typed))
    })
}
