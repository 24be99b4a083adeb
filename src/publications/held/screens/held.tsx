import type { Together } from '../../../surveys/index.ts'
import { EmptyState, PageHeading, Pagination, SummaryList, Table } from '../../../ui/index.ts'
import { countOf, dateInLondon, figure, plainDate } from '../../../words/index.ts'
import { type FileTaken, type Held, whyHeld } from '../held.ts'

export type HeldPageProps = {
  round: { id: string; name: string }
  files: readonly FileTaken[]
  rows: readonly Held[]
  asked: readonly Together[]
  page: number
  pages: number
}

/** The files of answers that were taken into a survey, what became of every row, and the rows that wait for a person. */
export function HeldPage({ round, files, rows, asked, page, pages }: HeldPageProps) {
  const path = `/surveys/${round.id}/held-rows`
  const waits = files.reduce((sum, { waiting }) => sum + waiting, 0)
  return (
    <>
      <PageHeading heading="Answers from files" below={round.name} />
      {files.length === 0 ? (
        <EmptyState heading="No file was taken in">
          <p>
            Answers that pupils gave elsewhere come in as a file, with the command “trellis surveys import”.
            What became of each row is here then.
          </p>
        </EmptyState>
      ) : (
        <SummaryList rows={files.map((file) => ({ key: file.file, value: lineOf(file) }))} />
      )}
      {files.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting">Rows that wait for you</h2>
          {waits === 0 ? (
            <p>None. Every row of every file is accounted for.</p>
          ) : (
            <>
              <p>
                {countOf(waits, 'row')}. Something in each could not be read, or whose it is came before. Put
                it right, or leave the row out.
              </p>
              <Table
                caption={{ text: 'Rows that wait', hidden: true }}
                firstCellIsHeader
                responsive
                head={['Row', 'Why', '']}
                rows={rows.map((row) => [
                  `Line ${figure(row.line)} of ${row.file}`,
                  whyHeld(row, asked),
                  {
                    text: (
                      <a href={`${path}/${row.id}`}>
                        Look at it<span class="nhsuk-u-visually-hidden">: line {figure(row.line)}</span>
                      </a>
                    ),
                  },
                ])}
              />
            </>
          )}
        </section>
      )}
      {pages > 1 && (
        <Pagination
          label="More rows"
          previous={page > 1 ? { href: `${path}?page=${page - 1}` } : undefined}
          next={page < pages ? { href: `${path}?page=${page + 1}` } : undefined}
        />
      )}
      <p class="app-small app-muted">
        Rows that are taken in are counted when the figures of the survey are made the next time. No row says
        which pupil it is.
      </p>
    </>
  )
}

function lineOf(file: FileTaken): string {
  const { held, mended, dismissed, waiting, destroyed } = file
  const more = held - mended - dismissed - waiting
  if (destroyed)
    return `${takenLine(file)} They were destroyed with all answers of this survey, on their day.`
  const of = [
    countOf(waiting, 'waits', 'wait'),
    `${figure(mended)} put right and taken in`,
    `${figure(dismissed)} left out`,
    ...(more > 0 ? [`${figure(more)} more than are kept here: put them right in the file`] : []),
  ]
  return `${takenLine(file)}${held > 0 ? ` Of those held: ${of.join(', ')}.` : ''}`
}

const takenLine = ({ at, rows, taken, refused, held }: FileTaken): string =>
  `${plainDate(dateInLondon(at))}. ${countOf(rows, 'row')}: ${figure(taken)} taken in, ${figure(refused)} refused, ${figure(held)} held.`
