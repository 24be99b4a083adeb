import { Button, ErrorSummary, Input, InsetText, LinkButton } from '../../ui/index.ts'
import type { DemoPerson } from './people.ts'

type PickProps = {
  action: string
  people: readonly DemoPerson[]
  /** What was searched for; undefined when there are too few people to search among. */
  search?: string
  error?: string
}

/** The demo's sign-in: invented people by organisation, one press each. */
export function PickAPerson({ action, people, search, error }: PickProps) {
  const organisations = Map.groupBy(people, ({ organisationName }) => organisationName)
  return (
    <>
      {error && <ErrorSummary errorList={[{ text: error, href: '#people' }]} />}
      <h1>Who would you like to be?</h1>
      <InsetText text="This is a demo. Everybody here is invented, and so is everything about them." />
      <p>
        <a href="/sign-in/passkey">Sign in with a passkey</a>
      </p>
      {search !== undefined && <Search action={action} search={search} />}
      <form method="post" action={action} id="people">
        {[...organisations].map(([organisation, members]) => (
          <section>
            <h2>{organisation}</h2>
            <ul class="nhsuk-list">
              {members.map((person) => (
                <Person person={person} />
              ))}
            </ul>
          </section>
        ))}
        {people.length === 0 && (
          <p>Nobody matches “{search}”. Try part of a name, a job or an organisation.</p>
        )}
      </form>
    </>
  )
}

function Search({ action, search }: { action: string; search: string }) {
  return (
    <form method="get" action={action} role="search">
      <Input
        name="q"
        type="search"
        label={{ text: 'Find a person', size: 's' }}
        hint="A name, a job or an organisation"
        value={search}
        width={20}
      />
      <Button text="Find" variant="secondary" />
    </form>
  )
}

function Person({ person }: { person: DemoPerson }) {
  const { jobTitle, roles } = person
  // 'Link worker · Link worker, Northside' would say it twice.
  const said = roles.some((role) => role.startsWith(`${jobTitle},`))
  const about = [said ? '' : jobTitle, ...roles].filter(Boolean)
  return (
    <li>
      <LinkButton name="person" value={person.id} text={person.name} />
      {about.length > 0 && <> {about.join(' · ')}</>}
    </li>
  )
}
