import {
  Button,
  ButtonGroup,
  Checkboxes,
  EmptyState,
  ErrorSummary,
  FileInput,
  Input,
  Table,
} from '../../ui/index.ts'
import { countOf, plainDate } from '../../words/index.ts'
import type { LoadedList } from '../lists/list-store.ts'
import type { Pupil } from '../lists/pupil-store.ts'
import type { Round } from '../round.ts'
import type { RoundSchool } from '../schools/school-store.ts'
import { ListReport } from './list-report.tsx'

export type PupilsPageProps = {
  school: RoundSchool
  round: Round
  /** Those who were looked for; everybody when nobody was. */
  pupils: readonly Pupil[]
  listed: number
  sought: string
  latest: LoadedList | null
  mayList: boolean
  /** Whether a no still takes answers back with it. */
  mayTakeBack: boolean
  now: Date
  problem?: string | undefined
}

/** A page of names holds no more than these. */
const MOST_SHOWN = 100

/** The school's own list: sending it, what came of it, and each pupil's no. */
export function PupilsPage(props: PupilsPageProps) {
  const { school, round, listed, latest, mayList, now, problem } = props
  const path = `/school-surveys/${school.id}/pupils`
  return (
    <>
      {problem && <ErrorSummary errorList={[{ text: problem, href: '#file' }]} />}
      <h1>Pupils</h1>
      <p>
        Only your school reads this list. It is destroyed on{' '}
        {round.namesDestroyedOn ? plainDate(round.namesDestroyedOn) : 'its day'}.
      </p>
      {latest && <ListReport list={latest} now={now} />}
      {latest && latest.held > 0 && (
        <form method="post" action={`${path}/settling`}>
          <Button
            text="Take the rows that wait, with what was not read left empty"
            variant="secondary"
            preventDoubleClick
          />
        </form>
      )}
      {mayList && <SendList path={path} problem={problem} again={listed > 0} />}
      {listed === 0 ? <EmptyState heading="Nobody is on the list yet" /> : <Listed {...props} path={path} />}
    </>
  )
}

const SendList = ({
  path,
  problem,
  again,
}: {
  path: string
  problem?: string | undefined
  again: boolean
}) => (
  <form method="post" action={path} enctype="multipart/form-data" novalidate>
    <FileInput
      name="file"
      label={again ? 'Send the list again' : 'Your list of pupils'}
      hint="A CSV file whose first row names the columns: admission number, given name, family name, year group; and, if you have them, class, gender, ethnic group, free school meals, special educational needs, and small area or postcode."
      accept=".csv,.txt,.tsv,text/csv"
      errorMessage={problem}
    />
    {again && (
      <Checkboxes
        name="whole"
        items={[
          { value: 'yes', text: 'This is the whole list: take off whoever is not in it and has no slip' },
        ]}
      />
    )}
    <Button text="Send the list" preventDoubleClick />
  </form>
)

function Listed({ pupils, listed, sought, path, round, mayTakeBack }: PupilsPageProps & { path: string }) {
  return (
    <section>
      <h2>{countOf(listed, 'pupil')}</h2>
      <form method="post" action={`${path}/search`}>
        <Input
          name="q"
          label={{ text: 'Find a pupil by name or admission number', size: 's' }}
          value={sought}
          width={20}
        />
        <Button text="Find" variant="secondary" small />
      </form>
      {pupils.length === 0 && <p>Nobody on the list is called that.</p>}
      {pupils.length > MOST_SHOWN && <p>The first {MOST_SHOWN} are shown. Find a pupil by name.</p>}
      {mayTakeBack && round.kind !== 'anonymous' && (
        <p>A no that comes after the slip was made takes the slip back, and the answers with it.</p>
      )}
      {round.kind === 'anonymous' && (
        <p>Nobody can tell whose slip is whose. Whoever said no is given none, or gives it back.</p>
      )}
      {pupils.length > 0 && (
        <Table
          caption={{ text: 'Pupils', hidden: true }}
          head={['Name', 'Number', 'Class', 'How it stands', 'No']}
          rows={pupils
            .slice(0, MOST_SHOWN)
            .map((pupil) => [
              `${pupil.givenName} ${pupil.familyName}`,
              pupil.reference,
              pupil.class,
              standing(pupil, round),
              { text: <Says pupil={pupil} path={path} named={round.kind === 'named'} /> },
            ])}
          firstCellIsHeader
          responsive
          compact
        />
      )}
    </section>
  )
}

function standing(pupil: Pupil, round: Round): string {
  if (pupil.saidNo) return pupil.saidNo === 'parent' ? 'A parent said no' : 'Said no'
  if (pupil.heldBecause) return `Waits for a look. ${pupil.heldBecause}`
  if (round.kind === 'named' && !pupil.saidYes) return 'Nobody said yes yet'
  return pupil.codeMadeAt ? 'Has a slip' : 'No slip yet'
}

function Says({ pupil, path, named }: { pupil: Pupil; path: string; named: boolean }) {
  const who = `${pupil.givenName} ${pupil.familyName}`
  const at = `${path}/${pupil.id}`
  if (pupil.saidNo)
    return pupil.codeMadeAt ? null : (
      <form method="post" action={`${at}/no/withdrawal`}>
        <Button variant="secondary" small preventDoubleClick>
          Not a no<span class="nhsuk-u-visually-hidden">: {who}</span>
        </Button>
      </form>
    )
  return (
    <ButtonGroup>
      <Say action={`${at}/no`} by="parent" text="Parent said no" who={who} />
      <Say action={`${at}/no`} by="pupil" text="Pupil said no" who={who} />
      {named && !pupil.saidYes && (
        <>
          <Say action={`${at}/yes`} by="competent_pupil" text="Pupil decides and said yes" who={who} />
          <Say action={`${at}/yes`} by="parent_and_child" text="Parent and child said yes" who={who} />
        </>
      )}
    </ButtonGroup>
  )
}

const Say = ({ action, by, text, who }: { action: string; by: string; text: string; who: string }) => (
  <form method="post" action={action}>
    <input type="hidden" name="by" value={by} />
    <Button variant="secondary" small preventDoubleClick>
      {text}
      <span class="nhsuk-u-visually-hidden">: {who}</span>
    </Button>
  </form>
)
