import { Button, ButtonGroup } from '../../ui/index.ts'
import { en } from '../../words/index.ts'

const { find } = en.directory

/** Where anybody asks for a person. */
const askAPerson = '/refer/me'

/** No result is a dead end: a named way to a person, on every page of results. */
export function AskAPerson({
  heading = find.person.heading,
  text = find.person.text,
}: {
  heading?: string
  text?: string
}) {
  return (
    <section class="app-ask">
      <h2>{heading}</h2>
      <p>{text}</p>
      <ButtonGroup>
        <Button href={askAPerson} text={find.person.ask} />
      </ButtonGroup>
    </section>
  )
}
