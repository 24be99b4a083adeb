import type { Form, Section } from '../../ui/questions/index.ts'
import { patient, person, pupil } from './about-them.ts'
import { coachForm, parentForm, youngPersonForm } from './for-young-people.ts'
import { agreed, noticed } from './noticed-and-agreed.ts'
import { STEPPING_FORM, steppingLetter } from './stepping.ts'

/** How a referral comes in; each has its own form of one page. */
export type WayIn =
  | 'school'
  | 'health'
  | 'professional'
  | 'coach'
  | 'parent_or_carer'
  | 'young_person'
  /** From a support to another team, up, down or across: its page is at the support. */
  | 'stepping'

export type ReferralForm = Form & {
  wayIn: WayIn
  /** The last part of the form's address. */
  slug: string
  title: string
  minutes: number
  /** Open to anybody, without signing in. */
  open: boolean
}

const form = (
  wayIn: WayIn,
  slug: string,
  title: string,
  minutes: number,
  sections: readonly Section[],
): ReferralForm => ({
  wayIn,
  slug,
  title,
  minutes,
  open: wayIn === 'young_person' || wayIn === 'parent_or_carer',
  sections,
})

/** Every form by which a referral may come in. */
export const referralForms: readonly ReferralForm[] = [
  form('school', 'school', 'Refer a child or young person', 6, [pupil, noticed, agreed]),
  form('health', 'health', 'Refer a child or young person', 6, [patient, noticed, agreed]),
  form('professional', 'professional', 'Refer a child or young person', 6, [person, noticed, agreed]),
  form('coach', 'coach', 'Put a young person in touch with a link worker', 2, coachForm.sections),
  form('parent_or_carer', 'my-child', 'Ask for help for your child', 4, parentForm.sections),
  form('young_person', 'me', 'Ask for a person to talk to', 3, youngPersonForm.sections),
]

/** The form with this address, or undefined. */
export const formCalled = (slug: string): ReferralForm | undefined =>
  referralForms.find((each) => each.slug === slug)

/** What was asked in a letter that names its form so, or undefined. */
export const letterForm = (slug: string): Form | undefined =>
  slug === STEPPING_FORM ? steppingLetter : formCalled(slug)

const wayInOf: Record<string, WayIn> = {
  school: 'school',
  college: 'school',
  practice: 'health',
  trust: 'health',
  club: 'coach',
}

/** The form that suits somebody who works at this kind of organisation. */
export function formFor(organisationKind: string): ReferralForm {
  const wayIn = wayInOf[organisationKind] ?? 'professional'
  return referralForms.find((each) => each.wayIn === wayIn) as ReferralForm
}

export { reasons } from './noticed-and-agreed.ts'

export { STEPPING_FORM, steppingForm } from './stepping.ts'
