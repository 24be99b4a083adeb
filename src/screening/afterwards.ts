import type { FillingInSettings } from '../filling-in/index.ts'
import { everyVersion } from '../measures/index.ts'
import { en } from '../words/index.ts'
import { addresses } from './addresses.ts'
import { askPupil } from './offer-store.ts'
import { isAsked } from './screen.ts'
import { screenOf } from './screen-store.ts'

/** What the hall does once a named survey is handed in: whoever its screen asks is led on to the question. */
export const askAfterwards: FillingInSettings['afterwards'] = async (acting, handedIn) => {
  const screen = await screenOf(acting, handedIn.survey.id)
  if (!screen || !isAsked(screen, everyVersion(), handedIn)) return null
  await askPupil(acting, handedIn.survey.id)
  return { href: addresses.asked, text: en.screening.more }
}
