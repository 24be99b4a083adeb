import { type CsvFile, FileProblem, openCsv } from '../../csv/index.ts'
import { Refusal } from '../../database/index.ts'

/** A file of answers, read once to its end. Throws a Refusal, one sentence, for what is no text. */
export const openAnswers = (path: string): Promise<CsvFile> =>
  openCsv(path).catch((error) => {
    throw error instanceof FileProblem ? new Refusal(error.message, 1, error) : error
  })
