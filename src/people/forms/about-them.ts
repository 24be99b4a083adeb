import type { Form, Question } from '../../ui/questions/index.ts'

/** A page of the details: what it asks is what it keeps, each question named after its column. */
export type DetailsPage = { slug: string; title: string; form: Form }

const page = (slug: string, title: string, questions: readonly Question[]): DetailsPage => ({
  slug,
  title,
  form: { sections: [{ title: '', questions }] },
})

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const

const names = page('name', 'Name and age', [
  { kind: 'line', as: 'name', name: 'name', label: 'Full name', required: 'Enter their name' },
  {
    kind: 'line',
    as: 'name',
    name: 'preferred_name',
    label: 'What they like to be called',
    hint: 'If it is not the same.',
    width: 20,
  },
  { kind: 'line', name: 'pronouns', label: 'Pronouns', hint: 'For example she/her.', width: 20, max: 40 },
  {
    kind: 'date',
    name: 'date_of_birth',
    label: 'Date of birth',
    hint: 'For example, 27 3 2013',
    check: 'date-of-birth',
  },
])

const contact = page('contact', 'Home and contact', [
  {
    kind: 'one',
    name: 'home',
    label: 'Where do they live?',
    required: 'Choose where they live, or that it is safer not to say',
    options: [
      {
        value: 'address',
        label: 'At an address we may keep',
        reveals: [
          {
            kind: 'words',
            name: 'address',
            label: 'Address',
            rows: 3,
            max: 400,
            required: 'Enter the address',
          },
          { kind: 'line', as: 'postcode', name: 'postcode', label: 'Postcode', width: 10 },
          {
            kind: 'one',
            name: 'address_protected',
            label: 'Must this address be kept from anybody?',
            hint: 'For example because a court said so. Then nothing is worked out from it, not even how far something is.',
            inline: true,
            options: yesNo,
          },
        ],
      },
      { value: 'none', label: 'Nowhere fixed at the moment' },
      { value: 'kept_back', label: 'Not kept here', hint: 'It is safer, or we do not know it.' },
    ],
  },
  { kind: 'line', as: 'phone', name: 'phone', label: 'Phone number', width: 20 },
  {
    kind: 'one',
    name: 'phone_whose',
    label: 'Whose phone is it?',
    options: [
      { value: 'own', label: 'Their own' },
      { value: 'parent_or_carer', label: 'A parent’s or carer’s' },
      { value: 'someone_else', label: 'Somebody else’s', hint: 'We send no messages there.' },
    ],
  },
  { kind: 'line', as: 'email', name: 'email', label: 'Email address' },
  {
    kind: 'one',
    name: 'contact_safe',
    label: 'Is it safe to send them messages there?',
    hint: 'Who else may read it? If you are not sure, choose no and tell them yourself.',
    required: 'Choose whether it is safe to send messages there',
    options: yesNo,
  },
  {
    kind: 'words',
    name: 'contact_note',
    label: 'What to know before you ring or write',
    hint: 'For example: not before 4 pm; ask for her nan.',
    rows: 2,
    max: 1000,
  },
])

const needs = page('needs', 'Language, communication and access', [
  { kind: 'line', name: 'language', label: 'Language they are happiest in', width: 20, max: 80 },
  { kind: 'one', name: 'interpreter', label: 'Do they want an interpreter?', inline: true, options: yesNo },
  {
    kind: 'words',
    name: 'communication_needs',
    label: 'How to communicate well with them',
    hint: 'For example: short texts, pictures, time to answer, signs.',
    rows: 3,
    max: 1000,
  },
  {
    kind: 'words',
    name: 'access_needs',
    label: 'What helps them take part',
    hint: 'For example: step-free doors, a quiet room.',
    rows: 3,
    max: 1000,
  },
])

const identity = page('identity', 'How they describe themselves', [
  {
    kind: 'line',
    name: 'ethnic_group',
    label: 'Ethnic group',
    hint: 'In their own words, or as in the census. Leave it empty if they would rather not say.',
    max: 120,
  },
  {
    kind: 'line',
    name: 'sex',
    label: 'Sex',
    hint: 'Leave it empty if they would rather not say.',
    width: 20,
    max: 80,
  },
  {
    kind: 'line',
    name: 'gender',
    label: 'Gender, in their own words',
    hint: 'Leave it empty if they would rather not say.',
    max: 120,
  },
])

const circumstances = page('circumstances', 'Special needs, care and caring', [
  {
    kind: 'words',
    name: 'special_needs',
    label: 'Special educational needs, disability and plans',
    hint: 'For example: EHC plan since 2025, reviewed each March.',
    rows: 3,
    max: 2000,
  },
  {
    kind: 'pick',
    name: 'care_status',
    label: 'Care',
    options: [
      { value: 'not_in_care', label: 'Not in care' },
      { value: 'looked_after', label: 'Looked after by a council' },
      { value: 'care_leaver', label: 'Care leaver' },
      { value: 'kinship', label: 'With family or friends under an arrangement or order' },
      { value: 'adopted', label: 'Adopted from care' },
    ],
  },
  {
    kind: 'one',
    name: 'young_carer',
    label: 'Do they look after somebody at home?',
    inline: true,
    options: yesNo,
  },
])

const meeting = page('meeting', 'How they like to be met', [
  {
    kind: 'words',
    name: 'meeting_wishes',
    label: 'Where, with whom and how',
    hint: 'Their words. For example: in the park, with my nan, not in school.',
    own: true,
    rows: 3,
    max: 1000,
  },
])

type Named = { id: string; name: string }

/** Where they learn and which practice they are with; `schools` and `practices` are those of the place. */
function learning(schools: readonly Named[], practices: readonly Named[]): DetailsPage {
  const options = (from: readonly Named[]) => from.map(({ id, name }) => ({ value: id, label: name }))
  return page('learning', 'School, practice and NHS number', [
    {
      kind: 'pick',
      name: 'education',
      label: 'Where they learn',
      options: [
        { value: 'school', label: 'At school' },
        { value: 'college', label: 'At college' },
        { value: 'home', label: 'Taught at home' },
        { value: 'alternative', label: 'Alternative provision' },
        { value: 'none', label: 'Not in education' },
        { value: 'not_known', label: 'Not known' },
      ],
    },
    { kind: 'pick', name: 'school_id', label: 'School or college', options: options(schools) },
    { kind: 'line', name: 'school_name', label: 'Or its name, if it is not in the list' },
    {
      kind: 'line',
      name: 'year_group',
      label: 'Year group',
      hint: 'If it is not the usual one for their age.',
      width: 10,
      max: 40,
    },
    { kind: 'pick', name: 'practice_id', label: 'GP practice', options: options(practices) },
    { kind: 'line', name: 'practice_name', label: 'Or its name, if it is not in the list' },
    { kind: 'line', as: 'nhs-number', name: 'nhs_number', label: 'NHS number', width: 20 },
  ])
}

/** Every page of the details, in the order they are shown. */
export const detailsPages = (schools: readonly Named[], practices: readonly Named[]): DetailsPage[] => [
  names,
  contact,
  needs,
  meeting,
  learning(schools, practices),
  identity,
  circumstances,
]
