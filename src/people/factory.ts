import { normaliseName } from '../words/index.ts'
import type { personFrom } from './person.ts'

type PersonColumns = ReturnType<typeof personFrom> & {
  practice_id?: string | null
}

/** An invented young person, as whoever refers them would write: what is not told is empty. */
export function makeYoungPerson(told: Partial<PersonColumns> = {}): PersonColumns {
  const name = told.name ?? 'Kezia Mensah-Thornbury'
  return {
    name,
    name_key: normaliseName(name),
    preferred_name: null,
    pronouns: null,
    date_of_birth: '2012-03-27',
    address: null,
    postcode: null,
    no_fixed_address: false,
    email: null,
    phone: null,
    phone_whose: null,
    contact_safe: false,
    contact_note: null,
    language: null,
    access_needs: null,
    school_id: null,
    school_name: null,
    year_group: null,
    nhs_number: null,
    meeting_wishes: null,
    ...told,
  }
}
