import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Programme } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { showForm, type ToPutRight } from '../people/index.ts'
import { programmeCalled } from '../programmes/index.ts'
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import type { Enrolment } from './enrolment.ts'
import { armForm, NEITHER } from './forms.ts'
import { aroundThem } from './points/pages.tsx'
import { firstNameOf, putArm } from './store.ts'

type C = Context<Visit>
type Arms = NonNullable<Programme['arms']>

/** The two that are compared, by the version somebody began on; undefined where their programme compares nothing. */
export const armsFor = async (acting: Acting, enrolment: Enrolment): Promise<Arms | undefined> =>
  (await programmeCalled(acting, enrolment.programme, enrolment.version))?.programme.arms

/** Runs work about which of the two somebody is in, for those who support them; not there where nothing is compared. */
const about = (c: C, work: (acting: Acting, enrolment: Enrolment, arms: Arms) => Promise<Response>) =>
  aroundThem(c, async (acting, enrolment) => {
    const arms = await armsFor(acting, enrolment)
    return arms ? work(acting, enrolment, arms) : c.notFound()
  })

async function show(c: C, acting: Acting, enrolment: Enrolment, arms: Arms, sent?: ToPutRight) {
  await recordLook(acting, 'enrolment', { youngPerson: enrolment.youngPersonId, subject: enrolment.id })
  const name = await firstNameOf(acting, enrolment)
  return showForm(
    c,
    {
      back: { text: name, href: `/enrolments/${enrolment.id}` },
      heading: `Which of the two is it for ${name}?`,
      lead: `The programme compares two. Say which it really is for ${name}: nothing changes for them by it.`,
      ...{ section: 'young-people', form: armForm(arms.compared), button: 'Save' },
      kept: { arm: enrolment.arm ?? '' },
      action: `/enrolments/${enrolment.id}/arm`,
    },
    sent,
  )
}

/** The page that asks which of the two that are compared somebody is in. */
export const askArm = (c: C) => about(c, (acting, enrolment, arms) => show(c, acting, enrolment, arms))

/** Keeps which of the two it is, or that they are in neither. */
export const saveArm = (c: C, typed: Typed) =>
  about(c, async (acting, enrolment, arms) => {
    const read = readForm(armForm(arms.compared), typed, dateInLondon(acting.now))
    if (!read.ok) return show(c, acting, enrolment, arms, { typed, problems: read.problems })
    const arm = answerText(read.answers, 'arm')
    await putArm(acting, enrolment, arm === NEITHER ? null : arm)
    return c.redirect(`/enrolments/${enrolment.id}`, 303)
  })
