import { everyQuestion, type Form, type Typed, typedText } from '../ui/questions/index.ts'
import { isUuid, newId, uuidV5 } from '../words/index.ts'

/** The hidden field that makes a form count once however often its button is pressed. */
export const ONCE = 'once'

/**
 * The id of what a sent form makes: the same for the same page sent with the same words, another when somebody goes
 * back, writes something else and sends that. So nothing is made twice and nothing typed is lost.
 */
export function idOfSending(typed: Typed): string {
  const page = typedText(typed, ONCE)
  const words = Object.entries(typed)
    .filter(([name]) => name !== ONCE)
    .sort(([first], [second]) => (first < second ? -1 : 1))
  return uuidV5(isUuid(page) ? page : newId(), JSON.stringify(words))
}

/** What a form shows before anybody typed: what is kept, field by field; a date in its three boxes, a yes as 'yes'. */
export function typedFrom(form: Form, kept: Readonly<Record<string, unknown>>): Typed {
  const typed: Record<string, string | string[]> = {}
  for (const question of everyQuestion(form)) {
    const value = kept[question.name]
    if (value === null || value === undefined) continue
    if (question.kind === 'date') {
      const [year = '', month = '', day = ''] = String(value).split('-')
      typed[`${question.name}-day`] = String(Number(day))
      typed[`${question.name}-month`] = String(Number(month))
      typed[`${question.name}-year`] = year
    } else if (typeof value === 'boolean') typed[question.name] = value ? 'yes' : 'no'
    else typed[question.name] = Array.isArray(value) ? value.map(String) : String(value)
  }
  return typed
}
