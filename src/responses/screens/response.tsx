import { ONCE } from '../../people/index.ts'
import { BackLink, Button, type Content, Details, ErrorSummary, SummaryList } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { dateInLondon, plainDate, spokenDay } from '../../words/index.ts'
import { endingForm, tellingForm } from '../forms.ts'
import { type Looking, type Response, responseCan } from '../response.ts'

export type Sent = { form: 'ending' | 'telling'; typed: Typed; problems: Problems }

export type ResponsePageProps = {
  response: Response
  looking: Looking
  back: { text: string; href: string }
  once: string
  sent?: Sent | undefined
  /** How that group has been since, by the rooms that read figures. */
  since: Content
}

/** One response: what was found, what is done, how that group is since, and what pupils are told. */
export function ResponsePage(props: ResponsePageProps) {
  const { response, looking, sent } = props
  const { finding, ended, told } = response
  const problems = sent ? problemList(sent.form === 'ending' ? endingForm : tellingForm, sent.problems) : []
  return (
    <>
      <BackLink {...props.back} />
      {problems.length > 0 && <ErrorSummary errorList={problems} />}
      <h1>{response.what}</h1>
      <SummaryList
        rows={[
          { key: 'What was found', value: `${finding.measureName} (${response.roundName})` },
          { key: 'For whom', value: finding.groupName },
          ...(response.where ? [{ key: 'Where', value: response.where }] : []),
          { key: 'Who sees to it', value: response.responsible },
          { key: 'By when', value: plainDate(response.dueOn) },
          ...(ended
            ? [
                {
                  key: ended.how === 'done' ? 'Done' : 'Dropped',
                  value: `${spokenDay(dateInLondon(ended.at))}: ${ended.because}`,
                },
              ]
            : []),
          ...(told
            ? [{ key: told.done ? 'Pupils read: we did' : 'Pupils read: we will', value: told.weDo }]
            : []),
        ]}
      />
      {props.since}
      {responseCan.beEnded(response, looking) && (
        <Act name="ending" button="Keep this" summary="Say how it ended" form={endingForm} {...props} />
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
    </>
  )
}

function Act(props: ResponsePageProps & { name: Sent['form']; summary: string; button: string; form: Form }) {
  const { name, response, form, sent } = props
  const here = sent?.form === name ? sent : undefined
  return (
    <Details summary={props.summary} open={here !== undefined}>
      <form method="post" action={`/responses/${response.id}/${name}`} novalidate>
        <input type="hidden" name={ONCE} value={props.once} />
        {form.sections.map(({ questions }) => (
          <Ask questions={questions} typed={here?.typed ?? {}} problems={here?.problems ?? {}} />
        ))}
        <Button text={props.button} variant="secondary" preventDoubleClick />
      </form>
    </Details>
  )
}
