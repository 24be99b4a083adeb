import type { DateOnly } from '../words/index.ts'

export type Named = { id: string; name: string }

/** What became of a proposal. */
export type Answer = {
  kind: 'approved' | 'declined' | 'taken_back'
  because: string | null
  by: Named
  at: Date
}

/** Somebody asked another person to publish a draft; open until it has an answer. */
export type Proposal = {
  id: string
  revision: number
  key: string
  version: number
  note: string
  askedBy: Named
  askedAt: Date
  approver: Named | null
  answerBy: DateOnly
  answer: Answer | null
}

/** A programme that somebody writes: its newest text, who wrote any of it, and what was asked of others, the newest first. */
export type Draft = {
  id: string
  begunFrom: string | null
  revision: number
  text: string
  writtenBy: Named
  writtenAt: Date
  writers: readonly Named[]
  proposals: readonly Proposal[]
}

/** Who looks at a draft. */
export type Looking = { workerId: string; commissions: boolean }

/** The proposal that waits for an answer, if one does. */
export const waiting = ({ proposals }: Pick<Draft, 'proposals'>): Proposal | undefined =>
  proposals.find(({ answer }) => answer === null)

/** Whether it was published. */
const isPublished = ({ proposals }: Pick<Draft, 'proposals'>): boolean =>
  proposals.some(({ answer }) => answer?.kind === 'approved')

const isOpen = (draft: Draft): boolean => waiting(draft) === undefined && !isPublished(draft)

/** Whether somebody had a part in writing it or asks for it: such a person does not answer. */
const hasAPart = ({ writers }: Draft, { askedBy }: Proposal, { workerId }: Looking): boolean =>
  askedBy.id === workerId || writers.some(({ id }) => id === workerId)

/** What may be done with a draft, by whom. The database says the same. */
export const draftCan = {
  beChanged: (draft: Draft, { commissions }: Looking): boolean => commissions && isOpen(draft),
  beAnswered: (draft: Draft, looking: Looking): boolean => {
    const asked = waiting(draft)
    return (
      asked !== undefined &&
      !hasAPart(draft, asked, looking) &&
      (looking.commissions || asked.approver?.id === looking.workerId)
    )
  },
  beTakenBack: (draft: Draft, { commissions }: Looking): boolean =>
    commissions && waiting(draft) !== undefined,
}

/** The public name that a text gives, as far as one can be read from it; else what stands for it. */
export function titleIn(text: string): string {
  const [, said = ''] = /^public_name:[ \t]*(.*)$/m.exec(text) ?? []
  return said.replace(/^(["'])(.*)\1$/, '$2').trim() || 'A programme without a name'
}
