import { Button, ErrorSummary, Panel } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { en } from '../../words/index.ts'

const words = en.myPage

/** What a link asks for before it opens anything. */
export const codeForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'line', name: 'code', label: words.door.code, hint: words.door.codeHint },
          ...{ width: 10, max: 40, autocomplete: 'one-time-code', required: words.door.empty },
        },
      ],
    },
  ],
}

/** A locked page: no name, no place, nothing but the six numbers. */
export function Door({ path, typed, problems }: { path: string; typed: Typed; problems: Problems }) {
  const items = problemList(codeForm, problems)
  return (
    <>
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <h1>{words.door.title}</h1>
      <p>{words.door.lead}</p>
      <form method="post" action={path} novalidate>
        {codeForm.sections.map(({ questions }) => (
          <Ask questions={questions} typed={typed} problems={problems} />
        ))}
        <p class="app-muted">{words.door.shared}</p>
        <Button text={words.door.open} preventDoubleClick />
      </form>
    </>
  )
}

/** A page that opens nothing: locked, gone, shut or closed. */
export const Nothing = ({ title, text, login }: { title: string; text: string; login?: string }) => (
  <>
    <Panel heading={title}>{text}</Panel>
    {login && <Button text={en.waysIn.login.button({ login })} href="/my/login" variant="secondary" />}
  </>
)
