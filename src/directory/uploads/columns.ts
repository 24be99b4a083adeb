import { type HeaderColumn, headerReader } from '../../csv/index.ts'

/** A column of the template. `key` names it in a row. */
export type Column = HeaderColumn<ColumnKey> & { about: string }

export const columnKeys = [
  ...([
    'name',
    'description',
    'youngest',
    'oldest',
    'days',
    'starts',
    'ends',
    'cost',
    'place',
    'address',
  ] as const),
  ...(['town', 'postcode', 'phone', 'email', 'web', 'access', 'number'] as const),
] as const
export type ColumnKey = (typeof columnKeys)[number]

/** The columns of the template, in order, with what else people call them. */
export const columns: readonly Column[] = [
  {
    key: 'name',
    title: 'Name',
    about: 'What people call it',
    also: ['service', 'servicename', 'title', 'activity'],
  },
  {
    key: 'description',
    title: 'What happens there',
    about: 'Two sentences in plain words',
    also: ['description', 'about', 'whatitis', 'details'],
  },
  {
    key: 'youngest',
    title: 'Youngest age',
    about: 'A whole number',
    also: ['minage', 'minimumage', 'agefrom', 'fromage', 'youngest'],
  },
  {
    key: 'oldest',
    title: 'Oldest age',
    about: 'A whole number',
    also: ['maxage', 'maximumage', 'ageto', 'toage', 'oldest'],
  },
  { key: 'days', title: 'Days', about: 'Monday, Thursday', also: ['day', 'weekday', 'weekdays'] },
  {
    key: 'starts',
    title: 'Starts',
    about: '16:00',
    also: ['start', 'starttime', 'opens', 'from', 'opensat'],
  },
  {
    key: 'ends',
    title: 'Ends',
    about: '18:00',
    also: ['end', 'endtime', 'closes', 'until', 'closesat', 'finish'],
  },
  { key: 'cost', title: 'Cost', about: 'Free, or £2 each time', also: ['fees', 'fee', 'price', 'charge'] },
  {
    key: 'place',
    title: 'Place',
    about: 'The name of the building',
    also: ['venue', 'location', 'building', 'where'],
  },
  {
    key: 'address',
    title: 'Street',
    about: '14 Ferry Road',
    also: ['address', 'address1', 'street', 'streetaddress'],
  },
  { key: 'town', title: 'Town', about: 'Saltmere', also: ['city', 'towncity'] },
  { key: 'postcode', title: 'Postcode', about: 'As on a letter', also: ['postalcode', 'zip'] },
  {
    key: 'phone',
    title: 'Phone',
    about: 'The organisation’s, not a person’s',
    also: ['telephone', 'tel', 'phonenumber'],
  },
  {
    key: 'email',
    title: 'Email',
    about: 'The organisation’s, not a person’s',
    also: ['emailaddress', 'mail'],
  },
  {
    key: 'web',
    title: 'Web page',
    about: 'https://www.example.org',
    also: ['website', 'url', 'web', 'webaddress', 'link'],
  },
  {
    key: 'access',
    title: 'Getting in',
    about: 'Steps, lift, toilets, a quiet room',
    also: ['access', 'accessibility', 'accessnotes'],
  },
  {
    key: 'number',
    title: 'Your own number',
    about: 'Only if you have one for it',
    also: ['id', 'reference', 'ref', 'number'],
  },
]

/** What we add to a list of mistakes: known again, and left out without a word. */
export const ourOwn = ['What to put right', 'Line'] as const

/** Which of a file's columns is which of ours, and what is odd about its header. */
export const readHeader = headerReader(columns, ourOwn)
