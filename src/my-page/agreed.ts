import { type Decision, shareable } from '../circle/index.ts'
import { en, listOf } from '../words/index.ts'

const words = en.myPage.agreed

/** What a yes or a no is about, as the young person reads it. */
function aboutInMyWords(decision: Decision): string {
  if (decision.about !== 'sharing') return words.service
  const told = shareable.filter(({ value }) => decision.share_what.includes(value)).map((item) => item.told)
  return words.telling({ whom: decision.share_with ?? words.somebody, about: listOf(told) })
}

/** 'You said yes to telling Sallowfield High School about the first meeting.' */
export function agreedInMyWords(decision: Decision): string {
  const who = decision.decided_by === 'young_person' ? words.you : (decision.holder_name ?? words.somebody)
  const said = { who, what: aboutInMyWords(decision) }
  return decision.answer === 'yes' ? words.yes(said) : words.no(said)
}
