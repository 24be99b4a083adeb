import type { Context } from 'hono'
import { type Visit, workerOf } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { recordLook } from '../../history/index.ts'
import {
  type Askable,
  answeredBy,
  askableIn,
  askingOneForm,
  askThem,
  checkAsking,
  LINK_DAYS,
  measureCalled,
  measureLibrary,
  type Supported,
  supportedBy,
  whyNotByLink,
} from '../../measures/index.ts'
import { idOfSending, showForm, type ToPutRight, typedFrom } from '../../people/index.ts'
import { answerText, type Form, readForm, type Typed } from '../../ui/questions/index.ts'
import { addDays, type DateOnly, dateInLondon, dateOnly } from '../../words/index.ts'
import type { Enrolment } from '../enrolment.ts'
import { enrolmentById } from '../store.ts'
import { DAYS_TO_ASK, pointCan, pointWords, type StandingPoint } from './point.ts'
import { pointById, tieAsk } from './store.ts'

type C = Context<Visit>
export type About = { enrolment: Enrolment; point: StandingPoint; supported: Supported; ended: boolean }

export const enrolmentPath = ({ id }: Pick<Enrolment, 'id'>): string => `/enrolments/${id}`

/** What a measure is called; its key where nobody knows it any more. */
export const measureName = (key: string): string => measureCalled(measureLibrary(), key)?.name ?? key

/** What is asked at a point; looking back, where it asks nothing. */
export const pointName = ({ measure, asked }: Pick<StandingPoint, 'measure' | 'asked'>): string =>
  asked === 'in-person' ? 'Looking back' : measureName(measure)

/** Runs work about one point of somebody's part in a programme, for those around them. */
export const aboutPoint = (c: C, work: (acting: Acting, about: About) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const enrolment = await enrolmentById(acting, c.req.param('id') ?? '')
    const point = enrolment && (await pointById(acting, enrolment.id, c.req.param('point') ?? ''))
    const support = point && (await supportedBy(acting, enrolment.supportId))
    if (!support) return c.notFound()
    const supported = await answeredBy(acting, support, point.who)
    const ended = enrolment.state === 'completed' || enrolment.state === 'stopped'
    return work(acting, { enrolment, point, supported, ended })
  })

/** By when it is to be answered: the day of the point, or some days from now where that is past or too far for a link. */
function byWhen({ dueOn }: StandingPoint, today: DateOnly): DateOnly {
  const last = addDays(today, LINK_DAYS - 1)
  return dueOn && dueOn > today && dueOn <= last ? dueOn : addDays(today, DAYS_TO_ASK)
}

/** Whom a worker asks: the young person, or somebody beside them. */
const whomOf = ({ point, supported: { name } }: About): string =>
  point.who === 'self' ? name : `${name}’s ${point.who === 'parent' ? 'parent or carer' : 'teacher'}`

/** What is asked, and in which words; or why it cannot be asked, in a sentence. */
export async function askableOf(acting: Acting, { point, supported }: About) {
  const measure = measureCalled(measureLibrary(), point.measure)
  const { askable, notOffered } = await askableIn(acting, supported, measure ? [measure] : [], point.who)
  return { askable: askable[0], why: notOffered[0] ?? null }
}

const isCounted = ({ point }: About): boolean => point.asked === 'from-registers'

/** How it is asked, and by when; what is counted is counted now. */
const formFor = (about: About): Form =>
  isCounted(about) ? { sections: [] } : askingOneForm(about.supported.contact)

/** What the page that asks it is called. */
function headed(about: About, { measure }: Askable) {
  const when = pointWords[about.point.point]
  return isCounted(about)
    ? {
        heading: `${measure.name} of ${about.supported.name}`,
        lead: `It is counted ${when}: have the numbers of the register with you.`,
        button: 'Write the numbers down',
      }
    : {
        heading: `Ask ${whomOf(about)}: ${measure.name}`,
        lead: `It is asked ${when}. What they answer counts here and where else it is asked now.`,
        button: `Ask ${whomOf(about)}`,
      }
}

async function show(c: C, acting: Acting, about: About, sent?: ToPutRight) {
  const { enrolment, point, supported } = about
  await recordLook(acting, 'questions', { youngPerson: supported.person.id, subject: point.id })
  const { askable } = await askableOf(acting, about)
  if (!askable) return c.redirect(`${enrolmentPath(enrolment)}/points/${point.id}/setting-aside`, 303)
  const byLink =
    point.asked === 'by-link' &&
    supported.contact &&
    !whyNotByLink(askable.measure, supported.team.coverHours.length > 0)
  const form = formFor(about)
  const kept = { how: byLink ? 'link' : 'together', due: byWhen(point, dateInLondon(acting.now)) }
  return showForm(
    c,
    {
      back: { text: supported.name, href: enrolmentPath(enrolment) },
      ...headed(about, askable),
      ...{ section: 'young-people', form, kept: typedFrom(form, kept), makes: true },
      action: `${enrolmentPath(enrolment)}/points/${point.id}`,
    },
    sent,
  )
}

/** The page that asks what a point of a programme asks. */
export const askPoint = (c: C) =>
  aboutPoint(c, async (acting, about) =>
    pointCan.beAsked(about.point, about)
      ? show(c, acting, about)
      : c.redirect(enrolmentPath(about.enrolment), 303),
  )

/** Asks it, as measures are asked: by a link, or beside a worker. Pressed twice, it is asked once. */
export const sendPoint = (c: C, typed: Typed) =>
  aboutPoint(c, async (acting, about) => {
    const { enrolment, point, supported } = about
    const home = c.redirect(enrolmentPath(enrolment), 303)
    const { askable } = await askableOf(acting, about)
    if (!askable || !pointCan.beAsked(point, about)) return home
    const today = dateInLondon(acting.now)
    const read = readForm(formFor(about), typed, today)
    const [how, due] = isCounted(about)
      ? ['together', today]
      : [answerText(read.answers, 'how'), answerText(read.answers, 'due')]
    const publishesHours = supported.team.coverHours.length > 0
    const problems = read.ok ? checkAsking({ how, due, askable }, { today, publishesHours }) : read.problems
    if (Object.keys(problems).length > 0) return show(c, acting, about, { typed, problems })
    const id = idOfSending(typed)
    await askThem(acting, supported, {
      ...{ id, askable, occasion: point.point === 'baseline' ? 'baseline' : 'follow_up' },
      ...{ how: how === 'link' ? 'link' : 'together', dueOn: dateOnly(due) },
      ...{ worker: workerOf(c), origin: c.var.origin },
    })
    await tieAsk(acting, point.id, id)
    return how === 'link' ? home : c.redirect(`/asks/${id}`, 303)
  })
