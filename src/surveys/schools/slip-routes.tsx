import { type Context, Hono } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { typedIn } from '../../people/index.ts'
import { type Typed, typedText } from '../../ui/questions/index.ts'
import { cleanLine, cleanText, type DateOnly, dateInLondon, isUuid, newId } from '../../words/index.ts'
import { readYear } from '../cells.ts'
import { makeBag, makeCodes, renewCodes, type Slip } from '../codes/code-store.ts'
import { listCounts, pupilsOf } from '../lists/pupil-store.ts'
import { brokenPromise } from '../round-store.ts'
import { PrintedSlips } from '../screens/printed-slips.tsx'
import type { Problem } from '../screens/problem.tsx'
import { SlipsPage } from '../screens/slips.tsx'
import { type AtSchool, schoolPage, takingPart } from './school-page.tsx'

type C = Context<Visit>

/** The most slips in one bag for a class that is on no list. */
const MOST_IN_BAG = 400

async function slipsPage(
  c: C,
  acting: Acting,
  at: AtSchool,
  { problem, typed = {} }: { problem?: Problem; typed?: Typed } = {},
) {
  const counts = await listCounts(acting, at.school.id, at.round.kind === 'named')
  const pupils = await pupilsOf(acting, at.school.id)
  const classes = [...new Set(pupils.filter(({ codeMadeAt }) => codeMadeAt).map((pupil) => classKey(pupil)))]
  return schoolPage(c, at, {
    title: 'Slips',
    wrong: problem !== undefined,
    children: (
      <SlipsPage
        {...at}
        counts={counts}
        classes={at.round.kind === 'anonymous' ? [] : classes}
        early={isEarly(at, dateInLondon(acting.now))}
        secret={newId()}
        most={MOST_IN_BAG}
        typed={typed}
        problem={problem}
      />
    ),
  })
}

const classKey = ({ yearGroup, class: named }: { yearGroup: number; class: string }): string =>
  `${yearGroup} ${named}`

/** The form of the page that asks for slips: for the list, for a class without one, or anew for a class. */
type Making = 'list' | 'bag' | 'anew'

const isEarly = ({ round, school }: AtSchool, today: DateOnly): boolean =>
  (round.optOutBy ?? '') >= today && school.codesEarlyBecause === ''

/** Something that no field of the page can put right. */
const atAll = (says: string): Problem => ({ at: 'slips', says })

/** What hinders making slips now; null where nothing does. */
function hinders(
  { round, school }: AtSchool,
  today: DateOnly,
  { early, form }: { early: string; form: Making },
): Problem | null {
  if (round.closedAt) return atAll('The survey is closed')
  if (!school.optOutsLoadedAt) return atAll('Say first that every parent’s no is on your list')
  if ((round.closesOn ?? '') < today) return atAll('The last day for pupils has passed')
  if (isEarly({ round, school }, today) && early === '')
    return {
      at: form === 'bag' ? 'bag-early' : 'early',
      says: 'Parents can still say no: say why the slips are made now, or wait',
    }
  return null
}

/** Makes slips and shows them at once: they are kept nowhere, and this page sent again shows the same ones. */
async function make(
  c: C,
  { typed, form }: { typed: Typed; form: Making },
  work: (acting: Acting, at: AtSchool, sent: { secret: string; early: string }) => Promise<Slip[] | Problem>,
) {
  const early = cleanText(typedText(typed, 'early'), { max: 500 })
  const secret = typedText(typed, 'secret')
  const sent = { secret: isUuid(secret) ? secret : newId(), early: early.ok ? early.text : '' }
  try {
    return await takingPart(c, async (acting, at) => {
      const hindered = hinders(at, dateInLondon(acting.now), { early: sent.early, form })
      if (hindered) return slipsPage(c, acting, at, { problem: hindered, typed })
      const slips = await work(acting, at, sent)
      if (!Array.isArray(slips)) return slipsPage(c, acting, at, { problem: slips, typed })
      return schoolPage(c, at, {
        title: 'Slips to print',
        children: <PrintedSlips {...at} slips={slips} address={`${c.var.origin}/survey`} />,
      })
    })
  } catch (error) {
    if (!brokenPromise(error)) throw error
    return takingPart(c, (acting, at) =>
      slipsPage(c, acting, at, {
        problem: atAll('Something changed at the same moment. Look, and try again'),
        typed,
      }),
    )
  }
}

async function bag(
  acting: Acting,
  { school, round }: AtSchool,
  typed: Typed,
  sent: { secret: string; early: string },
) {
  const yearGroup = readYear(typedText(typed, 'year_group'))
  const named = cleanLine(typedText(typed, 'class'), { max: 40 })
  const count = Number(typedText(typed, 'count').trim() || Number.NaN)
  if (round.kind === 'named')
    return atAll('A named survey has slips only for pupils on your list who said yes')
  if (yearGroup === null || !round.yearGroups.includes(yearGroup))
    return { at: 'year_group', says: 'Choose a year group that is asked' }
  if (!named.ok) return { at: 'class', says: 'Enter the class' }
  if (!Number.isInteger(count) || count < 1 || count > MOST_IN_BAG)
    return { at: 'count', says: `Enter how many slips as a whole number, ${MOST_IN_BAG} at most` }
  return makeBag(
    acting,
    { id: school.id, roundId: round.id },
    { ...sent, yearGroup, class: named.text, count },
  )
}

/** Slips of paper with codes: /school-surveys/:id/slips */
export function slipRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/school-surveys/:id/slips', (c) => takingPart(c, (acting, at) => slipsPage(c, acting, at)))
    .post('/school-surveys/:id/slips', async (c) => {
      const typed = await typedIn(c)
      return make(c, { typed, form: 'list' }, async (acting, { school, round }, sent) => {
        const slips = await makeCodes(acting, { id: school.id, roundId: round.id, kind: round.kind }, sent)
        return slips.length > 0
          ? slips
          : atAll(
              'Everybody on your list who may have a slip has one. They were shown once and are kept nowhere.',
            )
      })
    })
    .post('/school-surveys/:id/bags', async (c) => {
      const typed = await typedIn(c)
      return make(c, { typed, form: 'bag' }, (acting, at, sent) => bag(acting, at, typed, sent))
    })
    .post('/school-surveys/:id/slips/renewal', async (c) => {
      const typed = await typedIn(c)
      return make(c, { typed, form: 'anew' }, async (acting, { school, round }, { secret }) => {
        if (round.kind === 'anonymous')
          return atAll('An anonymous survey has no key: nobody’s slip can be changed')
        const these = (await pupilsOf(acting, school.id)).filter(
          (pupil) => classKey(pupil) === typedText(typed, 'class'),
        )
        if (these.length === 0) return { at: 'renew-class', says: 'Choose a class' }
        return renewCodes(
          acting,
          { id: school.id, kind: round.kind },
          { secret, pupils: these.map(({ id }) => id) },
        )
      })
    })
}
