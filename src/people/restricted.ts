import { constraintOf } from '../database/index.ts'

/** Why nothing new is shared from a record that is kept and not used. */
export const NOT_SHARED =
  'This record, or one that is joined with it, is kept and not used: nothing new is shared from it. How long it is kept says why, and how two people lift that.'

/** Does what was sent; where the database keeps it from being shared, shows the form again with why, and nothing typed lost. */
export async function unlessRestricted<Shown>(
  send: () => Shown | Promise<Shown>,
  again: (why: string) => Shown | Promise<Shown>,
): Promise<Shown> {
  try {
    return await send()
  } catch (error) {
    if (constraintOf(error) !== 'restricted_is_not_shared') throw error
    return again(NOT_SHARED)
  }
}
