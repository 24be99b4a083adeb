import { BackLink, Button, type Content, ErrorSummary } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { ONCE } from '../sent-form.ts'

export type FormPageProps = {
  back: { text: Content; href: string }
  heading: Content
  lead?: Content
  /** What has to be read or done before the form is filled in. */
  above?: Content
  /** Why nothing was saved although every field is right: it stands in the error summary, and beside the button. */
  stopped?: string
  form: Form
  typed: Typed
  problems?: Problems
  action: string
  button: string
  /** The id of this page, for a form that makes something. */
  once?: string
  /** A button that takes something away or ends it is berry. */
  warning?: boolean
  children?: Content
}

/** One form on one page: the way back, what to put right, the questions, one button. */
export function FormPage(props: FormPageProps) {
  const { form, typed, problems = {}, stopped } = props
  const items = [...(stopped ? [{ text: stopped, href: '#stopped' }] : []), ...problemList(form, problems)]
  return (
    <div class="app-column--reading">
      <BackLink href={props.back.href} text={props.back.text} />
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <h1>{props.heading}</h1>
      {props.lead && <p>{props.lead}</p>}
      {props.above}
      <form method="post" action={props.action} novalidate>
        {props.once && <input type="hidden" name={ONCE} value={props.once} />}
        {form.sections.map((section) => (
          <>
            {section.title && <h2>{section.title}</h2>}
            {section.intro && <p>{section.intro}</p>}
            <Ask questions={section.questions} typed={typed} problems={problems} />
          </>
        ))}
        {stopped && (
          <p class="nhsuk-error-message" id="stopped">
            {stopped}
          </p>
        )}
        <Button text={props.button} variant={props.warning ? 'warning' : undefined} preventDoubleClick />
      </form>
      {props.children}
    </div>
  )
}
