/** Something about a young person that is kept apart from the record: where they are, or how to reach somebody beside them. */
export type Protection = {
  id: string
  youngPersonId: string
  /** Whose telephone and email it is; null where it is where the young person lives, learns and is a patient. */
  ofSupporterId: string | null
  ofName: string | null
  /** The one person it is kept from; null where it is from everybody but those who are named. */
  fromName: string | null
  protectedByName: string
  protectedAt: Date
  named: readonly string[]
  /** Only for those who read it. */
  reason: string | null
  kept: readonly KeptApart[] | null
}

/** What is kept apart of one record of theirs; names of schools and practices in words. */
export type KeptApart = { record: string; fields: Readonly<Record<string, string>> }

/** What is kept apart of where they are, and of how to reach somebody, in the order it is read. */
export const placeFields = {
  address: 'Address',
  postcode: 'Postcode',
  school_name: 'School or college',
  practice_name: 'GP practice',
} as const
export const contactFields = { phone: 'Phone number', email: 'Email address' } as const

/** What it is, in words. */
export const protectedWhat = ({ ofName }: Pick<Protection, 'ofName'>): string =>
  ofName ? `How to reach ${ofName}` : 'Where they live, and their school and practice'

/** What may be done about one: whoever reads it changes and lifts it. */
export const protectionCan = {
  beChanged: ({ kept }: Protection): boolean => kept !== null,
} as const
