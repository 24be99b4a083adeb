import { sql } from 'kysely'
import { tokenHash } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import type { DateOnly } from '../words/index.ts'

/** What the link of an offer opens, for whoever holds it. */
export type OwnOffer = {
  id: string
  placeId: string
  state: 'offered' | 'yes'
  called: string
  audience: 'young_person' | 'parent_or_carer'
  channel: 'text' | 'email'
  address: string
  answerBy: DateOnly
  serviceOrganisation: string
  teamId: string
  team: string
  /** By when the service answers what they asked last; null where nothing waits. */
  lookingAgainBy: DateOnly | null
  lookedAgainAt: Date | null
  lookedAgainWords: string | null
}

const TOKEN = /^[\w-]{43}$/

/** The offer with this link; null where there is none, it was answered with no, or its day is over. */
export async function ownOffer({ tx }: Acting, token: string): Promise<OwnOffer | null> {
  if (!TOKEN.test(token)) return null
  const { rows } = await sql<OwnOffer>`
    select id, place_id as "placeId", state, called, audience, channel, address, answer_by as "answerBy",
      service_organisation as "serviceOrganisation", team_id as "teamId", team,
      looking_again_by as "lookingAgainBy", looked_again_at as "lookedAgainAt", looked_again_words as "lookedAgainWords"
    from waiting_offer_at(${tokenHash(token)})`.execute(tx)
  return rows[0] ?? null
}

/** They said no. False where it was answered before. */
export async function sayNo({ tx }: Acting, token: string): Promise<boolean> {
  const { rows } = await sql<{
    done: boolean
  }>`select refuse_waiting_offer(${tokenHash(token)}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

/** They said yes, and their referral is sent. False where it was answered before: then nothing of it stays. */
export async function sayYes({ tx }: Acting, token: string, referralId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select accept_waiting_offer(${tokenHash(token)}, ${referralId}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

type Asking = { id: string; words: string; answerBy: DateOnly }

/** Things are getting worse, by their link. Gives the id of the question that waits; null where the link opens nothing. */
export async function askByLink(
  { tx }: Acting,
  token: string,
  { id, words, answerBy }: Asking,
): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select ask_to_look_again(${tokenHash(token)}, ${id}, ${words}, ${answerBy}::date) as id`.execute(tx)
  return rows[0]?.id ?? null
}
