import type { Context } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { recordLook } from '../../history/index.ts'
import { showForm, type ToPutRight } from '../../people/index.ts'
import { supportById } from '../../support/index.ts'
import type { Content } from '../../ui/index.ts'
import { answerText, readForm, type Typed } from '../../ui/questions/index.ts'
import { dateInLondon, dateOnly } from '../../words/index.ts'
import type { Enrolment } from '../enrolment.ts'
import { dischargeForm, setAsideForm } from '../forms.ts'
import { Timetable } from '../screens/timetable.tsx'
import { enrolmentById, firstNameOf } from '../store.ts'
import { type About, aboutPoint, askableOf, enrolmentPath, measureName } from './asking.tsx'
import { pointCan, pointWords } from './point.ts'
import { pointsOf, putDischarge, setPointAside } from './store.ts'

type C = Context<Visit>

/** What the programme asks of somebody and when, on the page of their part in it; nothing for who runs it only. */
export async function timetableOf(acting: Acting, enrolment: Enrolment, name: string): Promise<Content> {
  const points = await pointsOf(acting, enrolment.id)
  if (points.length === 0) return null
  const ended = enrolment.state === 'completed' || enrolment.state === 'stopped'
  return (
    <Timetable
      {...{ enrolment, name, ended }}
      points={points}
      today={dateInLondon(acting.now)}
      asksDischarge={points.some(({ countedFrom, dueOn }) => countedFrom === 'discharge' && dueOn === null)}
    />
  )
}

async function showSettingAside(c: C, acting: Acting, about: About, sent?: ToPutRight) {
  const { enrolment, point, supported } = about
  await recordLook(acting, 'questions', { youngPerson: supported.person.id, subject: point.id })
  const { why } = await askableOf(acting, about)
  const apart = point.asked === 'in-person'
  const missing = `If ${supported.name} is not asked it ${pointWords[point.point]}, the programme’s figures say that an answer is missing.`
  return showForm(
    c,
    {
      back: { text: supported.name, href: enrolmentPath(enrolment) },
      heading: apart
        ? 'Why is nobody looking back with them?'
        : `Why is ${measureName(point.measure)} not asked?`,
      lead: apart ? point.does : point.asked === 'in-the-plan' || !why ? missing : `${why} ${missing}`,
      ...{
        section: 'young-people',
        form: setAsideForm,
        button: apart ? 'It is not done' : 'It is not asked',
      },
      action: `${enrolmentPath(enrolment)}/points/${point.id}/setting-aside`,
    },
    sent,
  )
}

/** The page on which a worker says why something is not asked. */
export const askSettingAside = (c: C) =>
  aboutPoint(c, async (acting, about) =>
    pointCan.beSetAside(about.point, about)
      ? showSettingAside(c, acting, about)
      : c.redirect(enrolmentPath(about.enrolment), 303),
  )

/** Keeps why something is not asked: it is not due any more. */
export const setAside = (c: C, typed: Typed) =>
  aboutPoint(c, async (acting, about) => {
    const home = c.redirect(enrolmentPath(about.enrolment), 303)
    if (!pointCan.beSetAside(about.point, about)) return home
    const read = readForm(setAsideForm, typed, dateInLondon(acting.now))
    if (!read.ok) return showSettingAside(c, acting, about, { typed, problems: read.problems })
    await setPointAside(acting, about.enrolment, {
      ...{ id: about.point.id, because: answerText(read.answers, 'reason') },
    })
    return home
  })

/** Runs work about somebody's part in a programme, for those who support them and no one else. */
export const aroundThem = (c: C, work: (acting: Acting, enrolment: Enrolment) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const enrolment = await enrolmentById(acting, c.req.param('id') ?? '')
    const support = enrolment && (await supportById(acting, enrolment.supportId))
    return support ? work(acting, enrolment) : c.notFound()
  })

async function showDischarge(c: C, acting: Acting, enrolment: Enrolment, sent?: ToPutRight) {
  await recordLook(acting, 'enrolment', { youngPerson: enrolment.youngPersonId, subject: enrolment.id })
  const name = await firstNameOf(acting, enrolment)
  return showForm(
    c,
    {
      back: { text: name, href: enrolmentPath(enrolment) },
      heading: `When did ${name} leave hospital or specialist care?`,
      lead: 'What is asked afterwards is counted from this day.',
      ...{ section: 'young-people', form: dischargeForm, button: 'Save the day' },
      action: `${enrolmentPath(enrolment)}/discharge`,
    },
    sent,
  )
}

/** The page that asks when they left hospital or specialist care. */
export const askDischarge = (c: C) =>
  aroundThem(c, (acting, enrolment) => showDischarge(c, acting, enrolment))

/** Keeps the day on which they left. */
export const discharge = (c: C, typed: Typed) =>
  aroundThem(c, async (acting, enrolment) => {
    const read = readForm(dischargeForm, typed, dateInLondon(acting.now))
    if (!read.ok) return showDischarge(c, acting, enrolment, { typed, problems: read.problems })
    await putDischarge(acting, enrolment, dateOnly(answerText(read.answers, 'discharged_on')))
    return c.redirect(enrolmentPath(enrolment), 303)
  })
