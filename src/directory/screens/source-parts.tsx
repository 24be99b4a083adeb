import { Table } from '../../ui/index.ts'
import { countOf, figure, spokenMoment } from '../../words/index.ts'
import { aspects, shareOf } from '../sources/quality.ts'
import type { Run } from '../sources/run-store.ts'
import type { Affected } from '../sources/source-store.ts'
import type { SourcePageProps } from './source.tsx'

/** How complete a source's entries are, what is missing most first, each with the list of those it is missing from. */
export function FirstThings({ source, complete, duplicates }: SourcePageProps) {
  const { listed, missing } = complete
  if (listed === 0) return null
  const rows = aspects
    .map((aspect) => ({ ...aspect, lacks: missing[aspect.key] ?? 0 }))
    .sort((a, b) => b.lacks - a.lacks)
  return (
    <section>
      <h2>What to act on first</h2>
      <Doubts source={source} complete={complete} duplicates={duplicates} />
      <h3>How complete its {countOf(listed, 'entry', 'entries')} are</h3>
      <ul class="app-source__aspects">
        {rows.map(({ key, told, act, lacks }) => (
          <li>
            <div>
              <p class="app-source__share">
                <b>{shareOf(listed - lacks, listed)}%</b> say {told}
              </p>
              <meter min={0} max={listed} value={listed - lacks} aria-label={`Entries that say ${told}`}>
                {figure(listed - lacks)} of {figure(listed)}
              </meter>
              {lacks > 0 && <p class="app-muted">{act}</p>}
            </div>
            {lacks > 0 && <Csv source={source.id} list={key} count={lacks} about={`without ${told}`} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

type DoubtProps = Pick<SourcePageProps, 'source' | 'complete' | 'duplicates'>

function Doubts({ source, complete: { vanished, old }, duplicates }: DoubtProps) {
  const doubts = [
    ['vanished', vanished, 'are no longer in its list: ask whether they have stopped.'],
    ['duplicates', duplicates, 'have the name and postcode of another: likely the same.'],
    ['old', old, 'were last checked more than a year ago.'],
  ] as const
  const there = doubts.filter(([, count]) => count > 0)
  if (there.length === 0) return null
  return (
    <ul class="app-source__aspects">
      {there.map(([key, count, words]) => (
        <li>
          <p>
            <b>{countOf(count, 'entry', 'entries')}</b> {words}
          </p>
          <Csv source={source.id} list={key} count={count} about={words} />
        </li>
      ))}
    </ul>
  )
}

function Csv({ source, list, count, about }: { source: string; list: string; count: number; about: string }) {
  return (
    <p class="app-source__csv">
      <a href={`/directory/sources/${source}/${list}.csv`}>
        The {figure(count)}
        <span class="nhsuk-u-visually-hidden"> that {about}</span> (CSV)
      </a>
    </p>
  )
}

/** What we were told of entries, and their source now says otherwise. */
export function ToldTable({ source, told }: { source: string; told: readonly Affected[] }) {
  return (
    <section>
      <h2>Told to us otherwise</h2>
      <p>
        We keep what those who run a service or a curator told us. Here their source says something else: ask
        which is right. <a href={`/directory/sources/${source}/told.csv`}>All of them (CSV)</a>
      </p>
      <Table
        responsive
        caption={{ text: 'What we were told and what the source says', hidden: true }}
        head={['Service', 'What differs']}
        rows={told
          .slice(0, 20)
          .map(({ id, name, note }) => [{ text: <a href={`/services/${id}`}>{name}</a> }, note])}
      />
    </section>
  )
}

/** The last imports of a source. */
export function RunsTable({ runs, now }: { runs: readonly Run[]; now: Date }) {
  if (runs.length === 0) return null
  return (
    <section>
      <h2>Its last imports</h2>
      <Table
        responsive
        compact
        caption={{ text: 'The last imports, newest first', hidden: true }}
        head={[
          'When',
          'What came of it',
          ...['Read', 'New', 'Changed', 'Held', 'Refused', 'Gone'].map((text) => ({
            text,
            format: 'numeric' as const,
          })),
        ]}
        rows={runs.map((run) => [
          `${spokenMoment(run.askedAt, now)}${run.by ? `, ${run.by}` : ''}`,
          cameOf(run),
          ...[run.read, run.added, run.changed, run.held, run.refused, run.vanished].map((count) => ({
            text: figure(count),
            format: 'numeric' as const,
          })),
        ])}
      />
    </section>
  )
}

function cameOf(run: Run): string {
  if (run.state === 'failed') return run.problem ?? 'It went wrong.'
  if (run.state !== 'done') return run.state === 'waiting' ? 'Waits' : 'Goes on'
  if (run.notModified) return 'Nothing had changed'
  if (run.shrunkFrom !== null)
    return run.believedBy
      ? `Much shorter; ${run.believedBy} said that is right`
      : 'Much shorter than before: not believed'
  return run.whole ? 'Whole list' : 'Part of the list'
}
