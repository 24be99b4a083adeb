import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { BackLink } from '../ui/index.ts'
import { answerText, readForm } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { addresses } from './addresses.ts'
import {
  canBeNamed,
  namedBefore,
  nameToRead,
  urgentWithoutReader,
  type WithoutReader,
  whoGivesTheRole,
} from './naming-store.ts'
import { NobodyToName, namingForm, WhatWaits } from './screens/naming.tsx'

type C = Context<Visit>

const heading = 'Say who reads an urgent answer'
const back = { href: addresses.surveys, text: 'Surveys you read' }

/** Runs work on what waits without a reader, for whoever stands in; to anybody else there is nothing there. */
const asStandIn = (c: C, work: (acting: Acting, one: WithoutReader) => Promise<Response> | Response) =>
  c.var.act(async (acting) => {
    const [round, pupil] = [c.req.param('id'), c.req.param('pupil')]
    const one = (await urgentWithoutReader(acting)).find(
      (waiting) => waiting.roundId === round && waiting.pupil === pupil,
    )
    return one ? work(acting, one) : c.notFound()
  })

async function ask(c: C, acting: Acting, one: WithoutReader, sent?: ToPutRight) {
  const people = await canBeNamed(acting, one)
  const above = <WhatWaits one={one} before={await namedBefore(acting, one)} now={acting.now} />
  if (people.length === 0) {
    const givers = await whoGivesTheRole(acting, one)
    const own = givers.some(({ id }) => id === acting.actor.id)
    return c.var.page({
      ...{ title: heading, section: 'reading', width: 'reading', before: <BackLink {...back} /> },
      children: (
        <>
          <h1>{heading}</h1>
          {above}
          <NobodyToName one={one} own={own} givers={givers.filter(({ id }) => id !== acting.actor.id)} />
        </>
      ),
    })
  }
  return showForm(
    c,
    {
      ...{ heading, section: 'reading', back, above, form: namingForm(people) },
      ...{ button: 'They read it now', action: addresses.naming(one.roundId, one.pupil) },
    },
    sent,
  )
}

async function name(c: C, acting: Acting, one: WithoutReader): Promise<Response> {
  const typed = await typedIn(c)
  const people = await canBeNamed(acting, one)
  const read = readForm(namingForm(people), typed, dateInLondon(acting.now))
  if (!read.ok || people.length === 0)
    return ask(c, acting, one, read.ok ? undefined : { typed, problems: read.problems })
  await nameToRead(acting, one, {
    ...{ workerId: answerText(read.answers, 'worker'), because: answerText(read.answers, 'because') },
    origin: c.var.origin,
  })
  return c.redirect(`${addresses.surveys}?done=named`, 303)
}

/** Naming who reads an urgent answer whose readers have gone: /reading/:id/pupils/:pupil/naming */
export const namingRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/reading/:id/pupils/:pupil/naming', (c) => asStandIn(c, (acting, one) => ask(c, acting, one)))
    .post('/reading/:id/pupils/:pupil/naming', (c) => asStandIn(c, (acting, one) => name(c, acting, one)))
