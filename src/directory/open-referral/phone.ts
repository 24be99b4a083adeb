import { uuidV5 } from '../../words/index.ts'

/** The numbers of an organisation, a service or a contact: one at most, and none of a person. */
export const phonesOf = (owner: string, number: string | null) =>
  number === null ? [] : [{ id: uuidV5(owner, 'phone'), number }]
