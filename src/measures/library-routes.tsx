import { type Context, Hono } from 'hono'
import { hasRole, signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Measure } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { FormPage, idOfSending } from '../people/index.ts'
import { formValues } from '../ui/index.ts'
import { type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, newId } from '../words/index.ts'
import { typedWording, wordingForm, wordingFrom } from './forms/wording.ts'
import { Library, MeasureAbout } from './screens/library.tsx'
import type { MeasureSettings } from './settings.ts'
import { endWording, putWording, wordingOf } from './wording-store.ts'

type C = Context<Visit>

const keepsWording = (c: C): boolean => hasRole(workerOf(c), 'manager', 'administrator')

function aboutMeasure(
  c: C,
  { measures }: MeasureSettings,
  work: (acting: Acting, measure: Measure) => Promise<Response>,
) {
  const measure = measures.find(({ key }) => key === c.req.param('key'))
  return measure ? c.var.act((acting) => work(acting, measure)) : c.notFound()
}

/** The same, for whoever keeps the wording that the measure leaves to an organisation. */
const aboutWording: typeof aboutMeasure = (c, settings, work) =>
  aboutMeasure(c, settings, async (acting, measure) =>
    measure.wording === 'slot' && keepsWording(c) ? work(acting, measure) : c.notFound(),
  )

const ownWording = (c: C, acting: Acting, measure: Measure) =>
  wordingOf(acting, workerOf(c).organisationId, measure)

function wordingPage(c: C, measure: Measure, typed: Typed, problems?: Problems) {
  const path = `/measures/${measure.key}`
  return c.var.page({
    title: `Wording of ${measure.name}`,
    errors: problems !== undefined,
    status: problems ? 422 : 200,
    children: (
      <FormPage
        back={{ text: measure.name, href: path }}
        heading={`Wording of ${measure.name}`}
        lead={`${measure.licence.terms} Only your organisation asks it in these words.`}
        form={wordingForm(measure)}
        typed={typed}
        problems={problems}
        action={`${path}/wording`}
        button="Save the wording"
        once={newId()}
      />
    ),
  })
}

async function saveWording(c: C, acting: Acting, measure: Measure, typed: Typed): Promise<Response> {
  const read = readForm(wordingForm(measure), typed, dateInLondon(acting.now))
  if (!read.ok) return wordingPage(c, measure, typed, read.problems)
  const { organisationId } = workerOf(c)
  await putWording(acting, measure, {
    ...wordingFrom(measure, read.answers),
    id: idOfSending(typed),
    organisationId,
  })
  return c.redirect(`/measures/${measure.key}`, 303)
}

async function library(c: C, acting: Acting, { measures }: MeasureSettings) {
  const filled = new Set<string>()
  for (const measure of measures) if (await ownWording(c, acting, measure)) filled.add(measure.key)
  return c.var.page({ title: 'Measures', children: <Library measures={measures} filled={filled} /> })
}

/** What there is to ask, and the wording an organisation fills in: /measures */
export function libraryRoutes(settings: MeasureSettings): Hono<Visit> {
  return new Hono<Visit>()
    .get('/measures', signedIn, (c) => c.var.act((acting) => library(c, acting, settings)))
    .get('/measures/:key', signedIn, (c) =>
      aboutMeasure(c, settings, async (acting, measure) => {
        const filled = (await ownWording(c, acting, measure)) !== null
        return c.var.page({
          title: measure.name,
          children: <MeasureAbout measure={measure} filled={filled} keeps={keepsWording(c)} />,
        })
      }),
    )
    .get('/measures/:key/wording', signedIn, (c) =>
      aboutWording(c, settings, async (acting, measure) => {
        const wording = await ownWording(c, acting, measure)
        return wordingPage(c, measure, wording ? typedWording(measure, wording) : {})
      }),
    )
    .post('/measures/:key/wording', signedIn, async (c) => {
      const typed = formValues(await c.req.text()) as Typed
      return aboutWording(c, settings, (acting, measure) => saveWording(c, acting, measure, typed))
    })
    .post('/measures/:key/wording/ending', signedIn, (c) =>
      aboutWording(c, settings, async (acting, measure) => {
        await endWording(acting, workerOf(c).organisationId, measure)
        return c.redirect(`/measures/${measure.key}`, 303)
      }),
    )
}
