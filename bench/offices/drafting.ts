import { another, elsewhere, isOfTheirPlace } from './attempts.ts'
import type { Attempt, Office, Room, Row } from './office.ts'
import { commissions, HERE, idOf, isWorker, THERE, type Who } from './scene.ts'

// Programmes that are being written, and who is asked to publish them.

type Draft = { name: string; place: string; by: string; texts: number }
const written: readonly Draft[] = [
  { name: 'draft for the charity', place: HERE, by: 'commissioner', texts: 2 },
  { name: 'draft for anybody', place: HERE, by: 'from today', texts: 1 },
  { name: 'draft for no one', place: HERE, by: 'until today', texts: 1 },
  { name: 'draft for another place', place: HERE, by: 'commissioner', texts: 1 },
  { name: 'draft there', place: THERE, by: 'commissioner there', texts: 1 },
]

const draftOf = ({ name, place, by }: Draft) => ({
  id: idOf(name),
  place_id: place,
  made_by: idOf(by),
})

const textOf = (
  { name, place, by }: Draft,
  revision: number,
): Row & { draft_id: string; revision: number } => ({
  ...{ draft_id: idOf(name), place_id: place, revision, text: 'name: A programme', written_by: idOf(by) },
})

/** That somebody asks that a draft be published, by one who is named or by any commissioner. */
const proposalOf = (draft: string, place: string, approver: string | null) => ({
  ...{ id: idOf(`proposal of ${draft}`), draft_id: idOf(draft), place_id: place, revision: 1 },
  ...{ key: 'a-programme', version: 2, digest: 'a'.repeat(64), note: 'Please', answer_by: '2026-12-10' },
  ...{ approver_id: approver && idOf(approver), asked_by: idOf('commissioner') },
})

const proposals = [
  proposalOf('draft for the charity', HERE, 'charity manager'),
  proposalOf('draft for anybody', HERE, null),
  // Nobody of another place can be asked; if one were, they would read nothing.
  proposalOf('draft for another place', HERE, 'manager there'),
  proposalOf('draft there', THERE, 'manager there'),
]

/** "Drafts are read and written by commissioners of their place." */
const drafts = (who: Who, row: Row): boolean => commissions(who) && isOfTheirPlace(who, row)

/** "A proposal may name somebody else who may approve it": a worker of that place. */
const isNamed = (who: Who, proposal: Row): boolean =>
  isWorker(who) && isOfTheirPlace(who, proposal) && proposal.approver_id === who.id

/** "They read what is proposed": that text of that draft, and what was answered. */
const isNamedIn = (who: Who, about: (proposal: Row) => boolean): boolean =>
  proposals.some((proposal) => about(proposal) && isNamed(who, proposal))

const draftIn = (place: string): string => idOf(place === HERE ? 'draft for no one' : 'draft there')

/** Rows as somebody would write them: in their own name, in another's, and of the other place. */
const byThose = (row: (who: Who) => Row, name: string, may: (who: Who) => boolean): Attempt[] => [
  { row: (who) => ({ ...row(who), [name]: who.id }), may },
  { row: (who) => ({ ...row(who), [name]: another(who) }), may: () => false },
  {
    row: (who) => ({ ...row({ ...who, place: elsewhere(who) }), [name]: who.id }),
    may: () => false,
  },
]

const programmeDraft: Office = {
  table: 'programme_draft',
  rows: written.map(draftOf),
  reads: (who, row) => drafts(who, row) || isNamedIn(who, ({ draft_id }) => draft_id === row.id),
  writes: byThose(({ place }) => ({ id: idOf('new draft'), place_id: place }), 'made_by', commissions),
}

const programmeDraftText: Office = {
  ...{ table: 'programme_draft_text', key: ['draft_id', 'revision'] },
  rows: written.flatMap((draft) =>
    Array.from({ length: draft.texts }, (_, before) => textOf(draft, before + 1)),
  ),
  reads: (who, row) =>
    drafts(who, row) ||
    isNamedIn(who, ({ draft_id, revision }) => draft_id === row.draft_id && revision === row.revision),
  writes: byThose(
    ({ place }) => ({ draft_id: draftIn(place), place_id: place, revision: 7, text: 'name: Another' }),
    'written_by',
    commissions,
  ),
}

const asking = ({ place }: Who, approver: string | null): Row => ({
  ...{ ...proposalOf('draft there', place, approver), id: idOf('new proposal'), draft_id: draftIn(place) },
})
const askedOf = (approver: string, may: (who: Who) => boolean): Attempt => ({
  row: (who) => ({ ...asking(who, approver), asked_by: who.id }),
  may,
})

const programmeProposal: Office = {
  table: 'programme_proposal',
  rows: proposals,
  reads: (who, row) => drafts(who, row) || isNamed(who, row),
  writes: [
    ...byThose((who) => asking(who, null), 'asked_by', commissions),
    askedOf('charity manager', (who) => commissions(who) && who.place === HERE),
    askedOf('manager there', (who) => commissions(who) && who.place === THERE),
    askedOf('who left', () => false),
  ],
}

const answerTo = (proposal: { id: string; place_id: string }, answer: string) => ({
  ...{ proposal_id: proposal.id, place_id: proposal.place_id, answer },
  ...{ because: answer === 'declined' ? 'Not yet' : null, answered_by: idOf('charity manager') },
})

const proposalIn = (place: string, name: string) =>
  proposalOf(place === HERE ? name : 'draft there', place, null)
const isAskedIn = (who: Who): boolean => {
  const id = proposalIn(who.place, 'draft for the charity').id
  return isNamedIn(who, (proposal) => proposal.id === id)
}

/** "Taken back is for those who draft": what was asked of somebody else is theirs to take back. */
const programmeAnswer: Office = {
  ...{ table: 'programme_answer', key: ['proposal_id'] },
  rows: proposals.map((proposal) => answerTo(proposal, 'declined')),
  reads: (who, row) => drafts(who, row) || isNamedIn(who, ({ id }) => id === row.proposal_id),
  writes: [
    ...byThose(
      ({ place }) => answerTo(proposalIn(place, 'draft for the charity'), 'approved'),
      'answered_by',
      (who) => commissions(who) || isAskedIn(who),
    ),
    ...byThose(
      ({ place }) => answerTo(proposalIn(place, 'draft for the charity'), 'taken_back'),
      'answered_by',
      commissions,
    ),
    ...byThose(
      () => answerTo(proposalOf('draft for anybody', HERE, null), 'declined'),
      'answered_by',
      (who) => commissions(who) && who.place === HERE,
    ).slice(0, 2),
    ...byThose(
      () => answerTo(proposalOf('draft for another place', HERE, null), 'approved'),
      'answered_by',
      (who) => commissions(who) && who.place === HERE,
    ).slice(0, 2),
  ],
}

export const drafting: Room = {
  offices: [programmeDraft, programmeDraftText, programmeProposal, programmeAnswer],
}
