import { programmeTiers } from '../blueprint/index.ts'

export type Tier = keyof typeof programmeTiers
const inOrder = Object.keys(programmeTiers) as Tier[]

/** Which way somebody goes from one tier to another. */
export type Way = 'up' | 'down' | 'across'

export function wayBetween(from: string, to: string): Way {
  const [one, other] = [inOrder.indexOf(from as Tier), inOrder.indexOf(to as Tier)]
  return one === other ? 'across' : one < other ? 'up' : 'down'
}

/** What a tier is called among workers. */
export const tierName = (tier: string): string => programmeTiers[tier as Tier] ?? tier

/** 'up to treatment', 'across' */
export const wayWords = (from: string, to: string): string => {
  const way = wayBetween(from, to)
  return way === 'across' ? 'across' : `${way} to ${tierName(to).toLowerCase()}`
}

/** Where somebody may step to: a team that takes people on, with a programme it runs or by itself. */
export type Destination = {
  /** The run of a programme, or the team where none is asked for. */
  id: string
  teamId: string
  team: string
  runId: string | null
  programme: string | null
  service: string | null
  tier: Tier
}

/** A stepping as those who support them and they themselves see it. */
export type Stepping = {
  referralId: string
  toTeam: string
  toService: string | null
  fromTier: string
  toTier: string
  changes: string
  stays: string
  madeAt: Date
  state: string
  answerBy: string
  /** Who said yes there. */
  answeredBy: string | null
  /** Whether whoever looks may open the referral itself. */
  isOurs: boolean
}

/** Whether it goes on: asked and not answered, back without an answer, or a no that nobody has settled. */
export const isUnderWay = ({ state }: Pick<Stepping, 'state'>): boolean =>
  state === 'sent' || state === 'returned' || state === 'declined'
