import { type Fields, isFields, listOn } from './feed.ts'

/** Whether an element of a list is a service at a location: a service and where, with more of them for each place. */
export const isAtLocation = (value: unknown): value is Fields & { service: Fields } =>
  isFields(value) && isFields(value.service) && !('name' in value)

/**
 * The services in one element of a list: itself, or those of a page, or those that an organisation lists (which then
 * runs them, if they say nothing else).
 */
export function* servicesIn(element: unknown): Generator<unknown> {
  const list = listOn(element)
  if (!list) yield element
  else if (!isFields(element) || !('id' in element && 'name' in element)) yield* list
  else {
    const { services: _, ...organization } = element
    for (const service of list) yield isFields(service) ? { organization, ...service } : service
  }
}
