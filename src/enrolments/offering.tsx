import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type AboutGroup, aboutGroup, groupCan } from '../groups/index.ts'
import { showForm, type ToPutRight, typedFrom } from '../people/index.ts'
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { addDays, countOf, dateInLondon, dateOnly } from '../words/index.ts'
import { fillGroup } from './filling.ts'
import { offerForm } from './forms.ts'
import { countsOfRun, takingPartIn } from './store.ts'
import { tellOfferLater } from './telling.ts'

type C = Context<Visit>

/** Days in which somebody says whether they want a place, unless those who run it choose others; our own choice. */
const DAYS_TO_SAY = 7

type Offering = AboutGroup & { free: number; waiting: number }

/** Runs work for a group that has free places for whoever waits; anybody else is led back to its page. */
const about = (c: C, work: (acting: Acting, offering: Offering) => Promise<Response>) =>
  aboutGroup(c, async (acting, here) => {
    const { group, looking } = here
    const { waiting } = await countsOfRun(acting, group.run.id)
    const free = group.seats - (await takingPartIn(acting, group.id)).length
    return groupCan.beChanged(group, looking) && free > 0 && waiting > 0
      ? work(acting, { ...here, free, waiting })
      : c.redirect(`/groups/${group.id}`, 303)
  })

function ask(c: C, acting: Acting, { group, free, waiting }: Offering, sent?: ToPutRight) {
  const form = offerForm(Math.min(free, waiting))
  const kept = { most: Math.min(free, waiting), answer_by: addDays(dateInLondon(acting.now), DAYS_TO_SAY) }
  return showForm(
    c,
    {
      back: { text: group.name, href: `/groups/${group.id}` },
      ...{ heading: `Offer places in ${group.name}`, section: 'groups', form, kept: typedFrom(form, kept) },
      lead: `${countOf(free, 'place')} free, ${waiting} waiting. Each of them is told when and where it is, and says yes or no.`,
      ...{ action: `/groups/${group.id}/offers`, button: 'Offer them' },
    },
    sent,
  )
}

/** The page on which free places are offered. */
export const askOffers = (c: C) => about(c, async (acting, offering) => ask(c, acting, offering))

/** Offers free places to whoever waits longest; each of them is told by a job. */
export const makeOffers = (c: C, typed: Typed) =>
  about(c, async (acting, offering) => {
    const { group } = offering
    const read = readForm(
      offerForm(Math.min(offering.free, offering.waiting)),
      typed,
      dateInLondon(acting.now),
    )
    if (!read.ok) return ask(c, acting, offering, { typed, problems: read.problems })
    const offered = await fillGroup(
      acting,
      { id: group.id, runId: group.run.id },
      {
        answerBy: dateOnly(answerText(read.answers, 'answer_by')),
        most: Number(answerText(read.answers, 'most')),
      },
    )
    for (const { enrolmentId } of offered) await tellOfferLater(acting, enrolmentId)
    return c.redirect(`/groups/${group.id}?done=offers`, 303)
  })
