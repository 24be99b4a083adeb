import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { actorTransaction, projectFolder } from '../src/database/index.ts'
import { measureCalled, measureLibrary } from '../src/measures/index.ts'
import { questionnaireOf } from '../src/publications/factory.ts'
import { makeClosedRound } from '../src/surveys/closed-factory.ts'
import type { Questionnaire } from '../src/surveys/index.ts'
import { newId, systemClock } from '../src/words/index.ts'
import { copyOut } from './copying.ts'
import { type DirectoryTown, makeDirectoryTown } from './directory-town.ts'
import { DoesNotCount } from './stand.ts'

/** How many filled a survey of sixty questions in, and in how many schools. */
export type SurveySize = { sets: number; schools: number }

/** A closed survey, not published yet, on a durable database of its own. */
export type SurveyTown = SurveySize & Pick<DirectoryTown, 'data' | 'owner' | 'stop'> & { round: string }

const QUESTIONS = 60
const NEIGHBOURHOODS = 66
const ROUND = 'bench'

/** What is asked: two measures that are scored, and questions of a place's own, every second of them a sensitive one. */
export function askedQuestions(): Questionnaire {
  const measures = ['swemwbs', 'ons4'].flatMap((key) => measureCalled(measureLibrary(), key) ?? [])
  const questionnaire = questionnaireOf(measures)
  for (let at = questionnaire.items.length; at < QUESTIONS; at++)
    questionnaire.items.push({
      ...{ id: `own.q${at}`, domain: 'school', words: { en: `Question ${at} of our own` } },
      ...{ choices: { from: 1, to: 5 }, sensitive: at % 2 === 0, better: 'higher' },
    })
  return questionnaire
}

/** Makes such a survey (see publishing.sql). */
export async function makeSurveyTown(
  { sets, schools }: SurveySize,
  report: (line: string) => void,
): Promise<SurveyTown> {
  const town = await makeDirectoryTown(0, report)
  const { app, owner, place } = town
  const begun = performance.now()
  try {
    await owner.query(
      `insert into neighbourhood (id, place_id, name)
       select gen_random_uuid(), $1, 'Neighbourhood ' || to_char(n, 'FM000') from generate_series(1, $2::int) n`,
      [place, NEIGHBOURHOODS],
    )
    const made = await owner.query<{ id: string }>(
      `insert into organisation (id, place_id, kind, name)
       select gen_random_uuid(), $1, 'school', 'Bench school ' || n from generate_series(1, $2::int) n returning id`,
      [place, schools],
    )
    const by = await app.selectFrom('worker').select('id').where('name', '=', 'Ed Tallis').executeTakeFirst()
    const acting = {
      actor: { kind: 'worker', id: by?.id ?? '', place },
      now: systemClock(),
      request: newId(),
    }
    await actorTransaction(app, acting as Parameters<typeof actorTransaction>[1], (visit) =>
      makeClosedRound(visit, {
        ...{ key: ROUND, questionnaire: askedQuestions(), schools: made.rows.map(({ id }) => id) },
      }),
    )
    await plantAnswers(owner, sets)
  } catch (error) {
    await town.stop()
    throw error
  }
  report(`${sets} answer sets planted in ${Math.round((performance.now() - begun) / 1000)} seconds.`)
  return { sets, schools, data: town.data, owner, stop: town.stop, round: ROUND }
}

async function plantAnswers(owner: pg.Client, sets: number): Promise<void> {
  const { items } = askedQuestions()
  const long = items.filter(({ choices }) => choices.to === 10).length
  const short = items.findIndex(({ choices }) => choices.to === 10)
  await owner.query(
    `select set_config('bench.sets', $1, false), set_config('bench.short', $2, false), set_config('bench.long', $3, false)`,
    [String(sets), String(short), String(long)],
  )
  await owner.query(readFileSync(join(projectFolder(), 'bench', 'publishing.sql'), 'utf8'))
  await owner.query('vacuum analyze')
  const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from round_answers')
  if (rows[0]?.n !== sets) throw new DoesNotCount(`${rows[0]?.n} answer sets are there and not ${sets}`)
}

/** The same answers as lines of a file, school by school, for whoever reads files. */
export async function writeAnswers({ owner }: SurveyTown, file: string): Promise<void> {
  const schools = await owner.query<{ id: string }>('select id from round_school order by id')
  const out = openSync(file, 'w')
  try {
    for (const { id } of schools.rows)
      writeSync(
        out,
        await copyOut(
          owner,
          `round_answers a join round_school s on s.id = a.round_school_id where s.id = '${id}'`,
          `s.organisation_id, ${groupColumns.map((column) => `a.${column}`).join(', ')}, encode(a.answers, 'hex')`,
        ),
      )
  } finally {
    closeSync(out)
  }
}

/** What the answers are grouped by, as their columns are called. */
export const groupColumns = [
  'year_group',
  'gender',
  'ethnic_group',
  'free_meals',
  'special_needs',
  'deprivation',
  'neighbourhood_id',
] as const
