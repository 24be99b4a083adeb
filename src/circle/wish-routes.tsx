import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  aboutPerson,
  ageToday,
  calledName,
  showForm,
  type ToPutRight,
  typedFrom,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { OwnWords } from '../ui/index.ts'
import { type Answers, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, isUuid, newId } from '../words/index.ts'
import { chosen } from './choosing.ts'
import { checkDecision, decisionFrom } from './decision.ts'
import { recordDecision } from './decision-store.ts'
import { isTheirOwn, type Wish, wishWords } from './wish.ts'
import { wishForm } from './wish-form.ts'
import { answerWish, wishById } from './wish-store.ts'

type C = Context<Visit>
type Found = { acting: Acting; person: YoungPerson; wish: Wish }

/** The same not found for an id that is none, and for a wish that is not this worker's to read. */
const aboutWish = (c: C, work: (found: Found) => Response | Promise<Response>) =>
  aboutPerson(c, async (acting, person) => {
    const id = c.req.param('wish') ?? ''
    const wish = isUuid(id) ? await wishById(acting, person.id, id) : null
    return wish ? work({ acting, person, wish }) : c.notFound()
  })

// What a young person says is set apart as theirs; nobody else’s words are.
const inWhoseWords = (words: string, called: string | null) =>
  called ? (
    <OwnWords label={`In ${called}’s words`} words={words} />
  ) : (
    <p>
      In their words: <bdi>{words}</bdi>
    </p>
  )

async function show(c: C, { acting, person, wish }: Found, sent?: ToPutRight): Promise<Response> {
  const called = calledName(person)
  if (wish.answeredAt) return c.redirect(`/young-people/${person.id}/circle?done=answered`, 303)
  await recordLook(acting, 'wish', { youngPerson: person.id, subject: wish.id })
  const [form, own] = [wishForm(wish.kind), isTheirOwn(wish)]
  return showForm(
    c,
    {
      ...{
        heading: own ? `What ${called} wishes` : `What is asked about ${called}`,
        section: 'young-people',
        form,
      },
      lead: wishWords(wish, called),
      above: wish.words ? inWhoseWords(wish.words, own ? called : null) : undefined,
      back: { text: `${person.name}: circle and sharing`, href: `/young-people/${person.id}/circle` },
      action: `/young-people/${person.id}/wishes/${wish.id}`,
      kept: typedFrom(form, { decided_on: dateInLondon(acting.now) }),
      button: 'Save',
    },
    sent,
  )
}

/** The yes or no to somebody knowing, as a decision of its own; after a yes they are one of the circle. */
async function decide({ acting, person, wish }: Found, answers: Answers): Promise<void> {
  const whole = { ...answers, about: 'sharing', answer: answerText(answers, 'yes_or_no') }
  await recordDecision(acting, person.id, newId(), decisionFrom(whole, { name: wish.who, teamId: null }))
  if (answerText(whole, 'answer') === 'yes' && wish.who)
    await chosen(acting, person, { name: wish.who, relationship: answerText(answers, 'relationship') })
}

function problemsOf({ wish, person, acting }: Found, answers: Answers) {
  if (wish.kind !== 'know') return {}
  const whole = {
    ...answers,
    about: 'sharing',
    answer: answerText(answers, 'yes_or_no'),
    share_with: wish.who ?? '',
  }
  return checkDecision(whole, ageToday(person, dateInLondon(acting.now)))
}

async function take(c: C, found: Found, typed: Typed): Promise<Response> {
  const { acting, person, wish } = found
  if (wish.answeredAt) return c.redirect(`/young-people/${person.id}/circle?done=answered`, 303)
  const read = readForm(wishForm(wish.kind), typed, dateInLondon(acting.now))
  const problems = read.ok ? problemsOf(found, read.answers) : read.problems
  if (Object.keys(problems).length > 0) return show(c, found, { typed, problems })
  if (wish.kind === 'know') await decide(found, read.answers)
  await answerWish(acting, person.id, wish, answerText(read.answers, 'answer'))
  return c.redirect(`/young-people/${person.id}/circle?done=answered`, 303)
}

/** What a young person wishes, for whoever has to do something: /young-people/:id/wishes/:wish. */
export function wishRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/young-people/:id/wishes/:wish', (c) => aboutWish(c, (found) => show(c, found)))
    .post('/young-people/:id/wishes/:wish', async (c) => {
      const typed = await typedIn(c)
      return aboutWish(c, (found) => take(c, found, typed))
    })
}
