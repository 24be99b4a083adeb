import { actOnEnrolment, enrolmentActs } from '../../src/enrolments/acts.ts'
import { fillGroup } from '../../src/enrolments/filling.ts'
import { enrolmentTasks } from '../../src/enrolments/index.ts'
import { joinInSupport } from '../../src/enrolments/joining.ts'
import { enrolmentOfReferral } from '../../src/enrolments/store.ts'
import { PLACE_OFFERED, tellOfferLater } from '../../src/enrolments/telling.ts'
import { programmeCalled } from '../../src/programmes/index.ts'
import { useUp } from '../../src/referrals/onward/links.ts'
import { addDays, dateInLondon, newId } from '../../src/words/index.ts'
import { groupCalled, groupId } from '../programmes/groups.ts'
import { runId } from '../programmes/runs.ts'
import { helpersAt, linkTo } from './answering-places.ts'
import { deliverWaiting } from './delivering.ts'
import { type Event, event, happens, type Life, moment, thing } from './life.ts'
import { actAs, asWorker } from './town.ts'

/** They take part in a programme beside their worker, from then on. */
export const takesPartIn = (ago: number, programme: string): Event =>
  event(ago, (life) =>
    happens(life, { ago }, async (acting) => {
      const known = await programmeCalled(acting, programme)
      if (!known) throw new Error(`there is no programme ${programme}`)
      await joinInSupport(acting, {
        id: newId(),
        support: { id: life.support, youngPersonId: life.youngPerson },
        ...{ run: { id: runId(programme), programme }, version: known.programme.version },
      })
    }),
  )

/** Whoever waits longest, so many of them, is offered a place in a group, and told of it. */
export const offered = (ago: number, group: string, most = 1): Event =>
  event(ago, async (life) => {
    const { town } = life
    const { by, programme } = groupCalled(group)
    const at = moment(life, ago)
    const places = await asWorker(town, by, at, async (acting) => {
      const to = { id: groupId(group), runId: runId(programme) }
      const filled = await fillGroup(acting, to, { answerBy: addDays(dateInLondon(at), 7), most })
      for (const { enrolmentId } of filled) await tellOfferLater(acting, enrolmentId)
      return filled
    })
    for (const { enrolmentId } of places)
      await enrolmentTasks(town.origin)[PLACE_OFFERED]?.(
        { enrolment: enrolmentId, place: town.place },
        helpersAt(town, at),
      )
    await deliverWaiting(town, at)
  })

const actOf = (name: string) => {
  const act = enrolmentActs[name]
  if (!act) throw new Error(`nothing called ${name} is done with a place`)
  return act
}

async function answers(life: Life, ago: number, service: string): Promise<void> {
  const { town } = life
  const at = moment(life, ago)
  const actor = await linkTo(life, service, 'answer_offer', at)
  await actAs(town, actor, at, async (acting) => {
    const enrolment = await enrolmentOfReferral(acting, thing(life, service))
    if (!enrolment) throw new Error(`${life.person.name} is not offered a place of ${service}`)
    await actOnEnrolment(acting, enrolment, actOf('yes'), {})
    await useUp(acting)
  })
  await deliverWaiting(town, at)
}

/** They say yes to the place that they are offered, by the link in their message. */
export const saidYes = (ago: number, service: string): Event =>
  event(ago, (life) => answers(life, ago, service))

/** They said to those who run it that they come. */
export const toldThemYes = (ago: number, group: string, service: string): Event =>
  event(ago, async (life) => {
    const { by } = groupCalled(group)
    await happens(life, { ago, by }, async (acting) => {
      const enrolment = await enrolmentOfReferral(acting, thing(life, service))
      if (enrolment) await actOnEnrolment(acting, enrolment, actOf('yes'), {})
    })
  })
