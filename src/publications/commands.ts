import type { Kysely } from 'kysely'
import {
  type Acting,
  type Command,
  type CommandContext,
  type CommandInput,
  type DB,
  Refusal,
  withDatabase,
} from '../database/index.ts'
import { countOf } from '../words/index.ts'
import type { Audience, GroupFigures, Publication } from './publication.ts'
import { type Published, publishRound } from './publish.ts'
import { figuresOf, latestPublication, publications } from './reading-store.ts'
import { comparisonsIn, figuresIn, type PrintedFigure } from './results.ts'
import { asOperator, roundCalled } from './round-store.ts'
import { importCommand } from './taking-in/command.ts'

const LEAST_BASE = 10

const publish: Command = {
  words: ['surveys', 'publish'],
  usage: 'ROUND [--minimum-base N] [--place NAME] [--json]',
  summary: 'Compute the figures of a closed round, make them safe, and freeze them',
  help: `Computes every figure of a round once: for each school about itself, for the place and for the public. Groups of
fewer than --minimum-base (10 unless given, never fewer) are hidden, and with them whatever they would follow from. A
publication is never changed: new answers make a new version, and the same answers none.
--json prints {"round","version","made","answerSets","schools","cells","hidden","kept","seconds":{…}}, where cells are groups of
pupils, hidden those of which nothing is shown, and kept the audiences that keep what they were told because too few answers
are new to be told apart. Exit code 0, also when there is nothing new; 1 when the round is not
there, is still open, or nobody answered.`,
  options: { json: { type: 'boolean' }, place: { type: 'string' }, 'minimum-base': { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async (input, context) => {
    const minimumBase = baseOf(input.values['minimum-base'])
    const published = await withDatabase(context, async (database) => {
      const round = await findRound(database, input, context)
      return asOperator(
        database,
        { kind: 'operator:surveys-publish', place: round.place, now: context.now },
        (acting) => publishRound(acting, round, { minimumBase }),
      )
    })
    for (const line of input.values.json ? [JSON.stringify(published)] : publishedSentences(published))
      context.print(line)
    return 0
  },
}

function baseOf(given: unknown): number {
  if (given === undefined) return LEAST_BASE
  const base = Number(given)
  if (Number.isInteger(base) && base >= LEAST_BASE && base <= 1000) return base
  throw new Refusal(`--minimum-base is a whole number from ${LEAST_BASE} to 1000, not "${given}".`, 2)
}

function publishedSentences({ round, version, made, ...told }: Published): string[] {
  if (!made && told.kept > 0)
    return [
      `Too few answers are new in ${round} to be told apart from the others: version ${version} stands.`,
    ]
  if (!made) return [`There is nothing new in ${round}: version ${version} stands.`]
  const shown = told.cells - told.hidden
  return [
    `Published ${round}, version ${version}: ${countOf(told.answerSets, 'answer set')} from ${countOf(told.schools, 'school')}.`,
    `Of ${countOf(told.cells, 'group')} of pupils ${shown} are shown, and ${told.hidden} hidden.`,
  ]
}

const audiences: readonly Audience[] = ['public', 'school', 'place']

const results: Command = {
  words: ['surveys', 'results'],
  usage: 'ROUND [--audience public|school|place] [--school URN] [--version N] [--place NAME] [--json]',
  summary: 'Print the published figures of a round',
  help: `Prints what was published of a round: the public's figures and each school's own, or those of one audience or one
school. --version N prints an older version; the newest is printed unless told.
--json prints a list of {"audience","group":{…},"measure","statistic":"n|mean|sd|share","band","value","n","missing",
"low","high"}, or "hidden":true in place of the figures. group is {} for everybody; {"year_group":"9"} and the like for a
group; a school's have {"school":URN} beside. low and high are where it lies 95 times in 100. For the public and the place
"slope_index" and "relative_index" say how unequal a measure is from the most to the least deprived fifth, of
n pupils in the five; "difference" says by how much a mean differs from that of the round before, where that was published too.
Exit code 0; 1 when the round is not there or was not published.`,
  options: {
    json: { type: 'boolean' },
    audience: { type: 'string' },
    school: { type: 'string' },
    version: { type: 'string' },
    place: { type: 'string' },
  },
  positionals: { least: 1, most: 1 },
  run: async (input, context) => {
    const wanted = wantedOf(input)
    return withDatabase(context, async (database) => {
      const round = await findRound(database, input, context)
      const kind = 'operator:surveys-results' as const
      return asOperator(database, { kind, place: round.place, now: context.now }, async (acting) => {
        const found = (await publications(acting, { round: round.id, ...wanted.asked }))
          .filter(({ audience }) => wanted.audiences.includes(audience))
          .filter(({ organisation }) => wanted.school === undefined || organisation?.urn === wanted.school)
          .sort((one, other) => audiences.indexOf(one.audience) - audiences.indexOf(other.audience))
        if (found.length === 0)
          throw new Refusal(
            wanted.school === undefined
              ? `Nothing like that was published of the round ${round.key} yet: bin/trellis surveys publish ${round.key}`
              : `Nothing of the round ${round.key} was published for a school with the URN ${wanted.school}.`,
          )
        const printing = printer(input.values.json === true, context.print)
        for (const publication of found) {
          const before = await figuresBefore(acting, publication)
          const groups = await figuresOf(acting, publication)
          for (const group of groups)
            for (const figure of figuresIn(publication, group, before(group))) printing.figure(figure)
          for (const figure of comparisonsIn(publication, groups)) printing.figure(figure)
        }
        printing.end()
        return 0
      })
    })
  },
}

function wantedOf({ values }: CommandInput) {
  const { audience, school, version } = values
  if (audience !== undefined && !audiences.some((one) => one === audience))
    throw new Refusal(`--audience is one of ${audiences.join(', ')}, not "${audience}".`, 2)
  if (version !== undefined && !/^[1-9]\d{0,5}$/.test(String(version)))
    throw new Refusal(`--version is a whole number from 1, not "${version}".`, 2)
  const unless: Audience[] = school === undefined ? ['public', 'school'] : ['school']
  return {
    audiences: audience === undefined ? unless : [audience as Audience],
    school: typeof school === 'string' ? school.trim() : undefined,
    asked: version === undefined ? {} : { version: Number(version) },
  }
}

/** One list, a line for each figure, so that neither side need hold it whole; or a sentence for each. */
function printer(json: boolean, print: (line: string) => void) {
  let held: string | undefined
  return {
    figure: (figure: PrintedFigure) => {
      if (!json) return print(sentenceOf(figure))
      print(held === undefined ? '[' : `${held},`)
      held = JSON.stringify(figure)
    },
    end: () => {
      if (!json) return
      if (held === undefined) print('[')
      print(`${held ?? ''}]`)
    },
  }
}

function sentenceOf({
  audience,
  group,
  measure,
  statistic,
  band,
  value,
  n,
  low,
  high,
  hidden,
}: PrintedFigure): string {
  const who = Object.entries(group).map(([key, one]) => `${key} ${one}`)
  const what = [
    audience,
    who.join(', ') || 'everybody',
    measure,
    [statistic, band].filter(Boolean).join(' '),
  ].join('  ')
  if (hidden) return `${what}  hidden`
  const interval = low === undefined ? '' : ` (${low} to ${high})`
  return `${what}  ${value}${interval}${n === undefined ? '' : `  n ${n}`}`
}

/** The same group's figures in the round before, where those were published for the same audience. */
async function figuresBefore(acting: Acting, { round, audience, organisation }: Publication) {
  const wanted = { audience, ...(organisation ? { organisation: organisation.id } : {}) }
  const earlier = round.earlier
    ? await latestPublication(acting, { ...wanted, round: round.earlier })
    : undefined
  const groups = earlier ? await figuresOf(acting, earlier) : []
  return ({ grouping, value }: GroupFigures) =>
    groups.find((group) => group.grouping === grouping && group.value === value)
}

const findRound = (database: Kysely<DB>, { positionals, values }: CommandInput, { now }: CommandContext) =>
  asOperator(database, { kind: 'operator:surveys-results', place: null, now }, (acting) =>
    roundCalled(acting, positionals[0] ?? '', typeof values.place === 'string' ? values.place : undefined),
  )

/** bin/trellis surveys import, publish and results. */
export const publicationCommands: Command[] = [importCommand, publish, results]
