import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Problems, Typed } from '../ui/questions/index.ts'
import { typedText } from '../ui/questions/index.ts'
import { newId } from '../words/index.ts'
import { FormPage, type FormPageProps } from './screens/form-page.tsx'
import { ONCE } from './sent-form.ts'

/** A form that was sent and has to be put right: what was typed, and a sentence for each field, or why it cannot be done at all. */
export type ToPutRight = { typed: Typed; problems: Problems; stopped?: string }

/** A form as a page of its own. The title is the heading unless it says more. */
export type FormShown = Omit<FormPageProps, 'heading' | 'typed' | 'problems' | 'once'> & {
  heading: string
  title?: string
  section?: string
  /** For whom the page is dressed; for whoever looks, unless told. */
  skin?: 'young' | 'public'
  /** What stands in the fields before anybody typed. */
  kept?: Typed
  /** It makes something: the page has an id, so that pressing twice makes it once. */
  makes?: boolean
}

/** Answers with a form: as it is, or with what has to be put right and nothing typed lost. */
export function showForm(
  c: Context<Visit>,
  shown: FormShown,
  sent?: ToPutRight,
): Response | Promise<Response> {
  const { title, section, skin, kept = {}, makes = false, ...form } = shown
  const typed = sent?.typed ?? kept
  return c.var.page({
    title: title ?? form.heading,
    ...(section ? { section } : {}),
    ...(skin ? { skin } : {}),
    ...{ errors: sent !== undefined, status: sent ? 422 : 200 },
    children: (
      <FormPage
        {...form}
        typed={typed}
        problems={sent?.problems}
        stopped={sent?.stopped ?? form.stopped}
        once={makes ? typedText(typed, ONCE) || newId() : undefined}
      />
    ),
  })
}
