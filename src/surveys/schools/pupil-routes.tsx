import { type Context, Hono } from 'hono'
import { hideSought, soughtIn, type Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { recordLook } from '../../history/index.ts'
import { typedIn } from '../../people/index.ts'
import { typedText } from '../../ui/questions/index.ts'
import { cleanName, dateInLondon, isUuid, normaliseName } from '../../words/index.ts'
import { listsOf, takeList } from '../lists/list-store.ts'
import { pupilsOf, sayNo, sayYes, takeBackNo, takeHeld } from '../lists/pupil-store.ts'
import { readList } from '../lists/read-list.ts'
import { roundCan } from '../round.ts'
import { PupilsPage } from '../screens/pupils.tsx'
import { type AtSchool, addressOf, schoolPage, takingPart } from './school-page.tsx'
import { holdSchool } from './school-store.ts'
import { sentFile } from './sent-file.ts'

type C = Context<Visit>

/** Whether names may still be listed: until the day on which they are destroyed. */
const namesMayStand = ({ round }: AtSchool, today: string): boolean =>
  round.closedAt === null && (round.namesDestroyedOn ?? '') > today

async function pupilsPage(c: C, acting: Acting, at: AtSchool, problem?: string) {
  const everybody = await pupilsOf(acting, at.school.id)
  const typed = soughtIn(c, c.req.query('for'))
  const sought = normaliseName(cleanName(typed))
  const found = everybody.filter(
    ({ givenName, familyName, reference }) =>
      normaliseName(`${givenName} ${familyName}`).includes(sought) || reference === typed,
  )
  await recordLook(acting, 'survey list', { subject: at.school.id, fields: ['given_name', 'family_name'] })
  const [latest] = (await listsOf(acting, at.school.id)).filter(({ what }) => what === 'pupils')
  const today = dateInLondon(acting.now)
  return schoolPage(c, at, {
    title: 'Pupils',
    wrong: problem !== undefined,
    children: (
      <PupilsPage
        {...at}
        pupils={found}
        listed={everybody.length}
        sought={typed}
        latest={latest ?? null}
        mayList={namesMayStand(at, today)}
        mayTakeBack={roundCan.haveAnswersTakenBack(at.round, today)}
        now={acting.now}
        problem={problem}
      />
    ),
  })
}

/** One act on one pupil of the school's own list. */
const onPupil = (c: C, work: (acting: Acting, at: AtSchool, pupil: string) => Promise<void>) =>
  takingPart(c, async (acting, at) => {
    const pupil = c.req.param('pupil') ?? ''
    if (!isUuid(pupil)) return c.notFound()
    await work(acting, at, pupil)
    return c.redirect(addressOf(at, '/pupils'), 303)
  })

/** A school's own list of pupils: /school-surveys/:id/pupils */
export function pupilRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/school-surveys/:id/pupils', (c) => takingPart(c, (acting, at) => pupilsPage(c, acting, at)))
    .post('/school-surveys/:id/pupils', async (c) => {
      const sent = await sentFile(c)
      return takingPart(c, async (acting, at) => {
        if (!namesMayStand(at, dateInLondon(acting.now)))
          return pupilsPage(
            c,
            acting,
            at,
            'No list can be sent any more: the names are gone, or the survey is closed',
          )
        if (!sent) return pupilsPage(c, acting, at, 'Choose a file')
        const read = readList(sent.bytes, at.round.yearGroups)
        if (!read.ok) return pupilsPage(c, acting, at, read.problem)
        await holdSchool(acting, at.school.id)
        await takeList(acting, at.school.id, { ...read, fileName: sent.name, whole: sent.has('whole') })
        return c.redirect(addressOf(at, '/pupils'), 303)
      })
    })
    .post('/school-surveys/:id/pupils/search', async (c) => {
      const sought = hideSought(c, typedText(await typedIn(c), 'q').slice(0, 100))
      return takingPart(c, (_, at) =>
        c.redirect(addressOf(at, `/pupils${sought === '' ? '' : `?for=${sought}`}`), 303),
      )
    })
    .post('/school-surveys/:id/pupils/settling', (c) =>
      takingPart(c, async (acting, at) => {
        await takeHeld(acting, at.school.id)
        return c.redirect(addressOf(at, '/pupils'), 303)
      }),
    )
    .post('/school-surveys/:id/pupils/:pupil/no', async (c) => {
      const by = typedText(await typedIn(c), 'by') === 'pupil' ? 'pupil' : 'parent'
      return onPupil(c, async (acting, at, pupil) => {
        await sayNo(acting, at.school.id, { pupils: [pupil], by })
      })
    })
    .post('/school-surveys/:id/pupils/:pupil/no/withdrawal', (c) =>
      onPupil(c, (acting, at, pupil) => takeBackNo(acting, at.school.id, pupil)),
    )
    .post('/school-surveys/:id/pupils/:pupil/yes', async (c) => {
      const by =
        typedText(await typedIn(c), 'by') === 'competent_pupil' ? 'competent_pupil' : 'parent_and_child'
      return onPupil(c, async (acting, at, pupil) => {
        if (at.round.kind === 'named') await sayYes(acting, at.school.id, { pupil, by })
      })
    })
}
