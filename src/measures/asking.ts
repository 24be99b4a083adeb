import { newToken, type SignedInWorker } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { tell } from '../messages/index.ts'
import { addDays, dateInLondon, newId } from '../words/index.ts'
import { LINK_DAYS, type Occasion } from './ask.ts'
import { type NewAsk, putAsk, putLink } from './ask-store.ts'
import type { Askable, Supported } from './supported.ts'

/** What a worker asks of somebody. */
export type Asking = {
  /** Made with the form, so that pressing twice asks once. */
  id: string
  askable: Askable
  occasion: Occasion
  how: 'link' | 'together'
  dueOn: string
}

/**
 * Asks somebody to fill in a measure. By link, they (or whoever has the phone) are told in the same transaction; asked
 * again with the same id, nothing happens. Throws when it goes by link and there is no contact.
 */
export async function askThem(
  acting: Acting,
  supported: Supported,
  given: Asking & { worker: Pick<SignedInWorker, 'id' | 'name'>; origin: string },
): Promise<void> {
  const { askable, how } = given
  const to = supported.contact?.to
  if (how === 'link' && !to) throw new Error('a link needs somebody to send it to')
  const ask: NewAsk = {
    id: given.id,
    supportId: supported.id,
    youngPersonId: supported.person.id,
    teamId: supported.team.id,
    measure: askable.measure.key,
    version: askable.measure.version,
    items: askable.items,
    wordingId: askable.wording?.id ?? null,
    occasion: given.occasion,
    how,
    askedBy: given.worker.id,
    dueOn: given.dueOn,
    linkId: how === 'link' ? newId() : null,
    sentTo: how === 'link' && to ? to.audience : null,
  }
  if (!(await putAsk(acting, ask)) || how !== 'link' || !to) return
  const token = newToken()
  await putLink(acting, ask, token)
  await tell(acting, {
    template: to.audience === 'young_person' ? 'youngPersonQuestions' : 'parentQuestions',
    values: {
      firstName: supported.name,
      team: supported.team.name,
      worker: given.worker.name.split(' ')[0] ?? given.worker.name,
      link: `${given.origin}/a/${token}`,
      until: lastDayOf(acting.now),
    },
    to,
    youngPersonId: supported.person.id,
  })
}

/** The last whole day on which a link made at that instant works. */
export const lastDayOf = (madeAt: Date) => addDays(dateInLondon(madeAt), LINK_DAYS - 1)
