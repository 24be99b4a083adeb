import { BackLink, Button, ErrorSummary } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'

export type FormPageProps = {
  heading: string
  intro?: string
  back: { href: string; text: string }
  action: string
  form: Form
  typed: Typed
  problems?: Problems
  /** Made with the form, so that pressing twice does it once. */
  id?: string
  submit: string
}

/** A form of one page, with what was typed still in it and what is wrong said first. */
export function FormPage(props: FormPageProps) {
  const { form, typed, problems = {} } = props
  const wrong = problemList(form, problems)
  return (
    <>
      <BackLink {...props.back} />
      {wrong.length > 0 && <ErrorSummary errorList={wrong} />}
      <h1>{props.heading}</h1>
      {props.intro && <p>{props.intro}</p>}
      <form method="post" action={props.action} novalidate>
        {props.id && <input type="hidden" name="id" value={props.id} />}
        {form.sections.map(({ questions }) => (
          <Ask questions={questions} typed={typed} problems={problems} />
        ))}
        <Button text={props.submit} preventDoubleClick />
      </form>
    </>
  )
}
