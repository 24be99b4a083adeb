import { locate } from '../geography/index.ts'
import type { openReferralRoutes } from '../open-referral/index.ts'
import type { HallSettings } from './settings.ts'

/** What the open directory needs of the hall: whose services are public here, and where postcodes lie. */
export function givingOut(
  { database, publicUrl }: HallSettings,
  publicPlace: () => Promise<{ id: string }>,
): Parameters<typeof openReferralRoutes>[0] {
  return {
    publicUrl,
    giver: async (origin) => {
      const { id: place } = await publicPlace()
      return {
        ...{ database, place, origin },
        locating: async (typed) => {
          const found = await locate(database, typed, place)
          if (found.found) return { latitude: found.latitude, longitude: found.longitude }
          return {
            problem:
              found.because === 'no_postcodes'
                ? 'postcode cannot be asked here: this directory has not been given any postcodes.'
                : `postcode must be a postcode, its first part or a town, not “${typed}”.`,
          }
        },
      }
    },
  }
}
