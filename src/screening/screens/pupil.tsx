import { surveyAddresses } from '../../filling-in/index.ts'
import { Button, type Content, ErrorSummary, HelpNumbers } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { en } from '../../words/index.ts'
import { addresses } from '../addresses.ts'
import type { Arm, Screen } from '../screen.ts'

const { problem, ask, trial: study, reach, sent, ideas, finish, finishWhy } = en.screening

type AskedOnPage = {
  title: string
  form: Form
  typed: Typed
  problems: Problems
  action: string
  button: string
}

function Asked({ children, below, ...page }: AskedOnPage & { children: Content; below?: Content }) {
  const items = problemList(page.form, page.problems)
  return (
    <div class="app-question-page" lang="en">
      {items.length > 0 && <ErrorSummary heading={problem} errorList={items} />}
      <h1>{page.title}</h1>
      {children}
      <form method="post" action={page.action} novalidate>
        {page.form.sections.map((section) => (
          <>
            {section.title && <h2>{section.title}</h2>}
            <Ask questions={section.questions} typed={page.typed} problems={page.problems} />
          </>
        ))}
        <Button text={page.button} preventDoubleClick />
      </form>
      {below}
    </div>
  )
}

export type PupilPage = { screen: Screen; form: Form; typed: Typed; problems: Problems }

/** Whether they want to talk with somebody, or join a trial: told kindly, and without a word about what they answered. */
export function AskPage({ screen, ...page }: PupilPage) {
  const { trial, teamName: team } = screen
  return (
    <Asked {...page} title={trial ? study.title : ask.title} action={addresses.reply} button={ask.next}>
      <p class="nhsuk-body-l">{ask.thanks}</p>
      <p>{ask.why}</p>
      <p>{screen.told}</p>
      {trial ? (
        <>
          <p>{trial.about}</p>
          <p>{study.chance({ team })}</p>
          <p>{study.free}</p>
          <p>{study.name(trial)}</p>
        </>
      ) : (
        <p>{ask.seen({ team })}</p>
      )}
    </Asked>
  )
}

/** Who they are and how to reach them. */
export function ReachPage({ screen, ...page }: PupilPage) {
  const instead = (
    <p>
      <a href={addresses.ideas}>{reach.instead}</a>
    </p>
  )
  return (
    <Asked {...page} title={reach.title} action={addresses.referral} button={reach.send} below={instead}>
      {screen.trial && <p>{study.referred({ team: screen.teamName })}</p>}
      <p>{reach.lead({ team: screen.teamName })}</p>
    </Asked>
  )
}

const Finish = () => (
  <form method="post" action={surveyAddresses.ending}>
    <p>{finishWhy}</p>
    <Button text={finish} />
  </form>
)

/** It was sent, and with whom it is. */
export function SentPage({ screen }: { screen: Screen }) {
  return (
    <div class="app-question-page" lang="en">
      <h1>{sent.title}</h1>
      <p class="nhsuk-body-l">{sent.lead({ team: screen.teamName })}</p>
      <p>{sent.held}</p>
      <Today />
      <Finish />
    </div>
  )
}

/** What there is to look at: a leaflet, or a search of the directory. */
export function IdeasPage({ screen, arm }: { screen: Screen; arm: Arm | null }) {
  return (
    <div class="app-question-page" lang="en">
      <h1>{ideas.title}</h1>
      {arm === 'signposting' && <p>{study.signposted}</p>}
      <p class="nhsuk-body-l">
        <a href={screen.signpostAddress} rel="noreferrer" target="_blank">
          {screen.signpostName}
        </a>
      </p>
      <p>{ideas.lead}</p>
      <p>
        {ideas.later}{' '}
        <a href="/refer/me" rel="noreferrer">
          {ideas.ask}
        </a>
      </p>
      <Today />
      <Finish />
    </div>
  )
}

const { help } = en.fillingIn

// The same lines as on every page of help.
const Today = () => (
  <section>
    <h2>{ideas.talk}</h2>
    <HelpNumbers
      lines={[
        ['childline', help.childline],
        ['shout', help.shout],
        ['danger', help.danger],
      ]}
    />
  </section>
)
