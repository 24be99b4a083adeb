import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Programme } from '../blueprint/index.ts'
import type { Content } from '../ui/index.ts'
import { en } from '../words/index.ts'
import { programmesNow } from './library.ts'
import { PublicList, PublicPage } from './screens/public-programme.tsx'

type C = Context<Visit>

/** What rooms to the right put on the public page of a programme: its figures, and how to ask; nothing, where they have nothing. */
export type PublicSettings = {
  beside: (visit: Visit['Variables'], programme: Programme) => Promise<Content>
}

// All that whoever is not signed in can miss for so long is that something newer was published.
const MAY_BE_LATE = 20_000

/** What was made for whoever is not signed in, by place and name, for a moment. */
function rememberedFor<Made>(): (c: C, name: string, make: () => Promise<Made>) => Promise<Made> {
  const known = new Map<string, { read: Date; made: Made }>()
  return async (c, name, make) => {
    const { actor, now } = c.var
    if (actor.kind !== 'public') return make()
    const key = `${actor.place} ${name}`
    const before = known.get(key)
    const age = before ? now.getTime() - before.read.getTime() : Number.POSITIVE_INFINITY
    if (before && age >= 0 && age < MAY_BE_LATE) return before.made
    const made = await make()
    known.set(key, { read: now, made })
    return made
  }
}

/** Every published programme, and each of them, for anybody: /about/programmes */
export function publicProgrammeRoutes({ beside }: PublicSettings): Hono<Visit> {
  const [lists, drawn] = [rememberedFor<readonly Programme[]>(), rememberedFor<Content>()]
  const published = (c: C) =>
    lists(c, 'all', async () => {
      const { programmes } = await c.var.act(programmesNow)
      return programmes.flatMap(({ programme, state }) => (state === 'published' ? [programme] : []))
    })
  const page = { skin: 'public', width: 'reading' } as const
  return new Hono<Visit>()
    .get('/about/programmes', async (c) =>
      c.var.page({
        ...{ ...page, title: en.programmes.title },
        children: <PublicList programmes={await published(c)} place={c.var.placeName} />,
      }),
    )
    .get('/about/programmes/:key', async (c) => {
      const programme = (await published(c)).find(({ key }) => key === c.req.param('key'))
      if (!programme) return c.notFound()
      const shown = await drawn(c, `${programme.key} ${programme.version}`, () => beside(c.var, programme))
      return c.var.page({
        ...{ ...page, title: programme.public_name },
        children: <PublicPage programme={programme} beside={shown} />,
      })
    })
}
