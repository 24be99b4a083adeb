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
import { type KnownProgramme, programmeCalled, programmesNow } from '../programmes/index.ts'
import { aboutSupport, type Support, supportCan } from '../support/index.ts'
import { answerOrNull, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { type DateOnly, dateInLondon, dateOnly } from '../words/index.ts'
import { joinForm } from './forms.ts'
import { joinInSupport } from './joining.ts'

type C = Context<Visit>
type About = { support: Support; person: YoungPerson; runs: Run[]; compared: Compared[] }
/** A programme of another team whose people are compared with others, who go on as before: with what these get. */
type Compared = { run: Run; arm: string; gets: string }

const recordOf = ({ support }: Pick<About, 'support'>) => `/young-people/${support.youngPersonId}`

/** Runs work for whoever works on this support, with the programmes that its team runs. */
const about = (c: C, work: (acting: Acting, about: About) => Promise<Response>) =>
  aboutSupport(c, async (acting, { support, person, who }) => {
    const everywhere = await runsHere(acting)
    const runs = everywhere.filter(({ teamId }) => teamId === support.teamId)
    const compared = await comparedBy(
      acting,
      everywhere.filter((run) => !runs.includes(run)),
    )
    return supportCan.beWorkedOn(support, who)
      ? work(acting, { support, person, runs, compared })
      : c.redirect(recordOf({ support }), 303)
  })

/** Of these, those in which somebody can be beside the people who take part, and is compared with them; never by chance. */
async function comparedBy(acting: Acting, runs: readonly Run[]): Promise<Compared[]> {
  const programmes = new Map(
    (await programmesNow(acting)).programmes.map(({ programme: one }) => [one.key, one]),
  )
  return runs.flatMap((run) => {
    const { arms } = programmes.get(run.programme) ?? {}
    const beside = arms && arms.design !== 'by-chance' ? arms.compared[1] : undefined
    return beside ? [{ run, arm: beside.key, gets: beside.gets }] : []
  })
}

async function ask(c: C, acting: Acting, { support, person, runs, compared }: About, sent?: ToPutRight) {
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
      ...{ lead, form: joinForm(runs, compared), makes: true },
      kept: { run: c.req.query('run') ?? '' },
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
        const { support, person, runs, compared } = here
        const today = dateInLondon(acting.now)
        const read = readForm(joinForm(runs, compared), typed, today)
        if (!read.ok) return ask(c, acting, here, { typed, problems: read.problems })
        const chosen = answerText(read.answers, 'run')
        const beside = compared.find((one) => one.run.id === chosen)
        const run = beside?.run ?? runs.find(({ id }) => id === chosen)
        const known = run && (await programmeCalled(acting, run.programme))
        if (!run || known?.state !== 'published') return c.notFound()
        const override = answerOrNull(read.answers, 'override')
        const why = whyNot(known, person, today)
        if (why && !override) return ask(c, acting, here, { typed, problems: { override: why } })
        await joinInSupport(acting, {
          ...{ id: idOfSending(typed), support, run, version: known.programme.version },
          ...{ override: why ? override : null, arm: beside?.arm ?? null },
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
