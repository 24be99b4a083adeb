import { Button, ErrorSummary, FileInput, PageHeading } from '../../ui/index.ts'
import { ago, countOf } from '../../words/index.ts'
import { checkRows, isReady } from '../uploads/row.ts'
import type { Upload } from '../uploads/upload-store.ts'

export type UploadsPageProps = {
  uploads: readonly Upload[]
  /** A curator sees whose each is. */
  curates: boolean
  now: Date
  problem?: string
}

/** Sending a list of services, and the lists that were sent. */
export function UploadsPage({ uploads, curates, now, problem }: UploadsPageProps) {
  return (
    <>
      {problem && <ErrorSummary errorList={[{ text: problem, href: '#file' }]} />}
      <PageHeading
        heading="Send a list of what you run"
        below="Begin with the template, fill in a row for each, and save it as CSV. You see every mistake before anything goes in."
      />
      <p>
        <a href="/directory/uploads/template.csv" download>
          The template (CSV)
        </a>
      </p>
      <form method="post" action="/directory/uploads" enctype="multipart/form-data" novalidate>
        <FileInput
          name="file"
          label="Your list"
          hint="A CSV file of up to 2,000 rows. From Excel: Save as, then CSV"
          accept=".csv,.txt,.tsv,text/csv"
          errorMessage={problem}
        />
        <Button text="Check it" preventDoubleClick />
      </form>
      {uploads.length > 0 && (
        <section>
          <h2>{curates ? 'Lists that were sent' : 'Lists you sent'}</h2>
          <ul class="app-directory-home__lines">
            {uploads.map((upload) => (
              <li>
                <div>
                  <h3>
                    <a href={`/directory/uploads/${upload.id}`}>{upload.fileName}</a>
                  </h3>
                  <p class="app-muted">
                    {curates && `${upload.organisation.name}, `}
                    {upload.by}, {ago(upload.madeAt, now)}
                  </p>
                </div>
                <p class="app-directory-home__count">{standsAs(upload)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function standsAs(upload: Upload): string {
  if (upload.report)
    return `${countOf(upload.report.new + upload.report.changed + upload.report.unchanged, 'service')} in`
  const rows = checkRows(upload.rows)
  const ready = rows.filter(isReady).length
  return ready === rows.length ? `${ready} ready to add` : `${ready} of ${rows.length} ready`
}
