import { BlueprintProblem, hasRisk, type Informant, type Measure, mayBeSurveyed } from '../blueprint/index.ts'
import { type Command, type CommandContext, type CommandInput, Refusal } from '../database/index.ts'
import { listVersions, publishCommand } from '../versions/index.ts'
import { countOf } from '../words/index.ts'
import { agesOf, describe, isRead } from './described.ts'
import { answersIn, responseIn } from './fhir.ts'
import { measureCalled, measureLibrary } from './library.ts'
import { notAnInformant, type ScoredRow, scoreRows, UnreadableAnswers } from './score-rows.ts'
import { scoreAnswers } from './scoring.ts'

const json = { json: { type: 'boolean' } } as const

function library(): readonly Measure[] {
  try {
    return measureLibrary()
  } catch (error) {
    if (error instanceof BlueprintProblem) throw new Refusal(error.message, 1, error)
    throw error
  }
}

function asked({ positionals }: CommandInput): Measure {
  const [key = ''] = positionals
  const measures = library()
  const measure = measureCalled(measures, key)
  if (measure) return measure
  throw new Refusal(`There is no measure "${key}": there is ${measures.map((one) => one.key).join(', ')}.`)
}

const wordingOf = ({ wording }: Measure): string =>
  wording === 'ships' ? 'wording ships' : 'wording is filled in by an organisation with its own licence'

const list: Command = {
  words: ['measures', 'list'],
  usage: '[--versions] [--json]',
  summary: 'List the measures',
  help: `Lists the measures in blueprints/measures: key, name, ages, how many items, whether the wording ships.
--json prints [{"key","version","name","fullName","ages":{"from","to"},"items","wording","unverified","domains",
"informants","kind","risk","surveys","askedWith"}], where unverified counts the facts about it whose source we have not read
ourselves, risk says whether an answer can be one that a person must read at once, surveys whether a survey may ask it,
and askedWith who must be there.
--versions asks the database instead, and prints every version with its state: published, or proposed and waiting for
bin/trellis measures publish. With --json it prints [{"key","version","state","digest","publishedAt"}].`,
  options: { ...json, versions: { type: 'boolean' } },
  run: async ({ values }, context) => {
    const { print } = context
    if (values.versions) return listVersions(context, 'measure', values.json === true)
    const rows = library().map((measure) => ({
      key: measure.key,
      version: measure.version,
      name: measure.name,
      fullName: measure.fullName,
      ages: { from: measure.ages.from, to: measure.ages.to ?? null },
      items: measure.items.length,
      wording: measure.wording,
      unverified: measure.facts.filter((fact) => !isRead(fact)).length,
      domains: measure.domains,
      informants: measure.informants.map(({ who }) => who),
      kind: measure.kind,
      risk: hasRisk(measure),
      surveys: mayBeSurveyed(measure),
      askedWith: measure.askedWith?.who ?? null,
    }))
    if (values.json) print(JSON.stringify(rows))
    else
      for (const measure of library())
        print(
          `${measure.key.padEnd(19)} ${measure.fullName}, ages ${agesOf(measure)}, ${countOf(measure.items.length, 'item')}; ${wordingOf(measure)}`,
        )
    return 0
  },
}

const show: Command = {
  words: ['measures', 'show'],
  usage: 'KEY [--json]',
  summary: 'Show one measure: items, scores, licence, and how we know',
  help: `Prints what the file says about a measure. A fact whose source we have not read ourselves is marked NOT VERIFIED.
--json prints the whole of it.`,
  options: json,
  positionals: { least: 1, most: 1 },
  run: async (input, { print }) => {
    const measure = asked(input)
    for (const line of input.values.json ? [JSON.stringify(measure)] : describe(measure)) print(line)
    return 0
  },
}

const inWords = ({ id, ...rest }: ScoredRow): string =>
  `${id}: ${Object.entries(rest)
    .map(([key, value]) => (key === 'error' ? value : `${key} ${value ?? 'none'}`))
    .join(', ')}`

function informantOf(measure: Measure, { values }: CommandInput): Informant {
  const said = String(values.informant ?? measure.informants[0]?.who)
  const found = measure.informants.find(({ who }) => who === said)
  if (!found) throw new Refusal(notAnInformant(measure, said))
  return found.who
}

/** Scores one QuestionnaireResponse; the id is its own. */
function scoreResponse(
  measure: Measure,
  { values }: CommandInput,
  { text, print }: { text: string; print: (line: string) => void },
): number {
  const response = responseIn(text)
  if (!response) throw new Refusal('This is not a FHIR QuestionnaireResponse.')
  const answers = answersIn(measure, response)
  if (Object.keys(answers).length === 0)
    throw new Refusal(`This QuestionnaireResponse has no answer to ${measure.name}.`)
  const row: ScoredRow = { id: response.id, ...scoreAnswers(measure, answers) }
  print(values.json ? JSON.stringify([row]) : inWords(row))
  return 0
}

async function scoreFile(
  input: CommandInput,
  { input: standardInput, print }: CommandContext,
): Promise<number> {
  const measure = asked(input)
  if (input.values.fhir) return scoreResponse(measure, input, { text: await standardInput(), print })
  try {
    const rows = scoreRows(measure, await standardInput(), informantOf(measure, input))
    for (const line of input.values.json ? [JSON.stringify(rows)] : rows.map(inWords)) print(line)
    return 0
  } catch (error) {
    if (error instanceof UnreadableAnswers) throw new Refusal(error.message, 1, error)
    throw error
  }
}

const score: Command = {
  words: ['measures', 'score'],
  usage: 'KEY [--informant self|parent|teacher] [--fhir] [--json] < ANSWERS.csv',
  summary: 'Score a file of answers',
  help: `Reads a CSV on standard input with the header id,i1,i2,… (bin/trellis measures show KEY lists the items) and prints one
line for each row, in the same order. --json prints [{"id":"…","raw":21,"metric":19.25},{"id":"…","error":"…"}].
A row that cannot be scored says why and the others are scored all the same: exit code 0. A header that is not the
measure's, or a file that is no CSV, is refused in one sentence: exit code 1.
Who answered is --informant, or a column informant with self, parent or teacher in it; otherwise the young person.
A score that cannot be worked out from what was answered is null. An item of a part that may be left out, such as the
impact supplement of the SDQ, may have no column.
--fhir reads one FHIR R4 QuestionnaireResponse on standard input instead, as GET /fhir/QuestionnaireResponse gives it.`,
  options: { ...json, informant: { type: 'string' }, fhir: { type: 'boolean' } },
  positionals: { least: 1, most: 1 },
  run: scoreFile,
}

const publish = publishCommand('measure', {
  help: `Publishes a version that waits as proposed (bin/trellis measures list --versions shows them). From then on it is the
one that is asked. What was asked before keeps the version it was asked in, and a published version never changes.`,
})

/** bin/trellis measures list, show, score and publish. */
export const measureCommands: Command[] = [list, show, score, publish]
