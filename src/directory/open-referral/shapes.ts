import { z } from 'zod'
import {
  attribute,
  attributes,
  contact,
  costOption,
  fromHsds,
  funding,
  id,
  language,
  local,
  location,
  locationListed,
  orEmpty,
  organizationIdentifier,
  phones,
  schedule,
  serviceArea,
  taxonomy,
  taxonomyTerm,
  text,
} from './part-shapes.ts'

// What Open Referral UK 3.0 gives of each thing, and (marked local) what we give besides. The answers' types, the reading
// of a source's record for giving it out again and the OpenAPI document all come from here. Fields that only repeat what
// the nesting says (a schedule's service_id) are left out, and so is whatever names a person.

const organizationListed = z
  .object({
    id,
    name: text,
    description: orEmpty,
    email: z.email().optional(),
    website: z.url().optional(),
    logo: text.optional(),
    uri: z.url().optional(),
    parent_organization_id: id.optional(),
  })
  .meta({ id: 'OrganizationListed', description: 'Who runs services, in short.' })

const organizationNested = organizationListed
  .extend({
    organization_identifiers: z.array(organizationIdentifier).optional(),
    attributes,
    phones: phones.meta(fromHsds('Its own number.')),
  })
  .meta({ id: 'OrganizationNested', description: 'Who runs a service.' })

const status = z.enum(['active', 'inactive', 'defunct', 'temporarily closed'])

const serviceFacts = z.object({
  id,
  organization_id: id.optional(),
  name: text,
  description: text
    .optional()
    .meta({ description: 'Plain words, or HTML of paragraphs, lists, bold and links.' }),
  url: z.url().optional(),
  email: z.email().optional(),
  status,
  fees: text.optional(),
  accreditations: text.optional(),
  minimum_age: z.number().optional(),
  maximum_age: z.number().optional(),
  assured_date: z.iso.date().optional().meta({ description: 'When somebody last made sure of it.' }),
  assurer_email: z
    .email()
    .optional()
    .meta({ description: 'Only where it is the organisation’s own address.' }),
  alert: text.optional(),
  last_modified: z.iso
    .datetime()
    .optional()
    .meta({ description: 'When what it says last changed at its source.' }),
})

const serviceListed = serviceFacts
  .extend({ organization: organizationListed.optional() })
  .meta({ id: 'ServiceListed', description: 'Something a young person can go to, in short.' })

const ours = z
  .object({
    summary: text.optional().meta({ description: 'One line in plain words.' }),
    good_for: z.array(text).optional(),
    free: z.boolean().optional(),
    just_turn_up: z.boolean().optional(),
    can_refer_self: z
      .boolean()
      .optional()
      .meta({ description: 'A young person may ask for a place themselves.' }),
    places_free: z.number().optional(),
    places_told_at: z.iso.datetime().optional(),
    last_confirmed_on: z.iso.date().meta({ description: 'When somebody last stood for this entry.' }),
    source: text.optional().meta({ description: 'The feed it came from.' }),
    original_id: text.optional().meta({ description: 'Its id in that feed.' }),
    gone_from_source: z
      .boolean()
      .optional()
      .meta({ description: 'The feed’s last whole list did not have it.' }),
    changed_at: z.iso
      .datetime()
      .meta({ description: 'When anything here changed; what modified_after asks.' }),
    page: z.url().meta({ description: 'Its page for people.' }),
  })
  .meta({ id: 'Trellis', ...local('What Trellis knows of a service besides.') })

const serviceAtLocationNested = z
  .object({ id, location_id: id.optional(), location: location.optional() })
  .meta({ id: 'ServiceAtLocationNested', description: 'A service’s link to a place.' })

const serviceNested = serviceFacts
  .extend({
    schedules: z.array(schedule).optional(),
    service_areas: z.array(serviceArea).optional(),
    languages: z.array(language).optional(),
    organization: organizationNested.optional(),
    funding: z.array(funding).optional(),
    cost_options: z.array(costOption).optional(),
    contacts: z.array(contact).optional(),
    attributes,
    phones: phones.meta(fromHsds('')),
    eligibility_description: text.optional().meta(fromHsds('Who it is for.')),
    wait_time: text.optional().meta(fromHsds('')),
    application_process: text.optional().meta(fromHsds('How to join.')),
    attending_type: text.optional().meta(local('')),
    attending_access: text.optional().meta(local('')),
    x_trellis: ours.optional(),
  })
  .meta({ id: 'ServiceNested', description: 'A service with all that belongs to it, save its places.' })

const service = serviceNested
  .extend({ service_at_locations: z.array(serviceAtLocationNested).optional() })
  .meta({ id: 'Service', description: 'Something a young person can go to, with all that belongs to it.' })

const organization = organizationNested
  .extend({ services: z.array(service).optional() })
  .meta({ id: 'Organization', description: 'Who runs services, with all of them.' })

const serviceAtLocationListed = z
  .object({
    id,
    service_id: id,
    location_id: id,
    location: locationListed,
    service: serviceListed,
    distance: z.number().optional().meta(local('Metres from the postcode that was asked about.')),
  })
  .meta({ id: 'ServiceAtLocationListed', description: 'A service at a place, in short.' })

const serviceAtLocation = z
  .object({ id, service_id: id, location_id: id, location, service: serviceNested })
  .meta({ id: 'ServiceAtLocation', description: 'A service at a place.' })

/** What is given out, by its name in the OpenAPI document. */
export const shapes = {
  attribute,
  taxonomy,
  taxonomyTerm,
  location,
  schedule,
  contact,
  organization,
  organizationListed,
  organizationNested,
  service,
  serviceListed,
  serviceNested,
  serviceAtLocation,
  serviceAtLocationListed,
} as const

type Shape<K extends keyof typeof shapes> = z.infer<(typeof shapes)[K]>
export type TaxonomyTermGiven = Shape<'taxonomyTerm'>
export type TaxonomyGiven = Shape<'taxonomy'>
export type LocationGiven = Shape<'location'>
export type ScheduleGiven = Shape<'schedule'>
export type OrganizationNestedGiven = Shape<'organizationNested'>
export type ServiceGiven = Shape<'service'>
export type ServiceListedGiven = Shape<'serviceListed'>
