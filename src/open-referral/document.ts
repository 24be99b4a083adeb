import { z } from 'zod'
import { type ListEndpoint, lists, type OneEndpoint, ones } from './endpoints.ts'
import { type ParameterName, parameters } from './parameters.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document, made from the same declarations as the routes. */
export function openApi(origin: string): Json {
  const schemas: Json = {}
  const refTo = (shape: z.ZodType) => reference(shape, schemas)
  const paths = Object.fromEntries([
    ['/', { get: operation('about', 'What this is.', [], { 200: json(aboutShape) }) }],
    ...lists.map((list) => [list.path, { get: listOperation(list, refTo) }]),
    ...ones.map((one) => [one.path.replace(':id', '{id}'), { get: oneOperation(one, refTo) }]),
  ])
  return {
    openapi: '3.1.0',
    info: {
      title: 'The directory of this Trellis, as Open Referral UK',
      version: '3.0',
      summary: 'What is open to children and young people here.',
      description:
        'Open Referral UK 3.0 (HSDS-UK). No key is needed. Fields that are not in the specification say that they are local.',
    },
    servers: [{ url: `${origin}/oruk` }],
    paths,
    components: {
      schemas: { ...schemas, Problem: problemShape },
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, { description, shape }]) => [
          name,
          { name, in: 'query', required: false, description, schema: bare(shape) },
        ]),
      ),
      headers: {
        ETag: header('The fingerprint of the answer, for If-None-Match.'),
        'Last-Modified': header('When the newest thing in it last changed.'),
      },
    },
  }
}

const header = (description: string) => ({ description, schema: { type: 'string' } })

const aboutShape = {
  type: 'object',
  required: ['version', 'profile', 'openapi_url'],
  properties: {
    version: { type: 'string' },
    profile: { type: 'string', format: 'uri' },
    openapi_url: { type: 'string', format: 'uri' },
  },
}

const problemShape = {
  type: 'object',
  required: ['status', 'error', 'message'],
  properties: {
    status: { type: 'integer' },
    error: { type: 'string' },
    message: { type: 'string', description: 'What is wrong, in a sentence.' },
    parameter: { type: 'string', description: 'Which parameter makes no sense, with status 400.' },
  },
}

const json = (schema: Json) => ({ description: 'As asked.', content: { 'application/json': { schema } } })

const wrong = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

function operation(operationId: string, summary: string, given: readonly Json[], answers: Json): Json {
  return {
    operationId,
    summary,
    parameters: given,
    responses: {
      ...answers,
      304: { description: 'Unchanged since the ETag in If-None-Match.' },
      406: wrong('Only JSON is given.'),
      429: wrong('Too much was asked for within a minute; Retry-After says how long to wait.'),
    },
  }
}

function listOperation(
  { name, summary, takes, listed, full }: ListEndpoint,
  refTo: (shape: z.ZodType) => Json,
): Json {
  const given = takes.map((one: ParameterName) => ({ $ref: `#/components/parameters/${one}` }))
  const items = full ? { anyOf: [refTo(listed), refTo(full), minimal] } : refTo(listed)
  const schema = {
    type: 'object',
    required: Object.keys(envelope),
    properties: { ...envelope, contents: { type: 'array', items } },
  }
  return operation(name, summary, given, {
    200: { ...json(schema), headers: { ETag: { $ref: '#/components/headers/ETag' } } },
    400: wrong('A parameter makes no sense; `parameter` says which.'),
  })
}

const minimal = {
  type: 'object',
  description: 'With minimal.',
  required: ['id', 'modified_date'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    modified_date: { type: 'string', format: 'date-time' },
  },
}

const envelope = {
  total_items: { type: 'integer', description: 'How many there are in all.' },
  total_pages: { type: 'integer' },
  page_number: { type: 'integer' },
  size: { type: 'integer', description: 'How many are on this page.' },
  first_page: { type: 'boolean' },
  last_page: { type: 'boolean' },
  empty: { type: 'boolean' },
  contents: {},
}

function oneOperation({ name, summary, shape }: OneEndpoint, refTo: (shape: z.ZodType) => Json): Json {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
  return operation(name, summary, [id], {
    200: {
      ...json(refTo(shape)),
      headers: {
        ETag: { $ref: '#/components/headers/ETag' },
        'Last-Modified': { $ref: '#/components/headers/Last-Modified' },
      },
    },
    404: wrong('There is nothing of this id here, or no longer.'),
  })
}

/** A shape as JSON Schema, with the shapes it has in it among the document's components. */
function reference(shape: z.ZodType, schemas: Json): Json {
  const { $defs, ...schema } = bare(shape)
  const inDocument = (text: Json): Json =>
    JSON.parse(JSON.stringify(text).replaceAll('"#/$defs/', '"#/components/schemas/'))
  for (const [name, inner] of Object.entries(($defs ?? {}) as Record<string, Json>))
    schemas[name] = inDocument(named(inner))
  const { id } = z.globalRegistry.get(shape) ?? {}
  if (!id) return inDocument(schema)
  // A shape with a name may come as a reference to itself among the definitions.
  if (!('$ref' in schema)) schemas[id] = inDocument(named(schema))
  return { $ref: `#/components/schemas/${id}` }
}

// Local fields come and go: nothing here promises that there are no others.
const named = ({ id: _, additionalProperties: __, ...schema }: Json): Json => schema

const bare = (shape: z.ZodType): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { target: 'draft-2020-12' }) as Json
  return schema
}
