import { BackLink, Button, ErrorSummary, FileInput, InsetText } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { countOf } from '../../words/index.ts'
import type { ReadAttendance } from '../attendance/from-file.ts'

/** The list as it may be pasted. */
export const fileForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'words', name: 'list', label: 'Paste the list', rows: 6, max: 300_000 },
          hint: 'The first row names the columns: Name, Date of birth, Sessions attended and Sessions possible. In place of Sessions attended there may be Attendance, in a hundred. Any others are not read.',
        },
      ],
    },
  ],
}

/** A school gives how often its pupils came as a file. */
export function FilePage({ typed, problems }: { typed: Typed; problems: Problems }) {
  const items = problemList(fileForm, problems)
  return (
    <div class="app-column--reading">
      <BackLink href="/attendance" text="How often your pupils came" />
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <h1>Give it as a file</h1>
      <p>
        Nothing is written down yet: you see first what could be read. Rows about pupils of whom nobody asks
        are left out and not kept.
      </p>
      <p>
        <a href="/attendance/list">Download the list of pupils to fill in</a>, or give a file of your own.
      </p>
      <form method="post" action="/attendance/file" enctype="multipart/form-data" novalidate>
        {fileForm.sections.map(({ questions }) => (
          <Ask questions={questions} typed={typed} problems={problems} />
        ))}
        <FileInput
          name="file"
          label="Or choose a file"
          hint="A CSV file with the same columns. It counts instead of what is pasted."
          accept=".csv,.txt,.tsv,text/csv"
        />
        <Button text="Read it" preventDoubleClick />
      </form>
    </div>
  )
}

/** What became of every row of a file, above the form that it filled in. */
export function FromFile({ read }: { read: ReadAttendance & { ok: true } }) {
  const { rows, pupils, held, others, notes } = read
  return (
    <InsetText>
      <h2 class="nhsuk-heading-s">Nothing is written down yet</h2>
      <p>
        Of {countOf(rows, 'row')}, {pupils} filled in below, {held.length} held, and {others} about pupils of
        whom nobody asks.
      </p>
      {held.length > 0 && (
        <ul>
          {held.map(({ line, because }) => (
            <li>
              Line {line}. {because}
            </li>
          ))}
        </ul>
      )}
      {notes.map((note) => (
        <p>{note}</p>
      ))}
      <p>
        Look at the numbers, then write them down. Put right what is held below, or{' '}
        <a href="/attendance/file">give another file</a>.
      </p>
    </InsetText>
  )
}
