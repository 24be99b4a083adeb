import { ONCE } from '../../people/index.ts'
import { BackLink, Button, type Content, Details, ErrorSummary, SummaryList } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { dateInLondon, plainDate, spokenDay } from '../../words/index.ts'
import { endingForm, handingAnswerForm, handingForm, tellingForm } from '../forms.ts'
import { type Handing, type Looking, type Response, responseCan } from '../response.ts'

export type Sent = { form: 'ending' | 'telling' | 'handing' | 'answer'; typed: Typed; problems: Problems }

/** Who could have it instead, and each time it was handed on or offered, the newest first. */
export type HandingShown = {
  colleagues: readonly { id: string; name: string }[]
  handings: readonly Handing[]
}

export type ResponsePageProps = {
  response: Response
  looking: Looking
  back: { text: string; href: string }
  once: string
  sent?: Sent | undefined
  /** How that group has been since, by the rooms that read figures. */
  since: Content
  handing: HandingShown
}

/** One response: what was found, what is done, how that group is since, and what pupils are told. */
export function ResponsePage(props: ResponsePageProps) {
  const { response, looking, sent } = props
  const { handings, colleagues } = props.handing
  const waiting = handings.find(({ cameTo }) => cameTo === null)
  const forms: Record<Sent['form'], Form> = {
    ...{ ending: endingForm, telling: tellingForm },
    ...{ handing: handingForm(colleagues), answer: handingAnswerForm },
  }
  const problems = sent ? problemList(forms[sent.form], sent.problems) : []
  return (
    <>
      <BackLink {...props.back} />
      {problems.length > 0 && <ErrorSummary errorList={problems} />}
      <h1>{response.what}</h1>
      <Facts response={response} waiting={waiting} />
      {waiting && responseCan.haveHandingAnswered(response, waiting, looking) && (
        <Act
          name="answer"
          at={`handings/${waiting.id}/answer`}
          button="Keep this"
          summary={`${waiting.by} asks you to take this on`}
          form={handingAnswerForm}
          {...props}
        />
      )}
      {props.since}
      {responseCan.beEnded(response, looking) && (
        <Act name="ending" button="Keep this" summary="Say how it ended" form={endingForm} {...props} />
      )}
      {responseCan.beHandedOn(response, looking) && colleagues.length > 0 && (
        <Act
          name="handing"
          button={looking.mayMake ? 'Give it to them' : 'Ask them'}
          summary="Hand it on to a colleague"
          form={forms.handing}
          {...props}
        />
      )}
      {responseCan.beTold(response, looking) && (
        <>
          <Act
            name="telling"
            button="Tell pupils"
            summary="Tell pupils: you said, we did"
            form={tellingForm}
            {...props}
          />
          <p>
            <a href={`/you-said/${response.organisation}`}>The page for pupils, to print</a>
          </p>
        </>
      )}
      <HandedOn handings={handings} />
    </>
  )
}

/** What was found, who sees to it and by when, and what came of it. */
function Facts({ response, waiting }: { response: Response; waiting: Handing | undefined }) {
  const { finding, ended, told } = response
  return (
    <SummaryList
      rows={[
        { key: 'What was found', value: `${finding.measureName} (${response.roundName})` },
        { key: 'For whom', value: finding.groupName },
        ...(response.where ? [{ key: 'Where', value: response.where }] : []),
        { key: 'Who sees to it', value: response.responsible },
        ...(waiting && !ended
          ? [
              {
                key: 'Asked to take it on',
                value: `${waiting.to}, who has not answered yet. ${waiting.because}`,
              },
            ]
          : []),
        { key: 'By when', value: plainDate(response.dueOn) },
        ...(ended
          ? [
              {
                key: ended.how === 'done' ? 'Done' : 'Dropped',
                value: `${plainDate(dateInLondon(ended.at))}. ${ended.because}`,
              },
            ]
          : []),
        ...(told
          ? [{ key: told.done ? 'Pupils read: we did' : 'Pupils read: we will', value: told.weDo }]
          : []),
      ]}
    />
  )
}

const came = { taken: 'taken', given: 'given', declined: 'not taken', replaced: 'somebody else was asked' }

/** How it came to whoever has it. */
function HandedOn({ handings }: Pick<HandingShown, 'handings'>) {
  const settled = handings.flatMap((one) => (one.cameTo ? [{ ...one, cameTo: one.cameTo }] : []))
  if (settled.length === 0) return null
  return (
    <Details summary="Handed on before">
      <ul>
        {settled.map((one) => (
          <li>
            {spokenDay(dateInLondon(one.at))}: from {one.from} to {one.to}, {came[one.cameTo]}. {one.because}
          </li>
        ))}
      </ul>
    </Details>
  )
}

function Act(
  props: ResponsePageProps & { name: Sent['form']; at?: string; summary: string; button: string; form: Form },
) {
  const { name, response, form, sent } = props
  const here = sent?.form === name ? sent : undefined
  return (
    <Details summary={props.summary} open={here !== undefined || name === 'answer'}>
      <form method="post" action={`/responses/${response.id}/${props.at ?? name}`} novalidate>
        <input type="hidden" name={ONCE} value={props.once} />
        {form.sections.map(({ questions }) => (
          <Ask questions={questions} typed={here?.typed ?? {}} problems={here?.problems ?? {}} />
        ))}
        <Button text={props.button} variant="secondary" preventDoubleClick />
      </form>
    </Details>
  )
}
