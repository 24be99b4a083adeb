import type { Question, Section } from '../../ui/questions/index.ts'

const contactFields: readonly Question[] = [
  {
    kind: 'line',
    as: 'phone',
    name: 'phone',
    label: 'Phone number',
    hint: 'We send at most a short text that gives nothing away.',
    width: 20,
  },
  { kind: 'line', as: 'email', name: 'email', label: 'Email address' },
]

/** How the young person is told first, and what is safe to use. Asked of everybody who refers somebody else. */
export const tellThemFirst: Question = {
  kind: 'one',
  name: 'tell_first',
  label: 'How do we tell them first?',
  hint: 'They hear before anybody else does, in plain words. Choose what is safe: who else may read it?',
  required: 'Choose how we tell them first',
  options: [
    { value: 'young_person', label: 'Their own phone or email', reveals: contactFields },
    {
      value: 'parent_or_carer',
      label: 'Their parent or carer’s phone or email',
      hint: 'For a younger child, or when they asked for it.',
      reveals: contactFields.map((field) => ({ ...field, name: `parent_${field.name}` })),
    },
    { value: 'sender', label: 'I will tell them', hint: 'We ask you to, each time something changes.' },
  ],
}

export const names: readonly Question[] = [
  { kind: 'line', as: 'name', name: 'name', label: 'Full name', required: 'Enter their name' },
  {
    kind: 'line',
    as: 'name',
    name: 'preferred_name',
    label: 'What they like to be called',
    hint: 'If it is not the same.',
    width: 20,
  },
  {
    kind: 'line',
    name: 'pronouns',
    label: 'Pronouns',
    hint: 'If you know them, for example she/her.',
    width: 20,
    max: 40,
  },
]

export const birth: Question = {
  kind: 'date',
  name: 'date_of_birth',
  label: 'When were they born?',
  hint: 'For example, 27 3 2013',
  check: 'date-of-birth',
  required: 'Enter when they were born',
}

const home: readonly Question[] = [
  {
    kind: 'one',
    name: 'home',
    label: 'Where do they live?',
    options: [
      {
        value: 'address',
        label: 'At an address we may keep',
        reveals: [
          { kind: 'words', name: 'address', label: 'Address', rows: 3, max: 400 },
          { kind: 'line', as: 'postcode', name: 'postcode', label: 'Postcode', width: 10 },
        ],
      },
      { value: 'none', label: 'Nowhere fixed at the moment' },
      { value: 'kept_back', label: 'It is safer not to say here' },
    ],
  },
]

const needs: readonly Question[] = [
  {
    kind: 'line',
    name: 'language',
    label: 'Language they are happiest in',
    hint: 'If it is not English.',
    width: 20,
    max: 80,
  },
  {
    kind: 'words',
    name: 'access_needs',
    label: 'Anything that helps them take part',
    hint: 'For example: needs step-free doors, uses signs, finds noise hard.',
    rows: 3,
    max: 1000,
  },
]

export const parent: readonly Question[] = [
  {
    kind: 'line',
    as: 'name',
    name: 'parent_name',
    label: 'A parent or carer',
    hint: 'Leave it empty if you do not know.',
  },
  {
    kind: 'line',
    name: 'parent_relationship',
    label: 'Who they are to the young person',
    hint: 'For example mother, nan, foster carer.',
    width: 20,
    max: 80,
  },
  {
    kind: 'one',
    name: 'parent_responsibility',
    label: 'Do they have parental responsibility?',
    hint: 'Living with someone does not give it.',
    options: [
      {
        value: 'yes',
        label: 'Yes',
        reveals: [
          {
            kind: 'line',
            name: 'parent_responsibility_known_by',
            label: 'How do you know?',
            hint: 'For example: school records, a court order, they are the birth mother.',
            required: 'Say how you know they have parental responsibility',
          },
        ],
      },
      { value: 'no', label: 'No' },
      { value: 'not_known', label: 'I do not know' },
    ],
  },
]

const nhsNumber: Question = {
  kind: 'line',
  as: 'nhs-number',
  name: 'nhs_number',
  label: 'NHS number',
  hint: '10 digits, if you have it.',
  width: 20,
}

const school: Question = {
  kind: 'line',
  name: 'school_name',
  label: 'School or college',
  hint: 'Or: taught at home, none.',
}

const yearGroup: Question = { kind: 'line', name: 'year_group', label: 'Year group', width: 10, max: 40 }

/** Who it is for, as school staff know a pupil. */
export const pupil: Section = {
  title: 'Who it is for',
  questions: [...names, birth, yearGroup, ...home, ...parent, ...needs],
}

/** Who it is for, as a practice or hospital knows a patient. */
export const patient: Section = {
  title: 'Who it is for',
  questions: [...names, birth, nhsNumber, school, ...home, ...parent, ...needs],
}

/** Who it is for, as anybody else working with young people knows them. */
export const person: Section = {
  title: 'Who it is for',
  questions: [...names, birth, school, ...home, ...parent, ...needs],
}
