import { z } from 'zod'

// The parts of what is given out; see shapes.ts.

export const local = (text: string) => ({ description: `Local to Trellis. ${text}` })
export const fromHsds = (text: string) => ({ description: `Not in the UK profile; as in HSDS 3.0. ${text}` })

export const text = z.string()
// The specification wants a text here even where nobody has said.
export const orEmpty = text.default('').meta({ description: 'Empty where nobody has said.' })
export const id = z.uuid()
/** A time of the day, as in 16:30:00. */
export const time = z
  .string()
  .regex(/^\d\d:\d\d:\d\d$/)
  .meta({ description: 'A time of the day in this place, as in 16:30:00.' })
export const places = z.enum(['physical', 'postal', 'virtual'])

export const taxonomyTerm = z
  .object({
    id,
    name: text,
    description: orEmpty,
    parent_id: id.optional(),
    taxonomy: text.optional(),
    taxonomy_id: id.optional(),
    term_uri: z.url().optional(),
    term: text.optional(),
    code: text.optional().meta(fromHsds('The term’s code in its taxonomy.')),
  })
  .meta({ id: 'TaxonomyTerm', description: 'A term that services are filed under.' })

export const taxonomy = z
  .object({
    id,
    name: text,
    description: text,
    uri: z.url().optional(),
    version: text.optional(),
    taxonomy_terms: z.array(taxonomyTerm).optional(),
  })
  .meta({ id: 'Taxonomy', description: 'A list of terms.' })

export const attribute = z
  .object({ id, link_type: text.optional(), taxonomy_term: taxonomyTerm.optional() })
  .meta({ id: 'Attribute', description: 'A term that something is filed under.' })
export const attributes = z.array(attribute).optional()

export const phone = z
  .object({ id, number: text, description: text.optional() })
  .meta({ id: 'Phone', description: 'A number of an organisation, never of a person.' })
export const phones = z.array(phone).optional()

export const address = z
  .object({
    id,
    address_1: orEmpty,
    city: orEmpty,
    region: text.optional(),
    state_province: orEmpty,
    postal_code: orEmpty,
    country: text.default('GB'),
    address_type: places.default('physical'),
    attributes,
  })
  .meta({ id: 'Address' })

export const accessibility = z
  .object({
    id,
    description: text.optional(),
    details: text.optional(),
    url: z.url().optional(),
    accessibility: text.optional(),
    attributes,
  })
  .meta({ id: 'Accessibility', description: 'What a place has for people with access needs.' })

export const locationListed = z
  .object({
    id,
    location_type: places.default('physical'),
    name: text.optional(),
    description: text.optional(),
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
    external_identifier: text.optional(),
    external_identifier_type: text.optional(),
  })
  .meta({ id: 'LocationListed', description: 'Where something happens, in short.' })

export const location = locationListed
  .extend({
    transportation: text.optional().meta(fromHsds('How to get there.')),
    addresses: z.array(address).optional(),
    accessibility: z.array(accessibility).optional(),
    attributes,
  })
  .meta({ id: 'Location', description: 'Where something happens.' })

export const organizationIdentifier = z
  .object({ id, identifier_scheme: text.optional(), identifier_type: text, identifier: text, attributes })
  .meta({ id: 'OrganizationIdentifier' })

export const schedule = z
  .object({
    id,
    service_at_location_id: id.optional(),
    valid_from: z.iso.date().optional(),
    valid_to: z.iso.date().optional(),
    dtstart: z.iso.date().optional(),
    freq: z.enum(['WEEKLY', 'MONTHLY']).optional(),
    interval: z.number().optional(),
    byday: text.optional().meta({ description: 'Two letters for each day, as in TH,FR.' }),
    bymonthday: text.optional(),
    description: text.optional(),
    opens_at: time.optional(),
    closes_at: time.optional(),
    schedule_link: z.url().optional(),
    attending_type: text.optional(),
    notes: text.optional(),
  })
  .meta({ id: 'Schedule', description: 'When something is on.' })

export const serviceArea = z
  .object({
    id,
    name: text.optional(),
    extent: text.optional(),
    extent_type: text.optional(),
    uri: z.url().optional(),
    service_area: text.optional(),
  })
  .meta({ id: 'ServiceArea', description: 'For people from where.' })

export const language = z
  .object({
    id,
    name: text.optional().meta(fromHsds('')),
    code: text.optional().meta(fromHsds('')),
    note: text.optional().meta(fromHsds('')),
  })
  .meta({ id: 'Language' })

export const funding = z.object({ id, source: text.optional() }).meta({ id: 'Funding' })

export const costOption = z
  .object({
    id,
    valid_from: z.iso.date().optional(),
    valid_to: z.iso.date().optional(),
    option: text.optional(),
    amount: z.number().optional(),
    amount_description: text.optional(),
  })
  .meta({ id: 'CostOption' })

export const contact = z
  .object({
    id,
    title: text.optional(),
    email: z.email().optional().meta(fromHsds('')),
    phones: phones.meta(fromHsds('')),
    attributes,
  })
  .meta({ id: 'Contact', description: 'How to reach those who run a service. Never a person’s name.' })
