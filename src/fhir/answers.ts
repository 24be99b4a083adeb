import type { Context } from 'hono'

type Status = 200 | 401 | 404 | 405

/** Answers with a FHIR resource. */
export function resource(c: Context, content: object, status: Status = 200): Response {
  return c.body(JSON.stringify(content), status, { 'content-type': 'application/fhir+json; charset=utf-8' })
}

const codes = { 401: 'login', 404: 'not-found', 405: 'not-supported' } as const

/** Says what is wrong as an OperationOutcome. */
export const outcome = (c: Context, status: keyof typeof codes, text: string): Response =>
  resource(
    c,
    {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: codes[status], diagnostics: text }],
    },
    status,
  )
