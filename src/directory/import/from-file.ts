import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { type DB, errorCode, Refusal } from '../../database/index.ts'
import { type Document, recordsOf, type Survey, survey } from '../reading/survey.ts'
import type { ImportReport } from './report.ts'
import { type IntakeOptions, intake } from './take-in.ts'

/** A document that was read to its end and found to be a list of services. */
export type Surveyed = { document: Document; survey: Survey }

/** Reads a file from end to end before anything of it is taken in. Throws a Refusal in a sentence. */
export async function surveyFile(path: string): Promise<Surveyed> {
  try {
    if ((await stat(path)).isDirectory()) throw new Refusal(`${path} is a folder: name one file.`)
    const document = { name: 'The file', open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) }
    return { document, survey: await survey(document) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    const code = errorCode(error)
    if (code === 'ENOENT') throw new Refusal(`There is no file ${path}.`, 1, error)
    if (code === 'EACCES') throw new Refusal(`${path} may not be read by this login.`, 1, error)
    throw error
  }
}

/** Takes a surveyed document into the directory. */
export async function importDocument(
  database: Kysely<DB>,
  { document, survey: surveyed }: Surveyed,
  options: IntakeOptions,
): Promise<ImportReport> {
  return intake(database, options, async (take) => {
    await take(recordsOf(document, surveyed))
    return { whole: surveyed.whole }
  })
}
