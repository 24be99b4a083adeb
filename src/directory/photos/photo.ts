import { isCurator, type SignedInWorker } from '../../accounts/index.ts'
import { opensRecords } from '../../policy/index.ts'
import type { Service } from '../entry.ts'

/** A photograph as a page tells of it; its bytes are fetched apart. */
export type Photo = {
  id: string
  /** From 1: where it stands among the photographs of its service. */
  position: number
  /** What it shows, for whoever cannot see it. */
  alternative: string
  rights: string
  people: People
  width: number
  height: number
}

/** What is said of the people in a photograph. */
export type People = 'nobody' | 'agreed'

/** The two sizes in which it is kept: for a page, and for a phone or a list. */
export type Size = 'large' | 'small'

/** So many photographs a service may have. */
export const MOST_PHOTOS = 8

/** So many bytes a file may have as it is sent. */
export const MOST_BYTES = 5_000_000

/** Who keeps an entry: those who work in the team that runs it, and those who curate the directory of its place. */
export function keepsEntry(
  worker: Pick<SignedInWorker, 'roles' | 'placeId'> | null,
  service: Pick<Service, 'teamId' | 'placeId'>,
): boolean {
  if (!worker) return false
  const inTeam = worker.roles.some(({ teamId, role }) => teamId === service.teamId && opensRecords(role))
  const here = service.placeId === null || service.placeId === worker.placeId
  return inTeam || (here && isCurator(worker))
}

/** The address of its bytes. */
export const photoAddress = (service: string, photo: string, size: Size = 'large'): string =>
  `/services/${service}/photos/${photo}${size === 'small' ? '/small' : ''}`
