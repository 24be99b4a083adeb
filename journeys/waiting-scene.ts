import { invented } from '../demo/saltmere.ts'
import { newId } from '../src/words/index.ts'
import type { Saltmere } from './saltmere.ts'
import { dated, does } from './sending.ts'
import { answersTo } from './seventeen-ways.ts'

/** The mental health service of Saltmere, whose clinician answers when somebody gets worse. */
export const CLINICIAN = 'Dr Anouk Verhoeven'

/** What a clinician types to offer support to their list. */
export const listTyped = (run: string, list: string) => ({
  ...{ run, answerer: invented(CLINICIAN), safe: 'yes', list, once: newId() },
  ...dated('answer_by', '2026-12-18'),
})

export type Waiting = Record<'list' | 'row' | 'asked' | 'offered' | 'own' | 'quiet' | 'referral', string>

/**
 * The service offers support to its list: two said yes, one of whom asks to be looked at again, somebody is asked still, and a row
 * waits for a person.
 */
export async function offersToItsList(saltmere: Saltmere, run: string): Promise<Waiting> {
  const clinician = await saltmere.caller().signsIn(CLINICIAN)
  const list =
    'Reference,Name,Phone\nW-1,Wes,07700900401\nW-2,Una,07700900402\nW-3,,07700900403\nW-4,Ivo,07700900404'
  const { text } = await clinician.opens(`/waiting-lists/new?run=${run}`)
  const typed = { ...listTyped(run, list), ...answersTo(text) }
  const { location } = await does(clinician, `/waiting-lists?run=${run}`, typed)
  const id = /waiting-lists\/([\w-]{36})/.exec(location ?? '')?.[1] ?? ''
  const linkOf = async (address: string): Promise<string> => {
    const told = await saltmere.messagesTo(address)
    return told.map(({ body }) => /\/meanwhile\/[\w-]{43}/.exec(body)?.[0]).find(Boolean) ?? ''
  }
  const [own, offered] = [await linkOf('+447700900401'), await linkOf('+447700900402')]
  const quiet = await linkOf('+447700900404')
  const yes = { answer: 'yes', reach: 'here', what_matters: '' }
  await does(saltmere.caller(), own, { ...yes, name: 'Wes Amory' })
  await does(saltmere.caller(), quiet, { ...yes, name: 'Ivo Lund' })
  await does(saltmere.caller(), `${own}/worse`, { words: 'It is all too much', once: newId() })
  const one = async (query: string): Promise<string> =>
    (await saltmere.database.owner.query<{ id: string }>(query, [id])).rows[0]?.id ?? ''
  return {
    ...{ list: id, own, offered, quiet },
    row: await one("select id from waiting_offer where list_id = $1 and state = 'held'"),
    asked: await one(
      'select a.id from looking_again a join waiting_offer o on o.id = a.offer_id where o.list_id = $1',
    ),
    referral: await one(
      "select referral_id as id from waiting_offer where list_id = $1 and referral_id is not null and called = 'Wes'",
    ),
  }
}
