/** One pupil as a school's list says; what could not be read is empty, and `heldBecause` says so. */
export type PupilRow = {
  reference: string
  givenName: string
  familyName: string
  yearGroup: number
  class: string
  gender: 'girl' | 'boy' | 'other' | null
  ethnicGroup: 'asian' | 'black' | 'mixed' | 'white' | 'other' | null
  freeMeals: boolean | null
  specialNeeds: 'none' | 'support' | 'plan' | null
  smallArea: string | null
  heldBecause: string
}
