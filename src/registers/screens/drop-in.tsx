import type { Session } from '../../groups/index.ts'
import { type Assets, Button, ErrorSummary, NotificationBanner } from '../../ui/index.ts'
import { Ask, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { dropInForm } from '../forms.ts'
import { phoneData } from '../phone.ts'
import { OnThisPhone, Signal } from './on-this-phone.tsx'
import { SomethingWorriedMe } from './worried.tsx'

export type DropInPageProps = {
  session: Session
  typed: Typed
  problems: Problems
  /** Who counts. */
  by: string
  assets: Assets
  notice?: string
  /** Whether the programme asks those who came something at the end. */
  asksAtTheEnd: boolean
}

/** The register of a drop-in: how many came, and nobody's name. The last numbers that are saved count. */
export function DropInPage(props: DropInPageProps) {
  const { session, typed, problems, notice } = props
  const items = problemList(dropInForm, problems)
  return (
    <div class="app-register" {...phoneData(props)}>
      {items.length > 0 && <ErrorSummary errorList={items} />}
      {notice && <NotificationBanner variant="success" text={notice} />}
      <Signal sessionId={session.id} />
      <p class="app-register__lead">Nobody gives a name here. Count heads.</p>
      <form method="post" action={`/sessions/${session.id}/marks`} novalidate data-numbers>
        {dropInForm.sections.map((section) => (
          <>
            {section.title && <h2>{section.title}</h2>}
            {section.intro && <p>{section.intro}</p>}
            <Ask questions={section.questions} typed={typed} problems={problems} />
          </>
        ))}
        <Button text="Save the numbers" />
      </form>
      {props.asksAtTheEnd && (
        <p>
          <a href={`/sessions/${session.id}/feedback`}>Write down what they said at the end</a>
        </p>
      )}
      <p>
        Would somebody like a person to talk to, or a place of their own? Ask them. With their yes,{' '}
        <a href="/refer">start a referral</a>.
      </p>
      <SomethingWorriedMe sessionId={session.id} />
      <OnThisPhone />
      <script type="module" src={props.assets.register} />
    </div>
  )
}
