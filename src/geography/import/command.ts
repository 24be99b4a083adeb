import { basename, extname } from 'node:path'
import {
  type Command,
  type CommandContext,
  type CommandInput,
  Refusal,
  withDatabase,
} from '../../database/index.ts'
import { figure } from '../../words/index.ts'
import type { PlaceSource } from '../shape-store.ts'
import { type ShapeKind, shapeKinds } from '../shapes.ts'
import type { PlacesReport } from './report.ts'
import { postcodeColumns, takeInPostcodes } from './take-in-postcodes.ts'
import { takeInShapes } from './take-in-shapes.ts'
import { openText, type TextFile } from './text-file.ts'

// As their publishers ask for it: https://www.ons.gov.uk/methodology/geography/licences
const owed = {
  postcodes:
    'Contains OS data © Crown copyright and database right, Royal Mail data © Royal Mail copyright and database right, and National Statistics data © Crown copyright and database right. Open Government Licence v3.0.',
  shapes:
    'Contains OS data © Crown copyright and database right, and National Statistics data. Open Government Licence v3.0.',
}

/** bin/trellis places import FILE */
export const importCommand: Command = {
  words: ['places', 'import'],
  usage: 'FILE [--kind KIND] [--source NAME] [--attribution TEXT] [--json]',
  summary: 'Take in postcodes, or shapes to draw behind maps',
  help: `Reads a CSV of postcodes with a first row of names: the ONS Postcode Directory, the National Statistics Postcode
Lookup, or any other with a postcode, a latitude and a longitude. About 2.7 million rows are one transaction: stopped
half-way it has changed nothing. Postcodes that a file does not name stay as they are.
Or reads GeoJSON in degrees (WGS84): outlines and lines become shapes, points with a name become towns. Each shape says
what it is by its property "kind", or all of them by --kind: ${shapeKinds.join(', ')}. Run again with
the same --source (the file's name unless given) it takes the place of what that source had.
--attribution is what the pages that show it say of who made it; the words of the Open Government Licence unless
given, and none with --attribution "".
--json prints {"read","new","changed","unchanged","refused","refusedCount"}, where read is the sum of new, changed,
unchanged and refusedCount; refused has the first 20, each {"row","what","reason"}. Exit code 0 when every row is
accounted for, 1 when the file cannot be used: then nothing was changed.`,
  options: {
    json: { type: 'boolean' },
    kind: { type: 'string' },
    source: { type: 'string' },
    attribution: { type: 'string' },
  },
  positionals: { least: 1, most: 1 },
  run: async ({ positionals, values }, context) => {
    const [path = ''] = positionals
    const kind = kindOf(values.kind)
    const file = await openText(path)
    const told = await takeIn(file, kind, values, context)
    for (const line of values.json ? [JSON.stringify(told)] : sentences(told, path)) context.print(line)
    return 0
  },
}

function kindOf(given: CommandInput['values'][string]): ShapeKind | undefined {
  const kind = shapeKinds.find((one) => one === given)
  if (given !== undefined && !kind)
    throw new Refusal(`--kind is one of ${shapeKinds.join(', ')}, not "${given}".`, 2)
  return kind
}

async function takeIn(
  file: TextFile,
  kind: ShapeKind | undefined,
  values: CommandInput['values'],
  context: CommandContext,
): Promise<PlacesReport> {
  const start = file.beginning.replace(/^\ufeff/, '').trimStart()
  if (start.startsWith('<'))
    throw new Refusal(`${file.path} is a web page or XML: name a CSV or GeoJSON file.`)
  const isJson = /^[{[]/.test(start)
  if (!isJson) postcodeColumns(file)
  const source = sourceOf(file, isJson ? 'shapes' : 'postcodes', values, context)
  return isJson
    ? takeInShapes(context, file, source, kind)
    : withDatabase(context, (db) => takeInPostcodes(db, file, source, context.report))
}

function sourceOf(
  file: TextFile,
  kind: PlaceSource['kind'],
  { source, attribution }: CommandInput['values'],
  { now }: CommandContext,
): PlaceSource {
  const name =
    typeof source === 'string' && source.trim() ? source.trim() : basename(file.path, extname(file.path))
  const said = typeof attribution === 'string' ? attribution.trim() : owed[kind]
  return { name: name.slice(0, 200), kind, attribution: said === '' ? null : said.slice(0, 1_000), now }
}

function sentences(told: PlacesReport, path: string): string[] {
  const { read, unchanged, changed, refused, refusedCount } = told
  const more = refusedCount - refused.length
  return [
    `${figure(read)} read from ${path}: ${figure(told.new)} new, ${figure(changed)} changed, ${figure(unchanged)} unchanged, ${figure(refusedCount)} refused.`,
    ...refused.map(({ row, what, reason }) => `  row ${figure(row)}${what ? `, ${what}` : ''}: ${reason}`),
    ...(more > 0 ? [`  and ${figure(more)} more.`] : []),
  ]
}
