import {
  BackLink,
  Button,
  ErrorSummary,
  Input,
  NotificationBanner,
  PageHeading,
  Table,
} from '../../ui/index.ts'
import { countOf, howMany } from '../../words/index.ts'
import { type Column, type ColumnKey, columns } from '../uploads/columns.ts'
import { type CheckedRow, checkRows, isReady } from '../uploads/row.ts'
import type { Upload } from '../uploads/upload-store.ts'

/** More mistakes than these are put right in the file, not on a page. */
const MOST_SHOWN = 50

/** The name of the field for one column of one row. */
export const fieldOf = (line: number, key: ColumnKey): string => `row-${line}-${key}`

/** `sent` are the fields that were just typed in, when something in them is still wrong. */
export type UploadPageProps = { upload: Upload; own: boolean; sent?: ReadonlySet<string> }
const nothing: ReadonlySet<string> = new Set()

/** One uploaded list: how many rows are ready, and those that are not, each mistake beside its field. */
export function UploadPage({ upload, own, sent = nothing }: UploadPageProps) {
  const rows = checkRows(upload.rows)
  const ready = rows.filter(isReady)
  const wrong = rows.filter((row) => !isReady(row))
  const open = own && upload.report === null
  const asked = (row: CheckedRow) =>
    columns.filter(({ key }) => row.problems[key] || sent.has(fieldOf(row.line, key)))
  const shown = rows.filter((row) => asked(row).length > 0).slice(0, MOST_SHOWN)
  const errors = open
    ? shown.flatMap((row) =>
        columns.flatMap(({ key }) =>
          row.problems[key]
            ? [{ text: `Line ${row.line}: ${row.problems[key]}`, href: `#${fieldOf(row.line, key)}` }]
            : [],
        ),
      )
    : []
  return (
    <div class="app-upload">
      {errors.length > 0 && <ErrorSummary errorList={errors.slice(0, 20)} />}
      <PageHeading
        heading={upload.fileName}
        below={accountFor(upload, rows.length, ready.length, wrong.length)}
      />
      {upload.notes.map((note) => (
        <p>{note}</p>
      ))}
      {upload.report && <Outcome upload={upload} />}
      {open && ready.length > 0 && sent.size === 0 && (
        <Add upload={upload} ready={ready} left={wrong.length} />
      )}
      {open && wrong.length > 0 && (
        <Corrections upload={upload} rows={shown} all={wrong.length} asked={asked} />
      )}
      {!open && wrong.length > 0 && <Reasons upload={upload} count={wrong.length} />}
    </div>
  )
}

/** The way back to every upload. */
export const BackToUploads = () => <BackLink href="/directory/uploads" text="Lists of services" />

function accountFor(upload: Upload, all: number, ready: number, wrong: number): string {
  const rows = `${countOf(all, 'row')} in the list`
  if (upload.report) return `${rows}: ${ready} went in, ${wrong} did not.`
  if (wrong === 0) return `${rows}, and nothing to put right.`
  return `${rows}: ${ready} ${ready === 1 ? 'is' : 'are'} ready, ${wrong} ${wrong === 1 ? 'has' : 'have'} something to put right. Nothing has gone in yet.`
}

function Outcome({ upload: { report } }: { upload: Upload }) {
  if (!report) return null
  return (
    <NotificationBanner variant="success" titleId="added">
      <p class="nhsuk-notification-banner__heading">
        {countOf(report.new, 'new service')}, {report.changed} changed, {report.unchanged} as before.
      </p>
      {report.held.length > 0 && (
        <p>{howMany(report.held.length, 'row waits', 'rows wait')} for the council to look at.</p>
      )}
      <p>
        <a href="/services">See them among what there is to do</a>
      </p>
    </NotificationBanner>
  )
}

function Add({ upload, ready, left }: { upload: Upload; ready: readonly CheckedRow[]; left: number }) {
  return (
    <form class="app-upload__add" method="post" action={`/directory/uploads/${upload.id}/addition`}>
      <Table
        responsive
        compact
        caption={{ text: `Ready: ${countOf(ready.length, 'row')}`, size: 'm' }}
        head={['Name', 'Ages', 'When', 'Where']}
        rows={ready
          .slice(0, 5)
          .map(({ typed }) => [
            typed.name ?? '',
            [typed.youngest, typed.oldest].filter(Boolean).join(' to ') || 'Not said',
            [typed.days, typed.starts].filter(Boolean).join(', ') || 'Not said',
            [typed.place, typed.postcode].filter(Boolean).join(', ') || 'Not said',
          ])}
      />
      {ready.length > 5 && <p class="app-muted">And {ready.length - 5} more.</p>}
      {left > 0 && (
        <p>{left === 1 ? 'The other row stays' : `The other ${left} rows stay`} out until put right.</p>
      )}
      <Button
        text={ready.length === 1 ? 'Add this 1' : `Add these ${ready.length}`}
        variant={left > 0 ? 'secondary' : undefined}
        preventDoubleClick
      />
    </form>
  )
}

type CorrectionsProps = {
  upload: Upload
  rows: readonly CheckedRow[]
  all: number
  asked: (row: CheckedRow) => readonly Column[]
}

function Corrections({ upload, rows, all, asked }: CorrectionsProps) {
  return (
    <form method="post" action={`/directory/uploads/${upload.id}/corrections`} novalidate>
      <h2>Put right: {countOf(all, 'row')}</h2>
      <p>
        Change them here, or <a href={`/directory/uploads/${upload.id}/reasons.csv`}>take them away as CSV</a>{' '}
        with what is wrong in a column, and send that again.
      </p>
      {rows.map((row) => (
        <fieldset class="app-upload__row">
          <legend>
            Line {row.line}: {row.typed.name || 'no name'}
          </legend>
          {asked(row).map(({ key, title }) => (
            <Input
              id={fieldOf(row.line, key)}
              name={fieldOf(row.line, key)}
              label={title}
              value={row.typed[key] ?? ''}
              errorMessage={row.problems[key]}
              autocomplete="off"
              width={30}
            />
          ))}
        </fieldset>
      ))}
      {all > rows.length && <p>And {all - rows.length} more: they are shown once these are right.</p>}
      <Button text="Check again" preventDoubleClick />
    </form>
  )
}

const Reasons = ({ upload, count }: { upload: Upload; count: number }) => (
  <p>
    <a href={`/directory/uploads/${upload.id}/reasons.csv`}>
      The {countOf(count, 'row')} that did not go in, with why (CSV)
    </a>
  </p>
)
