import { type HeaderColumn, headerReader } from '../../csv/index.ts'

/** What a column of a school's list may be. */
export type ColumnKey =
  | 'reference'
  | 'givenName'
  | 'familyName'
  | 'yearGroup'
  | 'class'
  | 'gender'
  | 'ethnicGroup'
  | 'freeMeals'
  | 'specialNeeds'
  | 'smallArea'
  | 'postcode'

type Column = HeaderColumn<ColumnKey> & { about: string }

/** The columns of the template, in order, with what schools' own systems call them (from memory). */
export const columns: readonly Column[] = [
  {
    ...{ key: 'reference', title: 'Admission number', about: 'Your own number for the pupil' },
    also: ['admissionno', 'admno', 'adno', 'reference', 'ref', 'studentid', 'pupilid', 'id', 'number'],
  },
  {
    ...{ key: 'givenName', title: 'Given name', about: 'As the pupil is called' },
    also: ['forename', 'firstname', 'legalforename', 'preferredforename', 'preferredname', 'chosenforename'],
  },
  {
    ...{ key: 'familyName', title: 'Family name', about: '' },
    also: ['surname', 'lastname', 'legalsurname', 'preferredsurname'],
  },
  {
    ...{ key: 'yearGroup', title: 'Year group', about: '10, or Reception' },
    also: ['year', 'yr', 'ncyear', 'nationalcurriculumyear', 'yeartaughtin'],
  },
  {
    key: 'class',
    title: 'Class',
    about: '10B',
    also: ['form', 'tutorgroup', 'reg', 'reggroup', 'registration', 'registrationgroup', 'tutor'],
  },
  { key: 'gender', title: 'Gender', about: 'girl, boy or other', also: ['sex'] },
  {
    ...{ key: 'ethnicGroup', title: 'Ethnic group', about: 'The code of the school census, or in words' },
    also: ['ethnicity', 'ethnic', 'ethnicitycode'],
  },
  {
    key: 'freeMeals',
    title: 'Free school meals',
    about: 'yes or no',
    also: ['fsm', 'fsmeligible', 'freemeals', 'fsmeligibility'],
  },
  {
    key: 'specialNeeds',
    title: 'Special educational needs',
    about: 'N, K or E',
    also: ['sen', 'senstatus', 'send', 'senprovision', 'sencode'],
  },
  {
    key: 'smallArea',
    title: 'Small area',
    about: 'The LSOA, if you have it',
    also: ['lsoa', 'lsoa21', 'lsoacode'],
  },
  {
    key: 'postcode',
    title: 'Postcode',
    about: 'Of home. It is not kept',
    also: ['postalcode', 'zip', 'homepostcode'],
  },
]

/** Which of a file's columns is which of ours, and what is odd about its header. */
export const readHeader = headerReader(columns)
