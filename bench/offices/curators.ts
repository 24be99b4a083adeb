import { isOfTheirPlace } from './attempts.ts'
import type { Row } from './office.ts'
import { type Who, worksAs } from './scene.ts'

// What the rooms around the directory ask of somebody.

/** "What people write is read by the administrators and commissioners of that place before anybody else": in person. */
export const curatesInPerson = (who: Who): boolean => worksAs(who, 'administrator', 'commissioner')

/** "Curators" of the place of a row. */
export const curatesHere = (who: Who, row: Row): boolean => isOfTheirPlace(who, row) && curatesInPerson(who)
