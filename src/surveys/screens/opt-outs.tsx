import { Button, FileInput, InsetText, Select } from '../../ui/index.ts'
import { ago, countOf, plainDate } from '../../words/index.ts'
import type { LoadedList, ParentNo } from '../lists/list-store.ts'
import type { ListCounts, Pupil } from '../lists/pupil-store.ts'
import { type Round, yearGroupsLine } from '../round.ts'
import type { RoundSchool } from '../schools/school-store.ts'
import { ListReport } from './list-report.tsx'
import { type Problem, ProblemAbove, saidAt } from './problem.tsx'

export type OptOutsPageProps = {
  school: RoundSchool
  round: Round
  counts: ListCounts
  noes: readonly ParentNo[]
  /** Whom a parent's no may be about. */
  pupils: readonly Pupil[]
  latest: LoadedList | null
  now: Date
  problem: Problem | undefined
}

/** Parents who said no: by a file, by hand, by the public page; and that these are all. */
export function OptOutsPage(props: OptOutsPageProps) {
  const { school, round, counts, noes, latest, now, problem } = props
  const path = `/school-surveys/${school.id}`
  return (
    <div class="app-column--reading">
      <ProblemAbove problem={problem} />
      <h1>Parents who said no</h1>
      <p>
        {counts.saidNo === 0 ? 'Nobody so far.' : `${countOf(counts.saidNo, 'no', 'noes')} so far.`} No slip
        is made for them. A no counts whenever it comes, and needs no reason.
      </p>
      {noes.length > 0 && (
        <section>
          <h2>Said on the public page</h2>
          <ul class="app-add">
            {noes.map((no) => (
              <Found no={no} {...props} path={path} />
            ))}
          </ul>
        </section>
      )}
      <h2>Several at once</h2>
      {latest && <ListReport list={latest} now={now} />}
      <form method="post" action={`${path}/opt-outs`} enctype="multipart/form-data" novalidate>
        <FileInput
          name="file"
          label="A list of pupils whose parents said no"
          hint="A CSV file with a column for the admission number, or with given name and family name"
          accept=".csv,.txt,.tsv,text/csv"
          errorMessage={saidAt(problem, 'file')}
        />
        <Button text="Send the list" variant="secondary" preventDoubleClick />
      </form>
      <p>
        One at a time: <a href={`${path}/pupils`}>find the pupil on your list</a>.
      </p>
      <h2>Are these all?</h2>
      {school.optOutsLoadedAt ? (
        <InsetText
          text={`You said so, ${ago(school.optOutsLoadedAt, now)}. A no that comes later still counts.`}
        />
      ) : (
        <form method="post" action={`${path}/opt-outs/completion`}>
          <p>
            No slip can be made before you say so. Parents can say no until{' '}
            {round.optOutBy ? plainDate(round.optOutBy) : 'the day that was said'}.
          </p>
          <Button text="Every no we were told is on the list" preventDoubleClick />
        </form>
      )}
    </div>
  )
}

function Found({ no, pupils, now, path, problem }: OptOutsPageProps & { no: ParentNo; path: string }) {
  const year = no.yearGroup === null ? '' : `, ${yearGroupsLine([no.yearGroup])}`
  const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }) =>
    `${givenName} ${familyName}`
  return (
    <li>
      {nameOf(no)}
      {year}
      {no.class && `, ${no.class}`}
      <p>{ago(no.saidAt, now)}</p>
      <form method="post" action={`${path}/parent-noes/${no.id}`}>
        <Select
          name="pupil"
          id={`pupil-${no.id}`}
          label={`Whom is the no for ${nameOf(no)} about?`}
          errorMessage={saidAt(problem, `pupil-${no.id}`)}
          items={[
            { value: '', text: 'Choose' },
            ...pupils
              .filter((pupil) => no.yearGroup === null || pupil.yearGroup === no.yearGroup)
              .map((pupil) => ({
                value: pupil.id,
                text: `${nameOf(pupil)}, ${pupil.class}, ${pupil.reference}`,
              })),
            { value: 'nobody', text: 'Nobody of our school' },
          ]}
        />
        <Button text="That is who" variant="secondary" small preventDoubleClick />
      </form>
    </li>
  )
}
