import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Questionnaire } from '../src/surveys/index.ts'

/** What must become of the rows of such a file. */
export type AnswersFile = { rows: number; taken: number; held: number; refused: number }

const SCHOOLS = 200
const FIRST_URN = 980_000
/** The numbers of the schools that a file names. */
export const urns = Array.from({ length: SCHOOLS }, (_, nth) => String(FIRST_URN + nth))

// What is wrong with one row in a thousand each, by where it stands in its thousand.
const faults = {
  schoolNotKnown: 100,
  outOfRange: 300,
  tooFewCells: 500,
  onceMore: 700,
  onceMoreOtherwise: 900,
}

/** Writes a file of so many invented pupils and their answers, some rows of it as they come in the real world; says what is in it. */
export async function writeAnswersFile(
  path: string,
  rows: number,
  { items }: Questionnaire,
): Promise<AnswersFile> {
  await pipeline(Readable.from(inPieces(linesOf(rows, items))), createWriteStream(path))
  const each = (fault: number) => Math.floor(rows / 1000) + (rows % 1000 > fault ? 1 : 0)
  const held = each(faults.schoolNotKnown) + each(faults.onceMoreOtherwise)
  const refused = each(faults.outOfRange) + each(faults.tooFewCells) + each(faults.onceMore)
  return { rows, taken: rows - held - refused, held, refused }
}

function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length < 1 << 18) continue
    yield piece
    piece = ''
  }
  yield piece
}

function* linesOf(rows: number, items: Questionnaire['items']): Generator<string> {
  const heads = ['school_urn', 'pupil', 'year_group', 'gender', 'ethnic_group', 'free_meals', 'special_needs']
  yield `${[...heads, 'neighbourhood', ...items.map(({ id }) => id)].join(',')}\n`
  // Answers that stand again and again, so that writing them costs less than reading them.
  const answers = Array.from({ length: 997 }, (_, nth) =>
    items
      .map(({ choices: { from, to } }, at) =>
        (nth + at) % 41 === 0 ? '' : from + ((nth * 7 + at * at) % (to - from + 1)),
      )
      .join(','),
  )
  const genders = ['girl', 'boy', 'F', 'M', 'other', '']
  const ethnic = ['white', 'asian', 'black', 'mixed', 'other', '']
  const lineOf = (pupil: number, urn: string, said: string) =>
    `${urn},p${pupil},Y${8 + (pupil % 3)},${genders[pupil % 6]},${ethnic[pupil % 6]},${pupil % 4 === 0 ? 'yes' : 'no'},none,Neighbourhood ${String(1 + (pupil % 66)).padStart(3, '0')},${said}\n`
  for (let row = 0; row < rows; row++) {
    const said = answers[row % answers.length] ?? ''
    const urn = (pupil: number) => urns[pupil % SCHOOLS] ?? ''
    const place = row % 1000
    if (place === faults.schoolNotKnown) yield lineOf(row, '111111', said)
    else if (place === faults.outOfRange) yield lineOf(row, urn(row), said.replace(/^[^,]*/, '99'))
    else if (place === faults.tooFewCells) yield lineOf(row, urn(row), said.replace(/,[^,]*$/, ''))
    else if (place === faults.onceMore)
      yield lineOf(row - 1, urn(row - 1), answers[(row - 1) % answers.length] ?? '')
    else if (place === faults.onceMoreOtherwise) yield lineOf(row - 1, urn(row - 1), said)
    else yield lineOf(row, urn(row), said)
  }
}
