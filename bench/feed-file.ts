import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { uuidV5 } from '../src/words/index.ts'

const NAMESPACE = '5f1c0f5e-2f55-4a4e-9a4b-0d5f3d1f7b11'
const id = (kind: string, n: number) => uuidV5(NAMESPACE, `${kind} ${n}`)
const kinds = [
  'Football',
  'Boxing',
  'Dance',
  'Drawing',
  'Drama',
  'Gardening',
  'Coding',
  'Homework',
  'Swimming',
]
const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Writes a feed of so many invented services into a file, one after the other: the same ones each time. */
export async function writeFeed(path: string, services: number): Promise<void> {
  await pipeline(Readable.from(feedOf(services)), createWriteStream(path))
}

function* feedOf(services: number): Generator<string> {
  yield `{"total_items":${services},"total_pages":1,"page_number":1,"contents":[`
  for (let n = 0; n < services; n++) yield `${n > 0 ? ',\n' : '\n'}${JSON.stringify(serviceOf(n))}`
  yield '\n]}\n'
}

/** The nth of them, as Open Referral UK 3.0 has it. */
function serviceOf(n: number) {
  const kind = kinds[n % kinds.length] ?? ''
  const place = (p: number) => ({
    id: id('place', n * 2 + p),
    location: {
      ...{ id: id('hall', n * 2 + p), name: `Hall ${n}` },
      ...{
        latitude: 50.2 + ((n * 37) % 50_000) / 10_000,
        longitude: -4 + ((n * 53) % 50_000) / 10_000 + p / 100,
      },
      addresses: [
        {
          ...{
            id: id('address', n * 2 + p),
            address_1: `${1 + (n % 90)} Bench Street`,
            city: `Town ${n % 400}`,
          },
          ...{ postal_code: 'ZZ99 3VZ', country: 'GB', address_type: 'physical' },
        },
      ],
    },
  })
  const about = `We offer ${kind.toLowerCase()} for young people in Town ${n % 400}. `
  const welcome =
    'Everybody is welcome and nobody has to be good at it. Come and see, bring a friend, stay a while. '
  return {
    ...{ id: id('service', n), name: `${kind} in Town ${n % 400}, number ${n}`, status: 'active' },
    description: `<p>${about}</p><p>${welcome.repeat(2 + (n % 4))}</p><p>Ask for somebody at the door.</p>`,
    ...{ url: `https://bench.example/${n}`, email: `info${n}@bench.example` },
    ...{ minimum_age: n % 12, maximum_age: 12 + (n % 14), assured_date: '2026-05-01' },
    last_modified: '2026-05-01T09:00:00Z',
    organization: {
      ...{
        id: id('trust', n >> 2),
        name: `Bench trust ${n >> 2}`,
        description: 'A small charity of the bench.',
      },
    },
    cost_options: n % 2 === 0 ? [{ id: id('cost', n), option: 'Free', amount: 0 }] : [],
    attributes: [
      {
        id: id('attribute', n),
        taxonomy_term: {
          ...{ id: id('term', n % 60), code: `T${n % 60}`, name: `Kind ${n % 60}`, version: '1' },
          taxonomy_detail: { id: id('taxonomy', 1), name: 'Kinds of the bench', version: '1' },
        },
      },
    ],
    service_at_locations: n % 8 === 0 ? [place(0), place(1)] : [place(0)],
    schedules: Array.from({ length: 1 + (n % 3) }, (_, p) => ({
      ...{ id: id('schedule', n * 3 + p), freq: 'WEEKLY', byday: days[(n + p * 3) % 7] },
      ...{ opens_at: `${9 + (n % 11)}:00`.padStart(5, '0'), closes_at: `${10 + (n % 11)}:30` },
    })),
    contacts:
      n % 2 === 0
        ? [{ id: id('contact', n), name: 'Front desk', phones: [{ number: '01632 960 151' }] }]
        : [],
  }
}
