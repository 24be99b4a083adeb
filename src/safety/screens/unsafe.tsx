import { Button, type Content, ErrorSummary, HelpNumbers, WarningCallout } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { en } from '../../words/index.ts'
import { spokenBy } from '../lead.ts'
import type { Getting } from '../raising.ts'

const words = en.safety

/** What they would like to say, if anything. */
export const unsafeForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        { kind: 'words', name: 'words', label: words.box, hint: words.boxHint, rows: 3, max: 2000 },
      ],
    },
  ],
}

/** The way to it from a page of a young person’s own: `/unsafe/` and the token of their link, or `/my/unsafe`. */
export const UnsafeLink = ({ path }: { path: string }): Content => (
  <p>
    <a href={path}>{words.link}</a>
  </p>
)

/** Help that is there now, whoever reads what and when. */
function HelpNow({ lead }: { lead: string }): Content {
  return (
    <WarningCallout heading={words.title} headingLevel={2}>
      <p>
        <a href="tel:999">
          <strong>{words.danger}</strong>
        </a>
      </p>
      <p>{words.quiet}</p>
      <p>{lead}</p>
      <HelpNumbers
        lines={[
          ['childline', words.childline],
          ['shout', words.shout],
          ['nhs', words.nhs],
        ]}
      />
    </WarningCallout>
  )
}

/** Who reads it, and by when, by the hours that are published. */
function WhoReads({ getting, now }: { getting: readonly Getting[]; now: Date }): Content {
  const [first, ...others] = getting
  if (!first) return null
  const role = words.lead({ organisation: first.organisationName })
  return (
    <>
      <p class="nhsuk-body-l">
        {words.reads({ name: first.name, role })}
        {others.length > 0 && ` ${words.readsToo({ names: others.map(({ name }) => name).join(', ') })}`}
      </p>
      <When first={first} now={now} />
    </>
  )
}

const When = ({ first, now }: { first: Getting; now: Date }): Content => (
  <p>
    <strong>
      {first.reads <= now
        ? words.by({ by: spokenBy(first.by) })
        : words.later({ from: spokenBy(first.reads) })}
    </strong>
  </p>
)

/** One tap from their own page: who reads it and when, help that is there now, and a box that may stay empty. */
export function UnsafePage(props: {
  path: string
  getting: readonly Getting[]
  now: Date
  once: string
  typed: Typed
  problems: Problems
}): Content {
  const { path, getting, now, once, typed, problems } = props
  const wrong = problemList(unsafeForm, problems)
  return (
    <>
      {wrong.length > 0 && <ErrorSummary errorList={wrong} />}
      <h1>{words.link}</h1>
      {getting.length > 0 && <WhoReads getting={getting} now={now} />}
      <HelpNow lead={getting.length > 0 ? words.now : words.nobody} />
      {getting.length > 0 && (
        <form method="post" action={path} novalidate>
          <input type="hidden" name="once" value={once} />
          {unsafeForm.sections.map(({ questions }) => (
            <Ask questions={questions} typed={typed} problems={problems} />
          ))}
          <p>{words.next}</p>
          <Button text={words.send} preventDoubleClick />
        </form>
      )}
    </>
  )
}

/** It is with them: who, by when, and help until then. */
export function UnsafeSent({ getting, now }: { getting: readonly Getting[]; now: Date }): Content {
  const [first] = getting
  return (
    <>
      <h1>{words.sent}</h1>
      {first && <p class="nhsuk-body-l">{words.sentReads({ name: first.name })}</p>}
      {first && <When first={first} now={now} />}
      <p>{words.next}</p>
      <HelpNow lead={words.now} />
      <p>{words.noTrace}</p>
    </>
  )
}

/** The same page for a link that never was and for one that is over: help all the same. */
export function UnsafeGone(): Content {
  return (
    <>
      <h1>{words.gone}</h1>
      <HelpNow lead={words.goneWhy} />
    </>
  )
}
