import { invented } from '../demo/saltmere.ts'
import { newId } from '../src/words/index.ts'
import type { Visitor } from './browser.ts'
import type { Caller } from './caller.ts'

/** What a teacher knows of Taz, who is invented: the fields of a school's form, all in order. */
export const aboutTaz: Record<string, string> = {
  name: 'Tariq Hussain-O’Shaughnessy',
  preferred_name: 'Taz',
  'date_of_birth-day': '27',
  'date_of_birth-month': '3',
  'date_of_birth-year': '2013',
  reasons: 'alone',
  why: 'He used to run the chess table. Since September he sits alone.',
  what_matters: 'Somewhere that isn’t loud.',
  decided_by: 'competent',
  judged_by: 'Priya Raman',
  grounds: 'He told me in his own words what a link worker does.',
  tell_parents: 'Everything',
  may_tell: 'ending',
  tell_first: 'young_person',
  phone: '07700 900123',
}

/** Sends a school's referral by HTTP, with what they agreed the sender may be told; gives its id. */
export async function sendsReferral(
  sender: Caller,
  mayTell: readonly string[] = ['ending'],
  told: Record<string, string> = {},
): Promise<string> {
  const id = newId()
  const { may_tell: _, ...fields } = { ...aboutTaz, ...told }
  const chosen = mayTell.map((kind): [string, string] => ['may_tell', kind])
  const answer = await sender.sends(`/refer/school/${id}`, [...Object.entries(fields), ...chosen])
  if (answer.status !== 303) throw new Error(`the referral was not taken: ${answer.status}`)
  return id
}

/** The state a page was made from, as its forms send it back. */
export const seenOn = (page: string): string => /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ''

/** A member of the receiving team says yes by HTTP, for this link worker. */
export async function saysYes(receiver: Caller, id: string, worker: string): Promise<void> {
  const page = await receiver.opens(`/referrals/${id}`)
  const fields = { seen: seenOn(page.text), worker: invented(worker) }
  const answer = await receiver.sends(`/referrals/${id}/acceptance`, fields)
  if (answer.status !== 303) throw new Error(`nobody said yes: ${answer.status}`)
}

/** Fills in a school's form about Taz in a browser, and does not send it. */
export async function fillsInAboutTaz(
  teacher: Visitor,
  mayTell: readonly string[] = ['When support has ended'],
) {
  await teacher.writes('Full name', aboutTaz.name as string)
  await teacher.writes('What they like to be called', 'Taz')
  await teacher.writesDate('When were they born?', '27', '3', '2013')
  await teacher.ticks('Often alone')
  await teacher.ticks('Missing school')
  await teacher.writes('In your own words', aboutTaz.why as string)
  await teacher.writes('What do they say would be good?', 'Somewhere that isn’t loud.')
  await teacher.ticks(/under 16 and able to decide/)
  await teacher.writes('Who judged that they can decide this?', 'Priya Raman')
  await teacher.writes('Why do you think so?', aboutTaz.grounds as string)
  await teacher.writes('What do they want their parents or carers told?', 'Everything')
  for (const label of mayTell) await teacher.ticks(label)
  await teacher.ticks('Their own phone or email')
  await teacher.page.locator('#phone').fill('07700 900 123')
}
