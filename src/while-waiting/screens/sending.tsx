import { BackLink, Button, ErrorSummary, FileInput } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'

/** A service sends its list: pasted, or as a file. */
export function SendingPage(props: {
  form: Form
  typed: Typed
  problems: Problems
  nobody: boolean
  action: string
  once: string
}) {
  const { form, typed, problems, nobody, once, action } = props
  const items = problemList(form, problems)
  return (
    <div class="app-column--reading">
      <BackLink href="/waiting-lists" text="Support while waiting" />
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <h1>Offer support to those who wait</h1>
      <p>
        Everybody on your list is asked by a link of their own. Who says yes is referred to the link workers.
        Who says no is forgotten here, save that they said no. It never changes their place with you.
      </p>
      {nobody ? (
        <p>
          <strong>No team here offers this yet.</strong> Whoever leads a team of link workers begins it on the
          programme’s page.
        </p>
      ) : (
        <form method="post" action={action} enctype="multipart/form-data" novalidate>
          <input type="hidden" name="once" value={once} />
          {form.sections.map(({ title, intro, questions }) => (
            <>
              {title && <h2>{title}</h2>}
              {intro && <p>{intro}</p>}
              <Ask questions={questions} typed={typed} problems={problems} />
            </>
          ))}
          <FileInput
            name="file"
            label="Or choose a file"
            hint="A CSV file with the same columns. It counts instead of what is pasted."
            accept=".csv,.txt,.tsv,text/csv"
          />
          <Button text="Ask everybody on it" preventDoubleClick />
        </form>
      )}
    </div>
  )
}
