import {
  BackLink,
  Button,
  InsetText,
  NotificationBanner,
  PageHeading,
  SummaryList,
  WarningCallout,
} from '../../ui/index.ts'
import { countOf, figure, spokenMoment } from '../../words/index.ts'
import type { Run } from '../sources/run-store.ts'
import type { Affected, Completeness, Source } from '../sources/source-store.ts'
import { FirstThings, RunsTable, ToldTable } from './source-parts.tsx'

export type SourcePageProps = {
  source: Source
  runs: readonly Run[]
  complete: Completeness
  duplicates: number
  told: readonly Affected[]
  goesOn: boolean
  /** The run whose list shrank, while nobody has said whether to believe it. */
  doubted: Run | undefined
  canImport: boolean
  now: Date
}

/** One source: what came in and when, what to put right first, how complete its entries are, and its last imports. */
export function SourcePage(props: SourcePageProps) {
  const { source, runs, doubted, goesOn, now } = props
  const [last] = runs
  const done = runs.find((run) => run.state === 'done' && !run.notModified)
  return (
    <div class="app-source">
      <PageHeading heading={source.name} below={source.feedUrl ?? 'Taken in from files.'} />
      {goesOn && last && <GoingOn run={last} source={source.id} />}
      {!goesOn && last?.state === 'failed' && (
        <WarningCallout heading="The last time went wrong">
          <p>{last.problem}</p>
          <p>What was taken in before it is there. Nothing is said to be gone.</p>
        </WarningCallout>
      )}
      {doubted && <Shrunk run={doubted} source={source} />}
      <Controls {...props} />
      {done ? <LastTime run={done} source={source} now={now} /> : <p>Nothing was taken in yet.</p>}
      <FirstThings {...props} />
      {props.told.length > 0 && <ToldTable source={source.id} told={props.told} />}
      <RunsTable runs={runs} now={now} />
    </div>
  )
}

/** The way back to every source. */
export const BackToSources = () => <BackLink href="/directory/sources" text="Where services come from" />

function GoingOn({ run, source }: { run: Run; source: string }) {
  const page = run.page === null ? '' : ` Page ${run.page}${run.pages === null ? '' : ` of ${run.pages}`}.`
  return (
    <NotificationBanner title="Being taken in" titleId="going-on">
      <p class="nhsuk-notification-banner__heading">
        {run.state === 'waiting'
          ? 'It begins within a minute.'
          : `${countOf(run.read, 'service')} read so far.${page}`}
      </p>
      <p>
        <a href={`/directory/sources/${source}`}>Look again</a>
      </p>
    </NotificationBanner>
  )
}

function Shrunk({ run, source }: { run: Run; source: Source }) {
  const now = run.added + run.changed + run.unchanged
  return (
    <WarningCallout heading="Its list is suddenly much shorter">
      <p>
        The list before had {countOf(run.shrunkFrom ?? 0, 'service')}, this one has {figure(now)}. That is
        more often a fault of the feed than the truth, so nothing is marked as gone yet.
      </p>
      <form method="post" action={`/directory/sources/${source.id}/confirmation`}>
        <Button text="It is right: mark the rest as gone" variant="secondary" preventDoubleClick />
      </form>
    </WarningCallout>
  )
}

function Controls({ source, canImport }: SourcePageProps) {
  if (source.feedUrl === null)
    return <InsetText text="It has no address, so it is taken in again with bin/trellis directory import." />
  return (
    <div class="app-source__controls">
      {canImport && (
        <form method="post" action={`/directory/sources/${source.id}/imports`}>
          <Button text="Take it in now" preventDoubleClick />
        </form>
      )}
      <form method="post" action={`/directory/sources/${source.id}/schedule`}>
        <input type="hidden" name="daily" value={source.daily ? 'no' : 'yes'} />
        <Button
          text={source.daily ? 'Stop asking it every day' : 'Ask it every day'}
          variant="secondary"
          preventDoubleClick
        />
      </form>
    </div>
  )
}

function LastTime({ run, source, now }: { run: Run; source: Source; now: Date }) {
  const list = (count: number, kind: string) =>
    count === 0 ? (
      '0'
    ) : (
      <a href={`/directory/sources/${source.id}/${kind}.csv?run=${run.id}`}>{figure(count)} (CSV)</a>
    )
  const row = (key: string, value: unknown) => ({ key, value: value as string })
  return (
    <section>
      <h2>What came in last</h2>
      <p>
        {spokenMoment(run.askedAt, now)}, from {run.takenFrom}. Every record is accounted for.
      </p>
      {run.note && <p>{run.note}</p>}
      <SummaryList
        rows={[
          row('Read', figure(run.read)),
          row('New', figure(run.added)),
          row('Changed', figure(run.changed)),
          row('As before', figure(run.unchanged)),
          row('Held for a person', list(run.held, 'held')),
          row('Refused', list(run.refused, 'refused')),
          row('Taken in with something left out', list(run.adjusted, 'adjusted')),
        ]}
      />
      {source.waiting > 0 && (
        <p>
          <a href="/directory/held">Decide the {countOf(source.waiting, 'held record')}</a>
        </p>
      )}
    </section>
  )
}
