import type { Answer, Caller } from './caller.ts'

/** Somebody's sending of a form, which has to be taken. */
export async function does(caller: Caller, path: string, fields: Record<string, string>): Promise<Answer> {
  const answer = await caller.sends(path, fields)
  if (answer.status !== 303) throw new Error(`${path} was not taken: ${answer.status}`)
  return answer
}

/** A date as three fields. */
export function dated(name: string, iso: string): Record<string, string> {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
