import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { suiting } from '../blueprint/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { type Run, runsHere } from '../groups/index.ts'
import { recordLook } from '../history/index.ts'
import {
  calledName,
  idOfSending,
  showForm,
  type ToPutRight,
  unlessRestricted,
  type YoungPerson,
} from '../people/index.ts'
import { type KnownProgramme, programmeCalled } from '../programmes/index.ts'
import { aboutSupport, type Support, supportCan } from '../support/index.ts'
import { answerOrNull, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { type DateOnly, dateInLondon, dateOnly } from '../words/index.ts'
import { joinForm } from './forms.ts'
import { joinInSupport } from './joining.ts'

type C = Context<Visit>
type About = { support: Support; person: YoungPerson; runs: Run[] }

const recordOf = ({ support }: Pick<About, 'support'>) => `/young-people/${support.youngPersonId}`

/** Runs work for whoever works on this support, with the programmes that its team runs. */
const about = (c: C, work: (acting: Acting, about: About) => Promise<Response>) =>
  aboutSupport(c, async (acting, { support, person, who }) => {
    const runs = await runsHere(acting, { teams: [support.teamId] })
    return supportCan.beWorkedOn(support, who)
      ? work(acting, { support, person, runs })
      : c.redirect(recordOf({ support }), 303)
  })

async function ask(c: C, acting: Acting, { support, person, runs }: About, sent?: ToPutRight) {
  await recordLook(acting, 'joining a programme', { youngPerson: person.id, subject: support.id })
  const called = calledName(person)
  const lead =
    runs.length > 0
      ? `${called} takes part beside you, from today. In a group they have a place of their own: ask for it.`
      : `${support.teamName} runs no programme yet. Whoever leads the team begins one on the programme’s page.`
  return showForm(
    c,
    {
      back: { text: called, href: recordOf({ support }) },
      ...{ heading: `In which programme does ${called} take part?`, section: 'young-people' },
      ...{ lead, form: joinForm(runs), makes: true },
      ...{ action: `/supports/${support.id}/programmes`, button: `${called} takes part` },
    },
    sent,
  )
}

/** What speaks against it by whom the programme is for, as a sentence; null where nothing does. */
function whyNot({ programme }: KnownProgramme, person: YoungPerson, today: DateOnly): string | null {
  const dateOfBirth = person.date_of_birth === null ? null : dateOnly(person.date_of_birth)
  const { fits, lines } = suiting(programme, { dateOfBirth }, today)
  const against = lines.filter((line) => line.fits === false).map(({ says }) => says)
  return fits
    ? null
    : `${against.join('. ')}. Write why it suits ${calledName(person)} all the same, or choose another`
}

/** The page on which somebody begins to take part in a programme beside their worker. */
export const askJoining = (c: C) => about(c, (acting, here) => ask(c, acting, here))

/** They take part from today on. Pressed again it is the same. */
export async function join(c: C, typed: Typed): Promise<Response> {
  try {
    const begin = () =>
      about(c, async (acting, here) => {
        const { support, person, runs } = here
        const today = dateInLondon(acting.now)
        const read = readForm(joinForm(runs), typed, today)
        if (!read.ok) return ask(c, acting, here, { typed, problems: read.problems })
        const run = runs.find(({ id }) => id === answerText(read.answers, 'run'))
        const known = run && (await programmeCalled(acting, run.programme))
        if (!run || known?.state !== 'published') return c.notFound()
        const override = answerOrNull(read.answers, 'override')
        const why = whyNot(known, person, today)
        if (why && !override) return ask(c, acting, here, { typed, problems: { override: why } })
        await joinInSupport(acting, {
          ...{ id: idOfSending(typed), support, run, version: known.programme.version },
          override: why ? override : null,
        })
        return c.redirect(recordOf(here), 303)
      })
    return await unlessRestricted(begin, (stopped) =>
      about(c, (acting, here) => ask(c, acting, here, { typed, problems: {}, stopped })),
    )
  } catch (error) {
    if (constraintOf(error) !== 'enrolment_pkey') throw error
    return about(c, async (_acting, here) => c.redirect(recordOf(here), 303))
  }
}
