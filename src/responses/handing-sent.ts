import { colleaguesOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { idOfSending } from '../people/index.ts'
import { answerText, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { handingAnswerForm, handingForm } from './forms.ts'
import { answerHanding, handingsOf, handOn } from './handing.ts'
import { type Looking, type Response as Made, responseCan } from './response.ts'
import type { HandingShown, Sent } from './screens/response.tsx'

/** Whoever could have a response instead, and how it came to whoever has it. */
export async function handingOf(acting: Acting, response: Made): Promise<HandingShown> {
  const { responsibleOrganisation, responsibleId } = response
  return {
    colleagues: await colleaguesOf(acting.tx, responsibleOrganisation, responsibleId),
    handings: await handingsOf(acting, response.id),
  }
}

/** What came of a form: done, or the form with what to put right. */
export type Came = { problems: Problems; form: Sent['form'] } | null

/** Hands a response on: offered by whoever has it, given by whoever manages. */
export async function readHanding(
  acting: Acting,
  response: Made,
  looking: Looking,
  typed: Typed,
): Promise<Came> {
  if (!responseCan.beHandedOn(response, looking)) return null
  const { colleagues, handings } = await handingOf(acting, response)
  const handing = idOfSending(typed)
  // Sent twice, it was done the first time.
  if (handings.some(({ id }) => id === handing)) return null
  const read = readForm(handingForm(colleagues), typed, dateInLondon(acting.now))
  if (!read.ok) return { form: 'handing', problems: read.problems }
  const [to, because] = [answerText(read.answers, 'to'), answerText(read.answers, 'why')]
  await handOn(acting, response, { handing, to, because, given: looking.mayMake })
  return null
}

/** Whoever was asked says whether they take it on. */
export async function readHandingAnswer(
  acting: Acting,
  response: Made,
  { handing, typed }: { handing: string; typed: Typed },
): Promise<Came> {
  const read = readForm(handingAnswerForm, typed, dateInLondon(acting.now))
  if (!read.ok) return { form: 'answer', problems: read.problems }
  if (isUuid(handing))
    await answerHanding(acting, response.id, { handing, takes: answerText(read.answers, 'takes') === 'yes' })
  return null
}
