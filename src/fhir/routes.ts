import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { recordLook } from '../history/index.ts'
import { filledInBy, measureCalled, measureLibrary, questionnaireOf, responseOf } from '../measures/index.ts'
import { restrictionOf } from '../rights/index.ts'
import { isUuid } from '../words/index.ts'
import { outcome, resource } from './answers.ts'

type C = Context<Visit>

const notThere = (c: C) => outcome(c, 404, 'There is nothing at this address.')

function bundle(c: C): Response {
  const entry = measureLibrary().map((measure) => {
    const one = questionnaireOf(measure, c.var.origin)
    return { fullUrl: one.url, resource: one }
  })
  return resource(c, { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry })
}

function questionnaire(c: C): Response {
  const measure = measureCalled(measureLibrary(), c.req.param('key') ?? '')
  return measure ? resource(c, questionnaireOf(measure, c.var.origin)) : notThere(c)
}

/** The same not found for an id that is none, and for what was filled in outside the circle. */
async function questionnaireResponse(c: C): Promise<Response> {
  if (!c.var.worker) return outcome(c, 401, 'Sign in to read what somebody answered.')
  const id = c.req.param('id') ?? ''
  if (!isUuid(id)) return notThere(c)
  return c.var.act(async (acting) => {
    const found = await filledInBy(acting, id)
    if (!found) return notThere(c)
    const { measure, filledIn } = found
    // What is kept and not used is given to no other program.
    if (await restrictionOf(acting, filledIn.youngPersonId)) return notThere(c)
    await recordLook(acting, 'answers_as_fhir', {
      youngPerson: filledIn.youngPersonId,
      subject: id,
      fields: ['answers'],
    })
    return resource(c, responseOf(measure, filledIn, c.var.origin))
  })
}

/** FHIR R4: measures for everybody, what was answered for the circle. */
export function fhirRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/fhir/Questionnaire', bundle)
    .get('/fhir/Questionnaire/:key', questionnaire)
    .get('/fhir/QuestionnaireResponse/:id', (c) => questionnaireResponse(c))
    .get('/fhir/*', notThere)
}
