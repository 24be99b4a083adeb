import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { en } from '../words/index.ts'
import { Developers } from './screens/developers.tsx'

/** The page for developers, at /developers. */
export const developersPage = (): Hono<Visit> =>
  new Hono<Visit>().get('/developers', (c) =>
    c.var.page({
      title: en.openReferral.developers.title,
      skin: 'public',
      width: 'reading',
      children: <Developers origin={c.var.origin} />,
    }),
  )
