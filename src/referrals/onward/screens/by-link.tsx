import { Button, ErrorSummary, InsetText, Panel } from '../../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../../ui/questions/index.ts'
import { type DateOnly, en, spokenDay } from '../../../words/index.ts'
import type { Shared } from '../prescription.ts'
import { Contact } from './asked.tsx'
import { SharedList } from './shared-list.tsx'

const { asked, came, thanks, gone } = en.prescribing

type Sent = { form: Form; path: string; typed: Typed; problems: Problems }
type Who = { worker: string; team: string; phone: string | null }

function Fields({ form, path, typed, problems, button }: Sent & { button: string }) {
  return (
    <form method="post" action={path} novalidate>
      {form.sections.map(({ questions }) => (
        <Ask questions={questions} typed={typed} problems={problems} />
      ))}
      <Button text={button} preventDoubleClick />
    </form>
  )
}

const Errors = ({ form, problems }: Sent) => {
  const items = problemList(form, problems)
  return items.length > 0 ? <ErrorSummary errorList={items} /> : <></>
}

/** Yes or no, by somebody without an account: a first name, and nothing else about anybody. */
export function AskedByLink(props: Sent & Who & { shared: Shared; answerBy: DateOnly }) {
  const { shared, worker, team } = props
  const first = shared.first_name
  return (
    <>
      <Errors {...props} />
      <h1>{asked.title({ first })}</h1>
      <p class="nhsuk-body-l">{asked.lead({ first, service: shared.service, worker, team })}</p>
      <p>{asked.by({ day: spokenDay(props.answerBy) })}</p>
      <InsetText>
        <p>{asked.onlyName({ first })}</p>
      </InsetText>
      <h2>{asked.form}</h2>
      <Fields {...props} button={asked.send} />
      <hr class="app-rule" />
      <Contact {...props} />
    </>
  )
}

/** What was agreed for after a yes, and who came, told once. */
export function CameByLink(props: Sent & Who & { shared: Shared }) {
  const { shared } = props
  const first = shared.first_name
  return (
    <>
      <Errors {...props} />
      <h1>{came.title({ first })}</h1>
      <p class="nhsuk-body-l">{came.lead({ first, service: shared.service })}</p>
      <h2>{came.safe({ first })}</h2>
      <SharedList shared={shared} nothing={came.nothing({ first })} />
      <p class="app-muted">{came.safeNote({ first })}</p>
      <Contact {...props} />
      <h2>{came.form}</h2>
      <p>{came.once}</p>
      <Fields {...props} button={came.send} />
      <hr class="app-rule" />
      <p>{came.danger}</p>
    </>
  )
}

/** It is sent. The same words for whoever comes here. */
export function Thanks() {
  return (
    <>
      <Panel heading={thanks.title}>{thanks.text}</Panel>
      <p>{thanks.next}</p>
      <p>{thanks.over}</p>
    </>
  )
}

/** A link that opens nothing, whatever the reason: whom to ring. */
export function Gone({ frontDoor }: { frontDoor: { team: string; phone: string | null } | null }) {
  return (
    <>
      <h1>{gone.title}</h1>
      <p class="nhsuk-body-l">{gone.text}</p>
      <p>
        {frontDoor?.phone
          ? gone.ring({ team: frontDoor.team, phone: frontDoor.phone })
          : frontDoor
            ? gone.ask({ team: frontDoor.team })
            : gone.nobody}
      </p>
      <p>{gone.danger}</p>
    </>
  )
}
