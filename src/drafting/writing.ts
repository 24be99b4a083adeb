import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { typedIn } from '../people/index.ts'
import { typedText } from '../ui/questions/index.ts'
import { figure } from '../words/index.ts'
import { draftCan } from './draft.ts'
import { lookingAt, onDraft, showDraft } from './page.tsx'
import { writeDraft } from './store.ts'

type C = Context<Visit>

/** More than anybody writes: the largest of ours has a tenth of it. */
const LONGEST = 200_000

/** Why a text cannot be kept, in a sentence; undefined where it can, right or wrong as it may be. */
export function cannotBeKept(text: string): string | undefined {
  if (text.trim() === '') return 'Write what the programme is'
  if (text.length > LONGEST)
    return `It is too long: it has ${figure(text.length)} characters, and a programme has at most ${figure(LONGEST)}`
  if (text.includes('\0') || !text.isWellFormed())
    return 'It has a character in it that is no text. Take out what you cannot see, or type that line anew'
  return undefined
}

/** Keeps what somebody wrote, right or wrong, unless somebody else wrote meanwhile. */
export async function write(c: C) {
  const typed = await typedIn(c)
  const text = typedText(typed, 'text')
  const seen = Number(typedText(typed, 'seen').slice(0, 9))
  return onDraft(c, async (acting, draft) => {
    if (!draftCan.beChanged(draft, lookingAt(c))) return c.redirect(`/programmes/drafts/${draft.id}`, 303)
    const problem = cannotBeKept(text)
    if (problem) return showDraft(c, acting, draft, { text: { typed: text, problem } })
    const kept = text.endsWith('\n') ? text : `${text}\n`
    // Pressed twice, or nothing was changed: it stands there already.
    if (kept === draft.text) return saved(c, draft.id)
    const known = Number.isInteger(seen) && seen > 0 ? seen : 0
    if (await writeDraft(acting, { id: draft.id, seen: known, text: kept })) return saved(c, draft.id)
    return showDraft(c, acting, draft, { newer: true, typed: { text } })
  })
}

const saved = (c: C, id: string) => c.redirect(`/programmes/drafts/${id}?done=saved`, 303)
