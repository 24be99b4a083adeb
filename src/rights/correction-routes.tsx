import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { InsetText, OwnWords } from '../ui/index.ts'
import { answerOrNull, answerText, type Form, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly, isUuid, plainDate } from '../words/index.ts'
import { type AboutKept, aboutKept, whereItStands } from './about-kept.ts'
import type { Correction } from './correction.ts'
import { correctionById, sayWrong, settleCorrection } from './correction-store.ts'
import type { KeptRecord } from './disposal.ts'
import { keptRecordOf } from './keeping-store.ts'

type C = Context<Visit>
type Found = { acting: Acting; record: KeptRecord; correction: Correction }

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

/** Whoever keeps a record whose circle has ended changes nothing in it: they put the words beside it. */
const settlingForm = (inCircle: boolean): Form => ({
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
            ...(inCircle
              ? [
                  {
                    value: 'corrected',
                    label: 'It was wrong, and I have put it right in the record',
                    hint: 'Put it right first. History keeps that it was changed.',
                  },
                ]
              : []),
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
})

async function showTelling(c: C, { acting, record }: AboutKept, sent?: ToPutRight) {
  await recordLook(acting, 'correction', { youngPerson: record.id })
  return showForm(
    c,
    {
      ...{
        heading: `Something about ${record.called} is wrong`,
        section,
        form: tellingForm,
        makes: true,
      },
      lead: 'They tell you, and you write it down for them. Whoever has the support puts it right within a month.',
      ...{
        back: whereItStands(record),
        action: `/young-people/${record.id}/corrections`,
        button: 'Write it down',
      },
    },
    sent,
  )
}

async function tell(c: C, about: AboutKept, typed: Typed): Promise<Response> {
  const { acting, record } = about
  const read = readForm(tellingForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showTelling(c, about, { typed, problems: read.problems })
  await sayWrong(acting, {
    ...{ id: idOfSending(typed), youngPersonId: record.id, wrong: answerText(read.answers, 'wrong') },
    rightIs: answerOrNull(read.answers, 'right_is'),
  })
  return c.redirect(whereItStands(record).href, 303)
}

/** The same not found for an id that is none and for a record that is not this worker's; what is settled is on the list. */
const aboutCorrection = (c: C, work: (found: Found) => Response | Promise<Response>) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const correction = isUuid(id) ? await correctionById(acting, id) : null
    const record = correction && (await keptRecordOf(acting, correction.youngPersonId))
    if (!correction || !record) return c.notFound()
    return correction.settledAt
      ? c.redirect(whereItStands(record).href, 303)
      : work({ acting, record, correction })
  })

async function showSettling(c: C, { acting, record, correction }: Found, sent?: ToPutRight) {
  await recordLook(acting, 'correction', { youngPerson: record.id, subject: correction.id })
  const { called, inCircle } = record
  return showForm(
    c,
    {
      ...{
        heading: `${called} says that something is wrong`,
        section,
        form: settlingForm(inCircle),
        back: whereItStands(record),
      },
      lead: `Answer by ${plainDate(dateOnly(correction.dueOn))}.`,
      above: (
        <>
          <OwnWords label="What is wrong" words={correction.wrong} />
          {correction.rightIs && <OwnWords label="What is right" words={correction.rightIs} />}
          {inCircle ? (
            <p>
              <a href={`/young-people/${record.id}`}>Look at the record of {called}</a>
            </p>
          ) : (
            <InsetText text="Their support has ended, and you keep the record. Nothing in it is changed any more: their own words stand beside it from now on." />
          )}
        </>
      ),
      ...{ action: `/corrections/${correction.id}`, button: 'Save' },
    },
    sent,
  )
}

async function settle(c: C, found: Found, typed: Typed): Promise<Response> {
  const { acting, record, correction } = found
  const read = readForm(settlingForm(record.inCircle), typed, dateInLondon(acting.now))
  if (!read.ok) return showSettling(c, found, { typed, problems: read.problems })
  await settleCorrection(acting, correction, {
    as: answerText(read.answers, 'settled_as') as 'corrected' | 'statement',
    answer: answerText(read.answers, 'answer'),
  })
  return c.redirect(whereItStands(record).href, 303)
}

/** What a young person says is wrong, told to a worker, and what came of it. */
export function correctionRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/corrections/*', signedIn)
    .use('/young-people/:id/corrections', signedIn)
    .use('/young-people/:id/corrections/*', signedIn)
    .get('/young-people/:id/corrections/new', (c) => aboutKept(c, (about) => showTelling(c, about)))
    .post('/young-people/:id/corrections', async (c) => {
      const typed = await typedIn(c)
      return aboutKept(c, (about) => tell(c, about, typed))
    })
    .get('/corrections/:id', (c) => aboutCorrection(c, (found) => showSettling(c, found)))
    .post('/corrections/:id', async (c) => {
      const typed = await typedIn(c)
      return aboutCorrection(c, (found) => settle(c, found, typed))
    })
}
