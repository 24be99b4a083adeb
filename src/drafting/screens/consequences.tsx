import type { Measure, Programme } from '../../blueprint/index.ts'
import {
  asQuestions,
  HowItIsDone,
  MustShow,
  PublicProgramme,
  pointSaid,
  sourceSaid,
} from '../../programmes/index.ts'
import { Details, SummaryList } from '../../ui/index.ts'
import { Ask } from '../../ui/questions/index.ts'
import { type DateOnly, spokenDate } from '../../words/index.ts'
import { dueOn } from '../due.ts'

type Following = { programme: Programme; measures: readonly Measure[]; today: DateOnly }

/** What follows from a draft: each way in's form, the public page, sessions, when measures fall due, what it must show. */
export function Consequences(following: Following) {
  const { programme } = following
  return (
    <section id="follows">
      <h2>What follows from it</h2>
      <p>This is how it will look. Nothing here can be filled in or sent.</p>
      <Details summary="The public page, which anybody reads">
        <div class="app-preview">
          <p class="nhsuk-heading-l">{programme.public_name}</p>
          <PublicProgramme programme={programme} />
        </div>
      </Details>
      {programme.ways_in.map((way) => (
        <WayIn way={way} />
      ))}
      <HowItIsDone programme={programme} />
      <FallsDue {...following} />
      <MustShow programme={programme} />
    </section>
  )
}

function WayIn({ way: { who, note, form } }: { way: Programme['ways_in'][number] }) {
  return (
    <Details summary={`The form of: ${sourceSaid(who)}`}>
      {note && <p>{note}</p>}
      {form.length > 0 ? (
        <fieldset class="nhsuk-fieldset app-preview" disabled>
          <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
            Asked beside what every form asks
          </legend>
          <Ask questions={asQuestions(form, `preview-${who}`)} typed={{}} />
        </fieldset>
      ) : (
        <p>Nothing is filled in here.</p>
      )}
    </Details>
  )
}

function FallsDue({ programme, measures, today }: Following) {
  return (
    <section>
      <h2>When measures fall due</h2>
      {programme.measures.length > 0 ? (
        <>
          <p>For somebody who begins today, {spokenDate(today)}.</p>
          <SummaryList
            rows={programme.measures.map(({ measure, points }) => ({
              key: measures.find(({ key }) => key === measure)?.name ?? measure,
              value: (
                <ul>
                  {points.map((point) => {
                    const day = dueOn(programme, point, today)
                    return (
                      <li>
                        {pointSaid(point, programme.follow_up)}:{' '}
                        {day ? spokenDate(day) : 'on a day that is not known before'}
                      </li>
                    )
                  })}
                </ul>
              ),
            }))}
          />
        </>
      ) : (
        <p class="app-muted">It asks no measure.</p>
      )}
    </section>
  )
}
