import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../database/testing.ts'
import { officialFolder, officialSchemas, officialThere } from '../testing.ts'
import { givenOut, stored, takeIn } from './testing.ts'

const story = officialThere
  ? 'are given out as the official schemas have them, and are the same when taken in elsewhere'
  : `is skipped: ${officialFolder} is not on this machine, and the schemas are not ours to commit`

/** Words as people and their editors write them: markup, entities, odd spaces, scripts, other alphabets, nothing. */
const words = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'Free',
    '£3.50 a session',
    'Nguyễn’s & Sons',
    '<p>Hello <b>you</b></p>',
    '&lt;b&gt; is bold',
    '\u200b',
    'نادي الشباب',
    '<script>x</script>',
    '1 < 2 & 3 > 2',
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.lorem({ maxCount: 12 }),
)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(
    fc.oneof(
      { weight: 8, arbitrary },
      { weight: 1, arbitrary: fc.constantFrom('', 'x', 0, [], {}, true) as fc.Arbitrary<never> },
    ),
    { nil: undefined },
  )
const id = fc.oneof(
  { weight: 3, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.constantFrom('738f94e0-aa6c-6a5c-2395-7b64421ba2a5', '17', 'a b') },
)
const web = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'www.example.org/a b|c',
    'https://example.org/[x]?q={1}"',
    '/relative',
    'javascript:alert(1)',
    'http://exämple.org/ü',
  ),
)
const email = fc.oneof(
  fc.emailAddress(),
  fc.constantFrom('info@example.org.', "o'brien@example.org", 'nobody', 'a b@example.org'),
)
const day = fc.constantFrom('2026-11-25', '2020-02-29', '25/11/2026', '2026-13-01', 'soon')
const clock = fc.constantFrom('10:00:00', '9:30', '18:00', '1970-01-01T16:00:00Z', '4pm', '25:00')
const phone = fc.record(
  { id, number: fc.constantFrom('01632 960151', '+44 (0)1632 960155', '999', 'ask Ann', '07700 900123') },
  { requiredKeys: [] },
)
const term = fc.record(
  {
    id,
    name: words,
    description: words,
    parent_id: id,
    taxonomy: words,
    taxonomy_id: id,
    term_uri: web,
    term: words,
  },
  { requiredKeys: ['id'] },
)
const attributes = maybe(
  fc.array(fc.record({ id, link_type: words, taxonomy_term: term }, { requiredKeys: ['id'] }), {
    maxLength: 3,
  }),
)
const address = fc.record({
  id,
  attention: words,
  address_1: words,
  city: words,
  region: words,
  state_province: words,
  postal_code: fc.constantFrom('ZZ99 3VZ', 'dn161aa', 'ABC 1234', ''),
  country: fc.constant('GB'),
  address_type: fc.constantFrom('physical', 'postal', 'elsewhere'),
})
const location = fc.record(
  {
    id,
    location_type: fc.constantFrom('physical', 'virtual', 'Postal', ''),
    name: maybe(words),
    description: maybe(words),
    latitude: maybe(fc.double({ min: -100, max: 100, noNaN: true })),
    longitude: maybe(fc.double({ min: -200, max: 200, noNaN: true })),
    external_identifier: maybe(words),
    transportation: maybe(words),
    addresses: maybe(fc.array(address, { maxLength: 2 })),
    accessibility: maybe(
      fc.array(
        fc.record(
          { id, description: words, details: words, url: web, accessibility: words },
          { requiredKeys: ['id'] },
        ),
        { maxLength: 2 },
      ),
    ),
    attributes,
  },
  { requiredKeys: ['id'] },
)
const schedule = fc.record(
  {
    id,
    valid_from: day,
    valid_to: day,
    dtstart: day,
    freq: fc.constantFrom('WEEKLY', 'monthly', 'DAILY', 'YEARLY', ''),
    interval: fc.constantFrom(1, '2', 'often'),
    byday: fc.constantFrom('TH,FR', 'Thursday', '2TH', 'MO;WE', ''),
    bymonthday: fc.constantFrom('2,3,4', 1),
    description: words,
    notes: words,
    opens_at: clock,
    closes_at: clock,
    schedule_link: web,
    attending_type: words,
  },
  { requiredKeys: ['id'] },
)
const organization = fc.record(
  {
    id,
    name: words,
    description: maybe(words),
    email: maybe(email),
    website: maybe(web),
    uri: maybe(web),
    logo: maybe(words),
    parent_organization_id: maybe(id),
    organization_identifiers: maybe(
      fc.array(
        fc.record(
          { id, identifier_scheme: words, identifier_type: words, identifier: words },
          { requiredKeys: ['id'] },
        ),
        { maxLength: 2 },
      ),
    ),
    phones: maybe(fc.array(phone, { maxLength: 2 })),
  },
  { requiredKeys: ['id'] },
)

/** A service as a careless publisher might give it: every field there, absent, empty or wrong. */
const service = fc.record(
  {
    id: fc.uuid(),
    name: fc.oneof(fc.constant('Bag & Pad'), words),
    description: maybe(words),
    url: maybe(web),
    email: maybe(email),
    status: maybe(fc.constantFrom('active', 'Inactive', 'defunct', 'temporarily closed', 'open')),
    fees: maybe(words),
    accreditations: maybe(words),
    minimum_age: maybe(fc.constantFrom(0, 5, '11', 11.5, 130)),
    maximum_age: maybe(fc.constantFrom(0, 17, '25', 5)),
    assured_date: maybe(day),
    assurer_email: maybe(email),
    alert: maybe(words),
    last_modified: maybe(
      fc.constantFrom('2023-03-15T10:30:45.123Z', '2023-03-15', '2023-03-15T10:30:45+01:00', 'x'),
    ),
    schedules: maybe(fc.array(schedule, { maxLength: 3 })),
    service_areas: maybe(
      fc.array(
        fc.record(
          { id, name: words, extent: words, extent_type: words, uri: web, service_area: words },
          { requiredKeys: ['id'] },
        ),
        { maxLength: 2 },
      ),
    ),
    service_at_locations: maybe(
      fc.array(
        fc.record(
          { id, location, schedules: maybe(fc.array(schedule, { maxLength: 1 })) },
          { requiredKeys: ['id', 'location'] },
        ),
        { maxLength: 3 },
      ),
    ),
    languages: maybe(
      fc.array(fc.record({ id, name: words, code: words }, { requiredKeys: ['id'] }), { maxLength: 2 }),
    ),
    organization: maybe(organization),
    funding: maybe(fc.array(fc.record({ id, source: words }, { requiredKeys: ['id'] }), { maxLength: 2 })),
    cost_options: maybe(
      fc.array(
        fc.record(
          {
            id,
            valid_from: day,
            valid_to: day,
            option: words,
            amount: fc.constantFrom(0, 35, '3.50', -1, 'free'),
            amount_description: words,
          },
          { requiredKeys: ['id'] },
        ),
        { maxLength: 2 },
      ),
    ),
    contacts: maybe(
      fc.array(
        fc.record(
          { id, name: words, title: words, email, phones: fc.array(phone, { maxLength: 2 }) },
          { requiredKeys: ['id'] },
        ),
        { maxLength: 3 },
      ),
    ),
    attributes,
    phones: maybe(fc.array(phone, { maxLength: 2 })),
    eligibility_description: maybe(words),
    wait_time: maybe(words),
    application_process: maybe(words),
  },
  { requiredKeys: ['id', 'name'] },
)

/** What differs between two things, field by field. */
function differing(was: unknown, is: unknown, path = ''): string[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return []
  if (typeof was !== 'object' || typeof is !== 'object' || !was || !is)
    return [`${path}: ${JSON.stringify(was)} → ${JSON.stringify(is)}`]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return names.flatMap((name) => differing(Reflect.get(was, name), Reflect.get(is, name), `${path} ${name}`))
}

describe('odd services', () => {
  // The same ones every time, so that a failure is about the change that was made.
  it.skipIf(!officialThere).each([7, 11])(`of the seed %i ${story}`, { timeout: 60_000 }, async (seed) => {
    const [here, there] = [await testDatabase(), await testDatabase()]
    const wrong = officialSchemas()
    const records = fc.sample(service, { seed, numRuns: 80 })
    const report = await takeIn(here, records, 'A careless publisher')
    expect(report.refused).toEqual([])
    const given = await givenOut(here)
    expect(given.length).toBeGreaterThan(60)
    expect(given.flatMap((one) => wrong('service', one))).toEqual([])
    await takeIn(there, given, 'Somebody else')
    const [was, is] = [await stored(here), await stored(there)].map((all) => Object.fromEntries(all))
    expect(differing(was, is)).toEqual([])
  })
})
