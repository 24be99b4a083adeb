import { readFile } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { places } from '../../accounts/index.ts'
import { BlueprintProblem } from '../../blueprint/index.ts'
import { actorTransaction, type Command, type DB, Refusal, withDatabase } from '../../database/index.ts'
import { countOf, listOf, newId } from '../../words/index.ts'
import { type MadeSurvey, setUpFromFile } from './set-up.ts'
import { readSurveyFile } from './survey-file.ts'
import { whoRunsSurveys } from './who.ts'

/** Sets up the survey that a file declares, whole or not at all. */
export async function surveyFromFile(
  db: Kysely<DB>,
  { text, name, now }: { text: string; name: string; now: Date },
): Promise<MadeSurvey> {
  const file = readSurveyFile(text, name)
  const { value, refuse } = file
  const all = await places(db)
  const known = listOf(all.map((one) => one.name)) || 'none yet'
  const [place, another] = value.place ? all.filter((one) => one.name === value.place) : all
  if (!place) return refuse(['place'], `place: there is no such place here (there is ${known})`)
  if (another) return refuse(['place'], `place: say which of ${known}`)
  const worker = await whoRunsSurveys(db, { email: value.by, place: place.id })
  if (!worker) return refuse(['by'], `by: nobody in ${place.name} has the address ${value.by}`)
  const actor = { kind: 'operator:surveys-create', id: worker.id, place: place.id } as const
  return actorTransaction(db, { actor, now, request: newId() }, async (acting) => {
    if (!(await worker.runsSurveys(acting)))
      refuse(
        ['by'],
        `by: ${value.by} does not run surveys: give an administrator or commissioner of an organisation that is no school`,
      )
    return setUpFromFile(acting, file, worker.organisationId)
  })
}

/** bin/trellis surveys create */
export const createCommand: Command = {
  words: ['surveys', 'create'],
  usage: 'FILE [--json]',
  summary: 'Set up a survey from a file, as the pages at /surveys do',
  help: `FILE is YAML or JSON. Needed are name, key (the short name), kind (anonymous, confidential or named) and by: the email
address of whoever runs the survey, an administrator or commissioner of an organisation that is no school. What else is
left out is said on screen later. Days are written 2027-03-01.

  name: How we are, spring 2027
  key: spring-2027
  kind: confidential
  by: ada.jones@example.org
  earlier: spring-2026          # the survey whose next wave it is
  key_holder: The council's information team
  year_groups: [8, 10]
  schools_answer_by: 2027-01-15
  opt_out_by: 2027-02-15
  opens_on: 2027-03-01
  closes_on: 2027-03-19
  withdraw_until: 2027-03-26
  names_destroyed_on: 2027-04-30
  retain_until: 2030-04-30
  controllers: [Anytown Council]
  lawful_basis: public_task
  special_condition: substantial_public_interest
  impact_assessment: DPIA 12
  agreement: Agreement 4
  about_for_parents: We ask how pupils are …
  about_for_pupils: We ask how you are …
  something_else: You can read.
  parents_say_no_online: true
  questions:
    - { measure: ons4, domain: meaning }
    - words: There is somewhere near where I live that I like to be
      domain: environment
      choices: [Never, Sometimes, Often, Always]
      better: higher
      shaped_with: Anytown youth council
  schools: [900001, 900002]     # by their URN

A place is named with place where there are several; the readers of a named survey are listed by email address under readers;
a question may have sensitive, answered (one or several) and translations. It is a draft: nobody is told anything until somebody opens it on screen.
--json prints {"round","id","questions","schools","hinders":[…]}, where hinders says what is still missing before it can be opened.
Exit code 0 when it was set up; 1 when not: the first mistake is said with its line, and nothing is made.`,
  options: { json: { type: 'boolean' } },
  positionals: { least: 1, most: 1 },
  run: async ({ positionals: [name = ''], values }, context) => {
    const text = await readFile(name, 'utf8').catch((error: unknown) => {
      throw new Refusal(`${name} cannot be read.`, 1, error)
    })
    const made = await withDatabase(context, (db) =>
      surveyFromFile(db, { text, name, now: context.now }),
    ).catch((error: unknown) => {
      throw error instanceof BlueprintProblem ? new Refusal(`${error.message}. Nothing was made.`) : error
    })
    for (const line of values.json ? [JSON.stringify(made)] : sentences(made)) context.print(line)
    return 0
  },
}

const sentences = ({ round, questions, schools, hinders }: MadeSurvey): string[] => [
  `Set up ${round}: ${countOf(questions, 'question or measure', 'questions and measures')}, ${countOf(schools, 'school')}. Nobody is told until it is opened.`,
  ...(hinders.length > 0 ? ['Before it can be opened:', ...hinders.map((one) => `- ${one}`)] : []),
]
