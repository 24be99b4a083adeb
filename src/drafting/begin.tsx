import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { measureLibrary } from '../measures/index.ts'
import { idOfSending, showForm, typedIn } from '../people/index.ts'
import { programmesNow } from '../programmes/index.ts'
import { type Answers, answerText, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { versionsOf } from '../versions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { copied, keyFor, nextVersion, skeleton } from './beginning.ts'
import { beginForm } from './forms.ts'
import { beginDraft } from './store.ts'

type C = Context<Visit>

const formNow = async (acting: Acting) => {
  const { programmes } = await programmesNow(acting)
  return beginForm(
    programmes.map(({ programme }) => programme),
    measureLibrary(),
  )
}

/** The page on which a draft is begun; a finding may say of whom it spoke (`for`). */
export async function showBeginning(c: C, acting: Acting, typed: Typed, problems?: Problems) {
  const about = (c.req.query('for') ?? '').slice(0, 300)
  const shown = about && !typed.note ? { ...typed, note: about } : typed
  return showForm(
    c,
    {
      back: { text: 'Drafts', href: '/programmes/drafts' },
      ...{ heading: 'Begin a draft', section: 'programmes', makes: true },
      lead: about
        ? `For: ${about}`
        : 'Nobody else sees it before you ask for approval, save other commissioners.',
      ...{ form: await formNow(acting), kept: shown },
      ...{ action: '/programmes/drafts', button: 'Begin' },
    },
    problems && { typed: shown, problems },
  )
}

/** Reads how somebody wants to begin, and begins. */
export async function begin(c: C) {
  const typed = await typedIn(c)
  return c.var.act(async (acting) => {
    const read = readForm(await formNow(acting), typed, dateInLondon(c.var.now))
    if (!read.ok) return showBeginning(c, acting, typed, read.problems)
    const begun = await textOf(acting, read.answers)
    if (!begun) return c.notFound()
    const id = idOfSending(typed)
    await beginDraft(acting, { id, ...begun })
    return c.redirect(`/programmes/drafts/${id}`, 303)
  })
}

async function textOf(
  acting: Acting,
  answers: Answers,
): Promise<{ text: string; begunFrom: string | null } | undefined> {
  const versions = await versionsOf(acting, 'programme')
  const keys = versions.map(({ key }) => key)
  if (answerText(answers, 'how') === 'new') {
    const key = keyFor(answerText(answers, 'public_name'), keys)
    return { text: skeleton(answers, { key, measures: measureLibrary() }), begunFrom: null }
  }
  const copying = answerText(answers, 'how') === 'copy'
  const from = answerText(answers, copying ? 'copy_of' : 'next_of')
  const { programmes } = await programmesNow(acting)
  const known = programmes.find(({ programme }) => programme.key === from)
  if (!known) return undefined
  const { public_name, version } = known.programme
  const begunFrom = `${public_name}, version ${version}`
  if (copying) {
    const name = answerText(answers, 'copy_name')
    return { text: copied(known.text, { key: keyFor(name, keys), name }), begunFrom }
  }
  const newest = Math.max(...versions.filter(({ key }) => key === from).map((one) => one.version))
  return { text: nextVersion(known.text, newest + 1), begunFrom }
}
