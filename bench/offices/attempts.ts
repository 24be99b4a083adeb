import type { Row } from './office.ts'
import { HERE, idOf, leadsSchool, THERE, type Who, worksIn } from './scene.ts'

// What many sentences say of a row: whose place it is of, whose school, in whose name; and what is wrong about one.

/** "No rule ever crosses places." */
export const isOfTheirPlace = ({ place }: Who, { place_id }: Row): boolean => place_id === place

/** The place where they are not. */
export const elsewhere = ({ place }: Who): string => (place === HERE ? THERE : HERE)

/** A survey of that place: which surveys there are is said where they are set up. */
export const roundIn = (place: string): string => idOf(place === HERE ? 'survey here' : 'survey there')

/** Somebody who is not them. */
export const another = ({ id }: Who): string => (id === idOf('provider') ? idOf('teacher') : idOf('provider'))

const idOrNone = (name: string | null): string | null => name && idOf(name)

/** The school where they work, and where they also manage, administer or lead safeguarding. */
export const schoolOf = (who: Who): string | null => idOrNone(worksIn(who))
export const ledSchoolOf = (who: Who): string | null => idOrNone(leadsSchool(who))
