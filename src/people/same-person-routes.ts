import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { typedText } from '../ui/questions/index.ts'
import { isUuid, uuidV5 } from '../words/index.ts'
import { aboutPerson, typedIn } from './about-person.ts'
import { joinRecords, looksLike, partRecords } from './same-person-store.ts'

/** Joining and parting two records of one young person: /young-people/:id/same-person. */
export function samePersonRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .post('/young-people/:id/same-person', async (c) => {
      const other = typedText(await typedIn(c), 'other')
      return aboutPerson(c, async (acting, person) => {
        // Only what was offered: a record in the same circle that looks like this one and is not joined yet.
        const offered = (await looksLike(acting, person)).some(({ id }) => id === other)
        const link = uuidV5(person.id, `${other} ${acting.now.toISOString()}`)
        if (offered) await joinRecords(acting, { link, person: person.id, other })
        return c.redirect(`/young-people/${person.id}/details`, 303)
      })
    })
    .post('/young-people/:id/same-person/:link/parting', (c) =>
      aboutPerson(c, async (acting, person) => {
        const link = c.req.param('link')
        if (!isUuid(link)) return c.notFound()
        await partRecords(acting, person.id, link)
        return c.redirect(`/young-people/${person.id}/details`, 303)
      }),
    )
}
