import type { Service } from '../../../directory/index.ts'
import { ONCE } from '../../../people/index.ts'
import { BackLink, Button, ErrorSummary, Panel, Radios } from '../../../ui/index.ts'
import { Ask, type Problems, problemList, type Typed, typedText } from '../../../ui/questions/index.ts'
import { en } from '../../../words/index.ts'
import { agains, welcomes } from '../feedback.ts'
import { feedbackForm } from '../form.ts'
import { Face } from './faces.tsx'

const { feedback: words, report } = en.curation
const moods = ['glad', 'fair', 'sad'] as const

export type FeedbackPageProps = { service: Service; typed: Typed; problems: Problems; once: string }

/** How it was: two taps, and words if they like. */
export function FeedbackPage({ service, typed, problems, once }: FeedbackPageProps) {
  const items = problemList(feedbackForm, problems)
  const more = (feedbackForm.sections[0]?.questions ?? []).slice(2)
  return (
    <div class="app-column--reading">
      <BackLink href={`/services/${service.id}`} text={report.back({ service: service.name })} />
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <h1>{words.title({ service: service.name })}</h1>
      <p>{words.lead}</p>
      <form method="post" action={`/services/${service.id}/feedback`} novalidate>
        <input type="hidden" name={ONCE} value={once} />
        <Faces
          name="welcome"
          label={words.welcome}
          choices={welcomes.map((value) => [value, words.welcomes[value]])}
          typed={typed}
          problem={problems.welcome}
        />
        <Faces
          name="again"
          label={words.again}
          choices={agains.map((value) => [value, words.agains[value]])}
          typed={typed}
          problem={problems.again}
        />
        <Ask questions={more} typed={typed} problems={problems} />
        <Button text={words.send} preventDoubleClick />
      </form>
    </div>
  )
}

type FacesProps = {
  name: string
  label: string
  choices: [string, string][]
  typed: Typed
  problem?: string
}

function Faces({ name, label, choices, typed, problem }: FacesProps) {
  return (
    <Radios
      name={name}
      fieldset={{ legend: { text: label, size: 'm' } }}
      errorMessage={problem}
      value={typedText(typed, name)}
      classes="app-faces"
      items={choices.map(([value, text], at) => ({
        value,
        text: (
          <>
            <Face mood={moods[at] ?? 'fair'} /> {text}
          </>
        ),
      }))}
    />
  )
}

/** It is sent. */
export function FeedbackThanks({ service }: { service: Service }) {
  return (
    <>
      <Panel heading={words.thanks}>{words.thanksText}</Panel>
      <p>
        <a href={`/services/${service.id}`}>{report.toService}</a>
      </p>
    </>
  )
}
