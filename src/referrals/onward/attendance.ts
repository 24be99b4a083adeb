import type { Acting } from '../../database/index.ts'
import { type Answers, answerOrNull, answerText, type Problems } from '../../ui/questions/index.ts'
import { dateInLondon, newId } from '../../words/index.ts'
import type { Referral } from '../referral.ts'
import { tellWhoCame } from './attendance-store.ts'
import type { Came } from './prescription.ts'
import { askHowItWasLater } from './tell-later.ts'

/** What one field cannot check: nobody came before anybody was asked. */
export const checkWhoCame = (referral: Referral, answers: Answers): Problems =>
  answerText(answers, 'on_date') < dateInLondon(referral.sentAt)
    ? { on_date: 'This day is before anybody was asked. Check the date' }
    : {}

/**
 * Writes down who came, from an answered form; whoever came is asked how it was. `toldBy` names whoever says so where the
 * form did not ask.
 */
export async function writeWhoCame(
  acting: Acting,
  referral: Referral,
  answers: Answers,
  toldBy?: string,
): Promise<void> {
  const came = answerText(answers, 'came') as Came
  await tellWhoCame(acting, referral, {
    id: newId(),
    onDate: answerText(answers, 'on_date'),
    came,
    words: answerOrNull(answers, 'words'),
    toldBy: toldBy ?? answerText(answers, 'told_by'),
  })
  if (came === 'came') await askHowItWasLater(acting, referral)
}
