import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { en } from '../words/index.ts'

const { tooMany: words } = en.curation

/** The page that says that too much came from here, and what to do. */
export const tooMany = (c: Context<Visit>) =>
  c.var.page({
    title: words.title,
    ...{ skin: 'public', width: 'reading', status: 429 },
    children: (
      <>
        <h1>{words.title}</h1>
        <p class="nhsuk-body-l">{words.text}</p>
      </>
    ),
  })
