import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { groupById } from '../groups/index.ts'
import { recordLook } from '../history/index.ts'
import { showForm, type ToPutRight } from '../people/index.ts'
import type { Content } from '../ui/index.ts'
import { readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { actOnEnrolment, type EnrolmentAct, enrolmentActs } from './acts.ts'
import { armsFor } from './arm.tsx'
import type { Enrolment } from './enrolment.ts'
import { timetableOf } from './points/pages.tsx'
import { Compared } from './screens/compared.tsx'
import { EnrolmentPage } from './screens/enrolment.tsx'
import { ChangedMeanwhile, changesOf, enrolmentById, firstNameOf } from './store.ts'

type C = Context<Visit>

/** Runs work about somebody's part in a programme; not there for anybody outside their circle. */
const about = (c: C, work: (acting: Acting, enrolment: Enrolment) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const enrolment = await enrolmentById(acting, c.req.param('id') ?? '')
    return enrolment ? work(acting, enrolment) : c.notFound()
  })

/** One person's part in a programme: how it stands, what was done, what may be. */
export const showEnrolment = (c: C) =>
  about(c, async (acting, enrolment) => {
    await recordLook(acting, 'enrolment', { youngPerson: enrolment.youngPersonId, subject: enrolment.id })
    const name = await firstNameOf(acting, enrolment)
    return c.var.page({
      title: name,
      section: 'groups',
      children: (
        <EnrolmentPage
          {...{ enrolment, name }}
          group={enrolment.groupId ? await groupById(acting, enrolment.groupId) : null}
          changes={await changesOf(acting, enrolment.id)}
          timetable={await forThoseAround(acting, enrolment, name)}
          acts={Object.entries(enrolmentActs).flatMap(([key, act]) =>
            act.may(enrolment) ? [{ key, ...act }] : [],
          )}
        />
      ),
    })
  })

/** What the programme asks of them, and which of two it compares they are in; nothing for whoever only runs it. */
async function forThoseAround(acting: Acting, enrolment: Enrolment, name: string): Promise<Content> {
  const timetable = await timetableOf(acting, enrolment, name)
  const arms = timetable === null ? undefined : await armsFor(acting, enrolment)
  return (
    <>
      {arms && <Compared {...{ enrolment, name }} arms={arms.compared} />}
      {timetable}
    </>
  )
}

type Named = { name: string; act: EnrolmentAct }

async function ask(
  c: C,
  acting: Acting,
  enrolment: Enrolment,
  { name: address, act }: Named,
  sent?: ToPutRight,
) {
  await recordLook(acting, 'enrolment', { youngPerson: enrolment.youngPersonId, subject: enrolment.id })
  const name = await firstNameOf(acting, enrolment)
  return showForm(
    c,
    {
      back: { text: name, href: `/enrolments/${enrolment.id}` },
      heading: `${name}: ${act.heading.charAt(0).toLowerCase()}${act.heading.slice(1)}`,
      ...{ title: `${act.heading}: ${name}`, section: 'groups', form: act.form },
      action: `/enrolments/${enrolment.id}/${address}`,
      ...{ button: act.button, warning: act.warning ?? false },
    },
    sent,
  )
}

/** The page of one act. */
export const askEnrolmentAct = (c: C, named: Named) =>
  about(c, async (acting, enrolment) =>
    named.act.may(enrolment)
      ? ask(c, acting, enrolment, named)
      : c.redirect(`/enrolments/${enrolment.id}`, 303),
  )

/** Does it; whoever comes second is led to how it stands now. */
export async function doEnrolmentAct(c: C, named: Named, typed: Typed): Promise<Response> {
  const { act } = named
  try {
    return await about(c, async (acting, enrolment) => {
      const home = `/enrolments/${enrolment.id}`
      if (!act.may(enrolment)) return c.redirect(home, 303)
      const read = readForm(act.form, typed, dateInLondon(acting.now))
      if (!read.ok) return ask(c, acting, enrolment, named, { typed, problems: read.problems })
      await actOnEnrolment(acting, enrolment, act, read.answers)
      return c.redirect(home, 303)
    })
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error
    return c.redirect(`/enrolments/${c.req.param('id')}`, 303)
  }
}
