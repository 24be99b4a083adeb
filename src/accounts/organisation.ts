/** What an organisation is. */
export type OrganisationKind =
  | 'school'
  | 'college'
  | 'practice'
  | 'trust'
  | 'council'
  | 'charity'
  | 'club'
  | 'youth_justice'

/** A school, practice, charity, trust or council of a place. */
export type Organisation = {
  id: string
  placeId: string
  kind: OrganisationKind
  name: string
  /** A school's unique reference number, six digits. */
  urn: string | null
  /** A practice's or trust's code in the NHS organisation data. */
  odsCode: string | null
  phone: string | null
  shutHolderId: string | null
}

/** What a kind of organisation is called on screen. */
export const organisationKindWords: Readonly<Record<OrganisationKind, string>> = {
  school: 'School',
  college: 'College',
  practice: 'GP practice',
  trust: 'NHS trust',
  council: 'Council',
  charity: 'Charity',
  club: 'Club',
  youth_justice: 'Youth justice service',
}
