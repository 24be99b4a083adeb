import type { Acting } from '../../database/index.ts'
import type { Content } from '../../ui/index.ts'
import { addDays, dateInLondon, listOf, spokenDay } from '../../words/index.ts'
import { measureName } from './asking.tsx'
import { askedAfterEnding } from './store.ts'

/** What programmes ask after a support has ended, above the form that ends it: only an open record can be asked from. */
export async function askedLaterOf(acting: Acting, supportId: string, called: string): Promise<Content> {
  const later = await askedAfterEnding(acting, supportId)
  if (later.length === 0) return null
  const today = dateInLondon(acting.now)
  const said = later.map(
    ({ measure, does, days }) =>
      `${does ? 'how it went' : measureName(measure)} about ${spokenDay(addDays(today, days))}`,
  )
  return (
    <p>
      {called} has still to be asked {listOf(said)}. Say that you follow up, on that day or after it, and the
      record stays open to you for it. If the record closes, {called} is not asked.
    </p>
  )
}
