import type { Service } from '../../directory/index.ts'
import { ONCE } from '../../people/index.ts'
import { Button, ErrorSummary, NotificationBanner, Select, SummaryList } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { countOf, newId, shortDay } from '../../words/index.ts'
import type { Outcomes, TeamFavourite, TeamNote } from '../team-store.ts'
import { serviceFacts } from './one-service.tsx'

export type TeamKnowsProps = {
  service: Service
  teams: readonly TeamFavourite[]
  notes: readonly TeamNote[]
  outcomes: Outcomes
  supports: readonly { supportId: string; name: string }[]
  form: Form
  typed: Typed
  problems: Problems
  notice: string | null
}

/** A service as a worker's team knows it. None of this is on its public page. */
export function TeamKnows(props: TeamKnowsProps) {
  const { service, form, problems } = props
  const untold = problems.support ? [{ text: problems.support, href: '#support' }] : []
  const items = [...problemList(form, problems), ...untold]
  return (
    <>
      {items.length > 0 && <ErrorSummary errorList={items} />}
      {props.notice && (
        <NotificationBanner title="Done">
          <p>{props.notice}</p>
        </NotificationBanner>
      )}
      <h1>{service.name}</h1>
      <p class="nhsuk-body-l">What your team knows of it. Nobody outside your team reads this page.</p>
      <div class="app-columns app-columns--even app-team-knows">
        <div>
          <Favourites {...props} />
          <Notes {...props} />
        </div>
        <div>
          <WhatCameOfIt {...props} />
          <TellSomebody {...props} />
          <section>
            <h2>Whom to ask</h2>
            <SummaryList rows={serviceFacts(service)} />
          </section>
        </div>
      </div>
    </>
  )
}

function Favourites({ service, teams }: TeamKnowsProps) {
  const path = `/services/${service.id}/team/favourite`
  return (
    <section>
      <h2>Favourite</h2>
      {teams.map(({ teamId, team, by }) => (
        <form method="post" action={by ? `${path}/ending` : path} class="app-favourite">
          <p>
            {by
              ? `A favourite of ${team}: ${by} made it one.`
              : `Not a favourite of ${team}. Favourites come first when somebody looks for something.`}
          </p>
          <input type="hidden" name="team" value={teamId} />
          <Button variant="secondary" small preventDoubleClick>
            {by ? 'Take it off the favourites' : 'Make it a favourite'}
            {teams.length > 1 && <span class="nhsuk-u-visually-hidden"> of {team}</span>}
          </Button>
        </form>
      ))}
    </section>
  )
}

function Notes({ service, teams, notes, form, typed, problems }: TeamKnowsProps) {
  const path = `/services/${service.id}/team/notes`
  return (
    <section>
      <h2>Notes</h2>
      {notes.length === 0 && <p>Nobody has written anything yet.</p>}
      {notes.map((note) => (
        <div class="app-team-note">
          <p dir="auto">{note.words}</p>
          <p class="app-muted">
            {note.author}, {shortDay(note.writtenOn)}
            {note.until ? `, until ${shortDay(note.until)}` : ''}
            {teams.length > 1 ? `, for ${note.team}` : ''}
          </p>
          {note.mine && (
            <form method="post" action={`${path}/${note.id}/ending`}>
              <Button variant="secondary" small preventDoubleClick>
                Take it away<span class="nhsuk-u-visually-hidden">: {note.words.slice(0, 40)}</span>
              </Button>
            </form>
          )}
        </div>
      ))}
      <form method="post" action={path} novalidate>
        <input type="hidden" name={ONCE} value={newId()} />
        {form.sections.map(({ questions }) => (
          <Ask questions={questions} typed={typed} problems={problems} />
        ))}
        <Button text="Keep the note" preventDoubleClick />
      </form>
    </section>
  )
}

function WhatCameOfIt({ outcomes }: TeamKnowsProps) {
  const { went, going, good, notForThem } = outcomes
  return (
    <section>
      <h2>What came of it</h2>
      {went === null ? (
        <p>Fewer than three of your team’s young people have been there, so no number is shown.</p>
      ) : (
        <p>{countOf(went, 'young person', 'young people')} of your team’s have been there.</p>
      )}
      {went !== null && going !== null && (
        <ul>
          {going > 0 && <li>{going} go there now</li>}
          {(good ?? 0) > 0 && <li>{good} came to an end that was meant, or go on without us</li>}
          {(notForThem ?? 0) > 0 && <li>{notForThem} stopped because it was not for them</li>}
        </ul>
      )}
      {went !== null && going === null && (
        <p>How it went for them is not shown: one of the numbers would be under three.</p>
      )}
    </section>
  )
}

function TellSomebody({ service, supports, problems }: TeamKnowsProps) {
  if (supports.length === 0) return null
  return (
    <section>
      <h2>Tell somebody about it</h2>
      <form method="post" action={`/services/${service.id}/team/signposts`}>
        <input type="hidden" name={ONCE} value={newId()} />
        <Select
          name="support"
          label={{ text: 'Whom did you tell?', size: 's' }}
          hint="Nobody is asked, and nothing is shared."
          errorMessage={problems.support}
          items={[
            { value: '', text: 'Choose who' },
            ...supports.map(({ supportId, name }) => ({ value: supportId, text: name })),
          ]}
        />
        <Button text="I told them about it" variant="secondary" preventDoubleClick />
      </form>
    </section>
  )
}
