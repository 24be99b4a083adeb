import { Button, ErrorSummary, Input, PageHeading } from '../../ui/index.ts'
import { ago, countOf, figure } from '../../words/index.ts'
import type { Source } from '../sources/source-store.ts'

/** What was typed into "Add a source", and what is wrong with it. */
export type SourceForm = { name: string; address: string; errors: { name?: string; address?: string } }

const fields = { name: 'source-name', address: 'source-address' } as const

/** Every feed that services come from, and the form that adds one. */
export function SourcesPage({
  sources,
  now,
  form,
}: {
  sources: readonly Source[]
  now: Date
  form: SourceForm
}) {
  const errors = Object.entries(form.errors).map(([field, text]) => ({
    text: text ?? '',
    href: `#${fields[field as keyof typeof fields]}`,
  }))
  return (
    <>
      {errors.length > 0 && <ErrorSummary errorList={errors} />}
      <PageHeading
        heading="Where services come from"
        below="Each list that services are taken in from: what came, when, and what to put right."
      />
      {sources.length === 0 ? (
        <p>There is no source yet. Add one below, or use bin/trellis directory import.</p>
      ) : (
        <section>
          <h2 class="nhsuk-u-visually-hidden">Every source</h2>
          <ul class="app-directory-home__lines">
            {sources.map((source) => (
              <SourceLine source={source} now={now} />
            ))}
          </ul>
        </section>
      )}
      <section class="app-source__add">
        <h2>Add a source</h2>
        <form method="post" action="/directory/sources" novalidate>
          <Input
            id={fields.name}
            name="name"
            label="Its name, as it stands on its services’ pages"
            value={form.name}
            errorMessage={form.errors.name}
            width={30}
            autocomplete="off"
          />
          <Input
            id={fields.address}
            name="address"
            label="The address of its feed"
            hint="Open Referral UK or HSDS, as in https://www.example.org/services"
            value={form.address}
            errorMessage={form.errors.address}
            autocomplete="off"
          />
          <Button text="Add and take in" preventDoubleClick />
        </form>
      </section>
    </>
  )
}

function SourceLine({ source, now }: { source: Source; now: Date }) {
  const { id, name, services, waiting } = source
  return (
    <li>
      <div>
        <h3>
          <a href={`/directory/sources/${id}`}>{name}</a>
        </h3>
        <p class="app-muted">{lastTime(source, now)}</p>
      </div>
      <p class="app-directory-home__count">
        {countOf(services, 'service')}
        {waiting > 0 && `, ${figure(waiting)} held`}
      </p>
    </li>
  )
}

/** When a source was last asked and what came of it, in a few words. */
export function lastTime({ lastRun, daily }: Pick<Source, 'lastRun' | 'daily'>, now: Date): string {
  const every = daily ? ' Asked every day.' : ''
  if (!lastRun) return `Not taken in yet.${every}`
  const when = ago(lastRun.askedAt, now)
  if (lastRun.state === 'failed') return `The last time, ${when}, went wrong.${every}`
  if (lastRun.state === 'done') return `Last taken in ${when}.${every}`
  return `Being taken in, asked ${when}.${every}`
}
