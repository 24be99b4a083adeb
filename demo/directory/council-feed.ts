import { importDirectory } from '../../src/directory/index.ts'
import { addDays, dateInLondon } from '../../src/words/index.ts'
import type { Town } from '../telling/town.ts'

type Fields = Record<string, unknown>
type Told = { id?: string | null; name: string; by?: string | null; at?: Fields; days?: string } & Fields

const organisation = (name: string) => ({ id: `org ${name}`, name })

/** A place as a council's system gives it: a building, a street, a postcode, perhaps a point. */
const place = (name: string, address: string, postal_code: string, point: Fields = {}): Fields => ({
  service_at_locations: [
    { location: { name, ...point, addresses: [{ address_1: address, city: 'Saltmere', postal_code }] } },
  ],
})

const weekly = (byday: string, opens_at: string, closes_at: string) => ({
  schedules: [{ byday, opens_at, closes_at, freq: 'WEEKLY' }],
})

const hall = place('Quarry Hill Community Hall', '2 Quarry Hill', 'ZS2 3PX')
const baths = place('Brine Street Baths', '2 Brine Street', 'ZS1 4XQ')
const centre = place('Quayside Children’s Centre', '9 Quayside', 'ZS1 4TP')

// As somebody typed them over the years: some good, most with something left out, a few that nobody can use.
const records: readonly Told[] = [
  {
    ...{ id: 'SFIS-0101', name: 'Quarry Hill Under 12s Netball', by: 'Quarry Hill Netball Club', ...hall },
    ...{ description: 'Netball for beginners and anybody who used to play. Bibs and balls are there.' },
    ...{ minimum_age: 8, maximum_age: 11, fees: '£2.50 a session', email: 'netball@quarryhill.example.org' },
    ...weekly('TU', '17:00', '18:00'),
  },
  {
    ...{ id: 'SFIS-0102', name: 'Young Carers’ Saturday', by: 'Saltmere Carers Centre', ...centre },
    ...{
      description:
        '<p>Time off for young people who look after somebody.</p><ul><li>Lunch</li><li>Trips</li></ul>',
    },
    ...{ minimum_age: 8, maximum_age: 17, fees: 'Free', phone: '01632 960188', assured_date: '2026-03-02' },
    ...weekly('SA', '10:30', '14:30'),
  },
  {
    ...{
      id: 'SFIS-0103',
      name: 'Toddler Splash',
      by: 'Brine Street Baths',
      ...baths,
      minimum_age: 0,
      maximum_age: 0,
    },
    ...{
      description: 'Warm water and songs. Bring a swim nappy.',
      fees: '£4 a family',
      url: 'www.brinestreet.example.org',
    },
    ...weekly('FR', '09:30', '10:15'),
  },
  {
    ...{
      id: 'SFIS-0104',
      name: 'Homework Club',
      by: null,
      ...place('Saltmere Library', '1 Reed Lane', 'ZS1 4GQ'),
    },
    ...{ description: 'Somewhere quiet with computers. Staff can help you print.', fees: 'free of charge' },
    ...{
      minimum_age: 11,
      maximum_age: 16,
      schedules: [{ description: 'Mon to Thurs after school, term time' }],
    },
  },
  {
    ...{
      id: 'SFIS-0105',
      name: 'Stay & Play',
      by: 'Quayside Children’s Centre',
      ...centre,
      email: 'see website',
    },
    ...{ description: 'Toys, snacks and somebody to talk to.', ...weekly('MO', '9.30am', '11') },
  },
  {
    ...{ id: 'SFIS-0106', name: 'Junior Parkour', by: 'Wheels and Walls', description: 'Jump, roll, land.' },
    ...{
      minimum_age: 16,
      maximum_age: 8,
      ...place('Quarry Park', 'Quarry Park', 'ZS2 3PX', { latitude: 0, longitude: 0 }),
    },
  },
  {
    ...{ id: 'SFIS-0107', name: 'Signing Choir', by: 'Saltmere Deaf Club', phone: 'ring Sue' },
    ...{
      description: 'Sing with your hands. Hearing friends welcome. There is a hearing loop.',
      minimum_age: 9,
    },
    ...{ ...place('Friends’ Meeting House', '8 Chapel Street', 'ZS1'), ...weekly('WE', '18:00', '19:00') },
  },
  {
    id: 'SFIS-0108',
    name: 'Army Cadets',
    by: 'Saltmere Detachment',
    url: 'javascript:void(0)',
    minimum_age: 12,
  },
  { id: 'SFIS-0109', name: 'Chess', by: 'Quarry Hill Community Hall', ...hall, description: 'Chess.' },
  {
    ...{ id: 'SFIS-0110', name: 'Boxing for girls', by: 'Ferry Road Boxing Club' },
    ...{ ...place('The Tin Hall', '14 Ferry Road', 'ZS1 4GR'), fees: '£3', minimum_age: 11, maximum_age: 17 },
    ...{
      description: 'Girls only, with a woman coach.',
      assured_date: '14/02/2024',
      ...weekly('SA', '11:00', '12:00'),
    },
  },
  {
    ...{ id: 'SFIS-0111', name: 'Boxing for Girls', by: 'Ferry Road Boxing Club' },
    ...{
      ...place('The Tin Hall', '14 Ferry Road', 'ZS1 4GR'),
      description: 'Girls only sessions on Saturdays.',
    },
  },
  {
    ...{ id: 'SFIS-0112', name: 'Holiday Lunch Club', by: 'St Brannoc’s', status: 'temporarily closed' },
    ...{
      description: 'A hot lunch and games in the school holidays.',
      fees: 'Free',
      ...place('St Brannoc’s hall', 'Herring Lane', 'ZS1 4QG'),
    },
  },
  {
    ...{
      id: 'SFIS-0113',
      name: 'Family Learning',
      by: 'Saltmere Adult Education',
      alert: 'Dates for spring to follow',
    },
    ...{
      description: 'Cook, sew or count together: for a parent or carer and a child.',
      eligibility_description: 'Families in Saltmere',
    },
  },
  { id: 'SFIS-0114', name: '  ', by: 'Saltmere Council', description: 'DO NOT USE. Test entry, see Karen.' },
  {
    id: 'SFIS-0110',
    name: 'Boxing for girls (copy)',
    by: 'Ferry Road Boxing Club',
    description: 'Copied for 2027.',
  },
  { id: null, name: 'Sensory Room', by: 'Quayside Children’s Centre', description: 'Book by phone.' },
  ...['Junior Gym', 'Mini Kickers', 'Sea Scouts', 'Street Dance'].map((name, at) => ({
    ...{ id: `SFIS-009${at}`, name, by: 'Saltmere Leisure', description: `${name} at the leisure centre.` },
    ...{ minimum_age: 5 + at, ...place('Saltmere Leisure Centre', '1 Marsh Road', 'ZS3 1AA') },
  })),
]

// The leisure centre changed hands in the autumn, and its entries are gone from the last list.
const isGone = ({ id }: Told) => id?.startsWith('SFIS-009') === true

// What the council changed in the last list, and left as it was otherwise.
const inSpring = new Set(['SFIS-0101', 'SFIS-0106', 'SFIS-0107', 'SFIS-0108'])
const changed = (told: Told): Told =>
  inSpring.has(told.id ?? '')
    ? { ...told, description: `${told.description ?? ''} On in the spring too.`.trim() }
    : told

const asGiven = ({ by, ...fields }: Told): Fields => ({
  ...fields,
  organization: by ? organisation(by) : by === null ? null : undefined,
})

const lastList = (): Told[] => records.filter((told) => !isGone(told)).map(changed)

/** A council's own list, three times: much to put right, and four entries that the last one does not have. All invented. */
export async function tellTheCouncilsFeed(town: Town): Promise<void> {
  for (const daysAgo of [70, 21, 1])
    await importDirectory(town.db, (daysAgo > 1 ? records : lastList()).map(asGiven), {
      ...{ source: 'Saltmere Family Information Service', place: town.place, whole: true },
      base: 'https://families.saltmere.example/',
      takenFrom: `families-${addDays(dateInLondon(town.now), -daysAgo)}.json`,
      now: new Date(town.now.getTime() - daysAgo * 86_400_000),
    })
}
