import { type CommandContext, Refusal, withDatabase } from '../../database/index.ts'
import { figure } from '../../words/index.ts'
import { keepShapes, keepSource, keepTowns, type PlaceSource } from '../shape-store.ts'
import type { ShapeKind } from '../shapes.ts'
import { readShapes } from './read-shapes.ts'
import { emptyReport, type PlacesReport, refuse } from './report.ts'
import type { TextFile } from './text-file.ts'

// Past this a text does not fit into one string of the program that reads it.
const LARGEST = 256 * 1024 * 1024

/** Takes in a GeoJSON file in one transaction, in the place of what its source had before. */
export async function takeInShapes(
  context: Pick<CommandContext, 'database'>,
  file: TextFile,
  source: PlaceSource,
  kind: ShapeKind | undefined,
): Promise<PlacesReport & { gone: number }> {
  if (file.bytes > LARGEST)
    throw new Refusal(`${file.path} has more than 256 megabytes: take in a part of it, or a simpler edition.`)
  let text = ''
  for await (const piece of file.pieces()) text += piece
  const read = readShapes(file.path, text, kind)
  const told = { ...emptyReport(), read: read.read, gone: 0 }
  for (const row of read.refused) refuse(told, row)
  if (told.read === told.refusedCount)
    throw new Refusal(
      read.read === 0
        ? `${file.path} has no features.`
        : `None of the ${figure(read.read)} features of ${file.path} can be taken in; of the first it says: ${read.refused[0]?.reason}`,
    )
  const kept = await withDatabase(context, (db) =>
    db.transaction().execute(async (tx) => {
      await keepSource(tx, source)
      return [await keepShapes(tx, source.name, read.shapes), await keepTowns(tx, source.name, read.towns)]
    }),
  )
  for (const part of kept) {
    told.new += part.new
    told.changed += part.changed
    told.gone += part.gone
  }
  told.unchanged = told.read - told.refusedCount - told.new - told.changed
  return told
}
