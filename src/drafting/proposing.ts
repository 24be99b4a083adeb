import type { Context } from 'hono'
import { type Visit, workerOf, workerWithEmail } from '../accounts/index.ts'
import type { Programme } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { typedIn } from '../people/index.ts'
import { installationOf, mayBePublished } from '../programmes/index.ts'
import {
  answerOrNull,
  answerText,
  type Problems,
  readForm,
  type Typed,
  typedText,
} from '../ui/questions/index.ts'
import { digestOf, proposeVersion, versionsOf } from '../versions/index.ts'
import { addDays, dateInLondon, newId } from '../words/index.ts'
import { type Draft, draftCan } from './draft.ts'
import { proposalForm } from './forms.ts'
import { lookingAt, onDraft, readDraft, showDraft } from './page.tsx'
import { askApproval, isAskedElsewhere, oneAskingAtATime } from './store.ts'
import { tellAsked } from './telling.ts'

type C = Context<Visit>

/** Days in which somebody answers. */
const DAYS_TO_ANSWER = 14

/** Asks another person to publish a draft: from then on its version waits as proposed. */
export async function propose(c: C) {
  const typed = await typedIn(c)
  return onDraft(c, async (acting, draft) => {
    await oneAskingAtATime(acting)
    const page = `/programmes/drafts/${draft.id}`
    if (!draftCan.beChanged(draft, lookingAt(c))) return c.redirect(page, 303)
    const read = readForm(proposalForm, typed, dateInLondon(c.var.now))
    if (!read.ok) return refused(c, acting, draft, typed, read.problems)
    if (typedText(typed, 'seen') !== String(draft.revision))
      return refused(
        c,
        acting,
        draft,
        typed,
        {},
        'Somebody wrote on it since you opened it. Read it as it is now, then ask',
      )
    const parsed = readDraft(draft.text)
    if ('faults' in parsed)
      return refused(c, acting, draft, typed, {}, 'Put right first what is wrong with the text')
    const stopped = await hindrance(acting, draft, parsed.programme)
    if (stopped) return refused(c, acting, draft, typed, {}, stopped)
    const approver = await approverFrom(c, acting, draft, answerOrNull(read.answers, 'approver'))
    if ('problem' in approver) return refused(c, acting, draft, typed, { approver: approver.problem })
    await asked(acting, draft, parsed.programme, {
      note: answerText(read.answers, 'note'),
      approver: approver.id,
      origin: c.var.origin,
    })
    return c.redirect(page, 303)
  })
}

const refused = (c: C, acting: Acting, draft: Draft, typed: Typed, problems: Problems, stopped?: string) =>
  showDraft(c, acting, draft, { form: 'proposal', typed, problems, ...(stopped ? { stopped } : {}) })

/** What stands in the way of asking, in a sentence; undefined where nothing does. */
async function hindrance(acting: Acting, draft: Draft, programme: Programme): Promise<string | undefined> {
  const { key, version } = programme
  if (!mayBePublished(programme, await installationOf(acting)))
    return 'It does not say who of those it is for shaped it. Add who, when and what changed under shaped_with, as kind: with-people'
  const known = (await versionsOf(acting, 'programme')).filter((one) => one.key === key)
  const same = known.find((one) => one.version === version)
  // What a file proposes may be asked for word for word; another text under its number would take its place.
  const fromFile = same?.state === 'proposed' && !same.inBrowser && same.digest === digestOf(draft.text)
  const mine = fromFile || draft.proposals.some((one) => one.key === key && one.version === version)
  const newest = Math.max(0, ...known.map((one) => one.version))
  const later = known.some((one) => one.state === 'published' && one.version > version)
  const taken = same !== undefined && (same.state === 'published' || !mine)
  if (taken || later || (await isAskedElsewhere(acting, { draft: draft.id, key, version })))
    return `There is a version ${taken || !later ? version : newest} of ${key} already. Write version: ${newest + 1}`
  return undefined
}

async function approverFrom(
  c: C,
  acting: Acting,
  { writers }: Draft,
  email: string | null,
): Promise<{ id: string | null } | { problem: string }> {
  if (email === null) return { id: null }
  const id = (await workerWithEmail(acting.tx, acting.actor.place as string, email))?.id
  if (id === undefined)
    return { problem: `Nobody who works in ${c.var.placeName} has this address. Check it` }
  return id === workerOf(c).id || writers.some((one) => one.id === id)
    ? { problem: 'Whoever wrote on it cannot approve it. Name somebody else' }
    : { id }
}

async function asked(
  acting: Acting,
  draft: Draft,
  { key, version }: Programme,
  { note, approver, origin }: { note: string; approver: string | null; origin: string },
): Promise<void> {
  const digest = digestOf(draft.text)
  await proposeVersion(acting, 'programme', { key, version, digest, text: draft.text })
  const answerBy = addDays(dateInLondon(acting.now), DAYS_TO_ANSWER)
  await askApproval(acting, draft.id, {
    ...{ id: newId(), revision: draft.revision, key, version, digest, note, approver, answerBy },
  })
  await tellAsked(acting, draft, { approver, answerBy, origin })
}
