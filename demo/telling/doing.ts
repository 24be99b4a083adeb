import type { Acting } from '../../src/database/index.ts'
import { recordLook } from '../../src/history/index.ts'
import { calledName, personById } from '../../src/people/index.ts'
import type { About, Asked, SupportAct } from '../../src/support/act.ts'
import { beholderOf, supportById } from '../../src/support/index.ts'
import type { Answers } from '../../src/ui/questions/index.ts'
import { dateInLondon, newId } from '../../src/words/index.ts'
import { happens, type Life } from './life.ts'

/** When something is done in a support, and by whom when not by the worker who has it. */
export type Done = { ago: number; by?: string; time?: string }

/** The support of a story as whoever acts finds it, having looked. Throws where they would find nothing. */
export async function aboutSupport(acting: Acting, life: Life): Promise<About> {
  const support = await supportById(acting, life.support, true)
  const person = support && (await personById(acting, support.youngPersonId))
  if (!support || !person) throw new Error(`the support of ${life.person.name} is not there for whoever acts`)
  await recordLook(acting, 'support', { youngPerson: person.id, subject: support.id })
  const about = { support, person, called: calledName(person), today: dateInLondon(acting.now) }
  return { ...about, who: await beholderOf(acting) }
}

type Doing = { act: SupportAct; answers: Answers | ((acting: Acting, about: About) => Promise<Answers>) }

/** Does one of the acts of a support as its form would, and gives the id of what it made. Throws when it may not be done. */
export function does(life: Life, done: Done, { act, answers }: Doing, asked: Asked = {}): Promise<string> {
  return happens(life, done, async (acting) => {
    const about = await aboutSupport(acting, life)
    if (!act.may(about)) throw new Error(`${life.person.name}: ${act.refused(about)}`)
    const given = typeof answers === 'function' ? await answers(acting, about) : answers
    const [problem] = Object.values(act.check?.(about, given) ?? {})
    if (problem) throw new Error(`${life.person.name}: ${problem}`)
    const id = newId()
    await act.write(acting, about, { answers: given, id, origin: life.town.origin }, asked)
    return id
  })
}
