import { type Context, Hono } from 'hono'
import { curators, type Pace, type Visit, workerOf } from '../../accounts/index.ts'
import { idOfSending, ONCE, typedIn } from '../../people/index.ts'
import { BackLink } from '../../ui/index.ts'
import {
  answerOrNull,
  answerText,
  type Problems,
  readForm,
  type Typed,
  typedText,
} from '../../ui/questions/index.ts'
import { dateInLondon, en, isUuid, newId } from '../../words/index.ts'
import { readAsked } from '../finding/asked.ts'
import { answerForm, missingForm } from './form.ts'
import { districtOf, isAnswered, saidIn } from './gap.ts'
import { answerGap, gapById, gapsOf, keepGap } from './gap-store.ts'
import { GapsPage } from './screens/gaps.tsx'
import { MissingPage, MissingThanks } from './screens/missing.tsx'

type C = Context<Visit>

const { missing: words } = en.finding

function show(c: C, typed: Typed, wrong: { problems?: Problems; stopped?: string } = {}) {
  const errors = Object.keys(wrong.problems ?? {}).length > 0 || wrong.stopped !== undefined
  const sent = typedText(typed, ONCE)
  return c.var.page({
    title: words.title,
    ...{ skin: 'public', width: 'reading', section: 'services', errors, status: errors ? 422 : 200 },
    children: (
      <MissingPage form={missingForm} typed={typed} {...wrong} once={isUuid(sent) ? sent : newId()} />
    ),
  })
}

// The form begins with what was looked for; of where, only the district goes into it.
function begin(c: C) {
  const asked = readAsked(new URL(c.req.url).searchParams)
  return show(c, {
    words: asked.words,
    district: districtOf(asked.where) ?? '',
    age: asked.age === null ? '' : String(asked.age),
  })
}

async function take(c: C, pace: Pace<'gap'>) {
  const typed = await typedIn(c)
  const read = readForm(missingForm, typed, dateInLondon(c.var.now))
  if (!read.ok) return show(c, typed, { problems: read.problems })
  if (!(await pace(c, 'gap'))) return show(c, typed, { stopped: words.tooMany })
  const text = answerText(read.answers, 'words')
  const age = answerOrNull(read.answers, 'age')
  await c.var.act((acting) =>
    keepGap(acting, {
      id: idOfSending(typed),
      words: text,
      said: saidIn({ words: text, helps: [], access: [] }) ?? 'something to do',
      district: districtOf(answerText(read.answers, 'district')),
      age: age === null ? null : Number(age),
    }),
  )
  return c.redirect('/services/missing/thanks', 303)
}

async function list(c: C, sent?: { id: string; typed: Typed; problems: Problems }) {
  const gaps = await c.var.act(gapsOf)
  const about = gaps.find(({ id }) => id === sent?.id)
  // Nobody says it any more, or somebody has answered meanwhile: there is nothing left to put right.
  if (sent && (!about || isAnswered(about.answer, about.lastOn))) return c.redirect('/directory/gaps', 303)
  return c.var.page({
    title: 'What is missing',
    section: 'directory',
    before: <BackLink href="/directory" text="The directory" />,
    ...{ errors: sent !== undefined, status: sent ? 422 : 200 },
    children: <GapsPage gaps={gaps} now={c.var.now} sent={sent} />,
  })
}

async function answer(c: C, id: string) {
  const typed = await typedIn(c)
  const read = readForm(answerForm, typed, dateInLondon(c.var.now))
  if (!isUuid(id)) return c.notFound()
  if (!read.ok) return list(c, { id, typed, problems: read.problems })
  const answered = await c.var.act(async (acting) => {
    const gap = await gapById(acting, id)
    if (!gap) return false
    const done = answerText(read.answers, 'done')
    await answerGap(acting, gap, { id: idOfSending(typed), done, worker: workerOf(c).id })
    return true
  })
  return answered ? c.redirect('/directory/gaps', 303) : c.notFound()
}

/** What is missing: told by anybody at /services/missing, read and answered by curators at /directory/gaps. */
export const gapPages = (pace: Pace<'gap'>): Hono<Visit> =>
  new Hono<Visit>()
    .get('/services/missing', begin)
    .post('/services/missing', (c) => take(c, pace))
    .get('/services/missing/thanks', (c) =>
      c.var.page({
        ...{ title: words.thanks, skin: 'public', width: 'reading', section: 'services' },
        children: <MissingThanks />,
      }),
    )
    .get('/directory/gaps', curators, (c) => list(c))
    .post('/directory/gaps/:id/answer', curators, (c) => answer(c, c.req.param('id')))
