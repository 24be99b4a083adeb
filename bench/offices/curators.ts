import { HERE, THERE, type Who, worksAs } from './scene.ts'

// What the rooms around the directory ask of somebody.

/** "What people write is read by the administrators and commissioners of that place before anybody else": in person. */
export const curatesInPerson = (who: Who): boolean => worksAs(who, 'administrator', 'commissioner')

/** Whether a row is of the place of whoever asks: "no access rule ever crosses places". */
export const isHere = ({ place }: Who, { place_id }: { place_id?: unknown }): boolean => place === place_id

/** "Curators" of the place of a row. */
export const curatesHere = (who: Who, row: { place_id?: unknown }): boolean =>
  isHere(who, row) && curatesInPerson(who)

/** The other place than that of whoever asks. */
export const elsewhere = ({ place }: Who): string => (place === HERE ? THERE : HERE)
