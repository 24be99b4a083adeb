/** When a named worker reads urgent answers: a weekday (Monday is 1) and two times, 'HH:MM' in England. */
export type CoverHours = { day: number; from: string; to: string }

/** A group of workers in an organisation. */
export type Team = {
  id: string
  placeId: string
  organisationId: string
  organisationName: string
  name: string
  /** One sentence on what the team is for, as the public may read it. */
  purpose: string
  receivesReferrals: boolean
  frontDoor: boolean
  /** Working days of its organisation's calendar within which it answers a referral. */
  answerDays: number
  coverHours: readonly CoverHours[]
  active: boolean
}

/** Hours as they are stored: anything that is not a list of day, from and to counts as none. */
export function readCoverHours(stored: unknown): CoverHours[] {
  if (!Array.isArray(stored)) return []
  return stored.filter(
    (hours): hours is CoverHours =>
      typeof hours?.day === 'number' && typeof hours.from === 'string' && typeof hours.to === 'string',
  )
}
