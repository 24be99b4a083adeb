import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { typedIn } from '../people/index.ts'
import { answerText, readForm, typedText } from '../ui/questions/index.ts'
import { publishVersion } from '../versions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { type Draft, draftCan, type Proposal, waiting } from './draft.ts'
import { refusalForm } from './forms.ts'
import { lookingAt, onDraft, showDraft } from './page.tsx'
import { answerProposal } from './store.ts'
import { tellAnswered } from './telling.ts'

type C = Context<Visit>

const back = (c: C, draft: Draft) => c.redirect(`/programmes/drafts/${draft.id}`, 303)

/** The proposal that whoever answers read, while it still waits and they may answer it. */
function answerable(c: C, draft: Draft, seen: string): Proposal | undefined {
  const asked = waiting(draft)
  return asked && asked.id === seen && draftCan.beAnswered(draft, lookingAt(c)) ? asked : undefined
}

/** Publishes what was proposed. */
export async function approve(c: C) {
  const typed = await typedIn(c)
  return onDraft(c, async (acting, draft) => {
    const asked = answerable(c, draft, typedText(typed, 'seen'))
    if (asked) await publish(acting, draft, asked)
    if (asked) await tellAnswered(acting, draft, asked, c.var.origin)
    return back(c, draft)
  })
}

async function publish(acting: Acting, draft: Draft, asked: Proposal): Promise<void> {
  const ids = { draft: draft.id, proposal: asked.id }
  if (!(await answerProposal(acting, ids, { answer: 'approved', because: null }))) return
  if (!(await publishVersion(acting, 'programme', asked)))
    throw new Error(`version ${asked.version} of ${asked.key} does not wait any more`)
}

/** Sends it back with a reason. */
export async function decline(c: C) {
  const typed = await typedIn(c)
  return onDraft(c, async (acting, draft) => {
    const asked = waiting(draft)
    if (!asked || !draftCan.beAnswered(draft, lookingAt(c))) return back(c, draft)
    const read = readForm(refusalForm, typed, dateInLondon(c.var.now))
    if (!read.ok) return showDraft(c, acting, draft, { form: 'refusal', typed, problems: read.problems })
    if (asked.id !== typedText(typed, 'seen'))
      return showDraft(c, acting, draft, {
        form: 'refusal',
        typed,
        stopped: 'It was asked for anew since you read it. Read it as it is now',
      })
    const because = answerText(read.answers, 'because')
    await answerProposal(acting, { draft: draft.id, proposal: asked.id }, { answer: 'declined', because })
    await tellAnswered(acting, draft, asked, c.var.origin)
    return back(c, draft)
  })
}

/** Lets those who draft write on. */
export const takeBack = (c: C) =>
  onDraft(c, async (acting, draft) => {
    const asked = waiting(draft)
    if (asked && draftCan.beTakenBack(draft, lookingAt(c)))
      await answerProposal(
        acting,
        { draft: draft.id, proposal: asked.id },
        { answer: 'taken_back', because: null },
      )
    return back(c, draft)
  })
