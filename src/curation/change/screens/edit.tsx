import type { Service } from '../../../directory/index.ts'
import { BackLink, Button, ErrorSummary, WarningCallout } from '../../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../../ui/questions/index.ts'
import { en } from '../../../words/index.ts'
import type { Difference } from '../fields.ts'
import { SideBySide } from './side-by-side.tsx'

const { edit: words, page } = en.keeping

/** What somebody else changed while a keeper was writing, beside what they wrote. */
export type Meanwhile = { differences: Difference[] }

type EditPageProps = {
  service: Service
  base: string
  form: Form
  typed: Typed
  problems: Problems
  stopped?: string
  meanwhile?: Meanwhile
  seen: string
}

/** Everything on the page of an entry, to be changed by whoever looks after it. */
export function EditPage({ service, base, form, typed, problems, stopped, meanwhile, seen }: EditPageProps) {
  const items = [...(stopped ? [{ text: stopped }] : []), ...problemList(form, problems)]
  return (
    <div class="app-column--reading">
      <BackLink href={base} text={page.title({ service: service.name })} />
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <h1>{words.title({ service: service.name })}</h1>
      <p>{words.lead}</p>
      {meanwhile && (
        <WarningCallout heading={words.meanwhileHeading} headingLevel={2}>
          <p>{words.meanwhile}</p>
          <SideBySide
            caption={words.meanwhileHeading}
            heads={[words.pageSays, words.youWrote]}
            rows={meanwhile.differences.map(({ field, before, after }) => ({
              label: field.label,
              before,
              after,
            }))}
          />
        </WarningCallout>
      )}
      <form method="post" action={`${base}/change`} novalidate>
        <input type="hidden" name="seen" value={seen} />
        {form.sections.map((section) => (
          <section>
            <h2>{section.title}</h2>
            <Ask questions={section.questions} typed={typed} problems={problems} />
          </section>
        ))}
        <Button text={words.send} preventDoubleClick />
      </form>
    </div>
  )
}
