import {
  type GroupFigures,
  type Measured,
  type Reading,
  readingOf,
  type Similar,
  similarFigure,
  type Variable,
} from '../publications/index.ts'
import { calledTogether, chanceIn, type Difference } from '../statistics/index.ts'
import { type Domain, domains } from '../surveys/index.ts'
import { type Adjusted, adjustedTo, type Part } from './adjusting.ts'
import { type Counted, countedIn, differenceOf, others, type Told, toldOf } from './counted.ts'

/** What is said of a difference: 'same' unless it is called (`calledTogether`), and null where it cannot be worked out. */
export type Verdict = 'higher' | 'lower' | 'same' | null

/** One question or score: ours, the other schools', ours before; null is hidden, undefined was not asked or is not there. */
export type Row = {
  key: string
  domain: string
  name: string
  lead: string | null
  reading: Reading
  better: 'higher' | 'lower'
  scale: { min: number; max: number }
  own: Told | null
  others: Measured | null | undefined
  before: Measured | null | undefined
  besideOthers: Verdict
  sinceBefore: Verdict
  /** How sure the two differences are, in intervals' halves: for what stands out most. */
  strength: { others: number; before: number }
  /** Of our pupils, how many could be compared when their groups are taken account of. */
  covered: number | null
  /** The schools most like ours, put together; undefined where there are none to compare with. */
  similar: BesideSimilar | undefined
}

/** Similar schools as they are, and as they would be with pupils like ours; null is hidden. */
export type BesideSimilar = {
  asTheyAre: Told | null
  verdict: Verdict
  alike: { others: Measured; n: number; left: number } | null
  alikeVerdict: Verdict
  alikeStrength: number
}

/** One group by which others are made like ours: of ours, of everybody, and of ours in the round before. */
export type ComparedPart = {
  own: GroupFigures | undefined
  everybody: GroupFigures | undefined
  before: GroupFigures | undefined
}

/** The figures that one page compares. `parts` are the groups by which others, and ours before, are made like ours. */
export type Compared = {
  variables: readonly Variable[]
  leastShown: number
  own: GroupFigures | undefined
  everybody: GroupFigures | undefined
  before: GroupFigures | undefined
  /** What was asked in the round before. */
  askedBefore: ReadonlySet<string>
  parts: readonly ComparedPart[] | null
  /** What the school was told of similar schools, where its pupils are compared as a whole. */
  similar?: Similar | undefined
}

/** One variable and how it is read. */
type Asked = { variable: Variable; reading: Reading; better: Row['better'] }

/**
 * Every question and score of a round that has a better end, compared. Whatever one page compares is one family: which
 * of its differences are called is decided of all of them together.
 */
export function rowsOf(compared: Compared): Row[] {
  const found = compared.variables.flatMap((variable) => {
    const reading = readingOf(variable)
    if (!reading || !variable.better) return []
    const asked = { variable, reading, better: variable.better }
    return [{ asked, comparison: comparisonOf(asked, compared) }]
  })
  const called = calledTogether(found.flatMap(({ comparison }) => differencesIn(comparison)))
  return found.map(({ asked, comparison }) => rowFrom(asked, comparison, compared, called))
}

/** One variable beside others and before, of which nothing is called. */
export const rowOf = (asked: Asked, compared: Compared): Row =>
  rowFrom(asked, comparisonOf(asked, compared), compared, new Set())

/** One variable with all that it is compared with. */
type Comparison = {
  own: Counted | null
  beside: Adjusted | null
  since: Adjusted | null
  similar:
    | {
        them: Counted | null
        alike: BesideSimilar['alike']
        asTheyAre: Difference | null
        likeOurs: Difference | null
      }
    | undefined
}

function comparisonOf({ variable, reading }: Asked, compared: Compared): Comparison {
  const { key } = variable
  const own = countedIn(compared.own?.figures[key], reading)
  const asked = { key, reading, least: compared.leastShown }
  return {
    own,
    beside: compareWith(own, asked, compared, 'everybody'),
    since: compareWith(own, asked, compared, 'before'),
    similar: compared.similar && withSimilar(own, variable, reading, compared.similar),
  }
}

const differencesIn = ({ beside, since, similar }: Comparison): Difference[] =>
  [beside?.difference, since?.difference, similar?.asTheyAre, similar?.likeOurs].filter((one) => !!one)

function rowFrom(
  { variable, reading, better }: Asked,
  { own, beside, since, similar }: Comparison,
  compared: Compared,
  called: ReadonlySet<Difference>,
): Row {
  const { key, domain, name, lead } = variable
  const verdictOf = (difference: Difference | null | undefined) => verdictIn(called, difference ?? null)
  const strengthOf = (difference: Difference | null | undefined) => strengthIn(called, difference ?? null)
  return {
    ...{ key, domain, name, lead, reading, better },
    scale: reading.kind === 'share' ? { min: 0, max: 1 } : { min: variable.from, max: variable.to },
    own: own && toldOf(own),
    others: compared.everybody ? (beside?.others ?? null) : undefined,
    before: compared.askedBefore.has(key) ? (since?.others ?? null) : undefined,
    besideOthers: verdictOf(beside?.difference),
    sinceBefore: verdictOf(since?.difference),
    strength: { others: strengthOf(beside?.difference), before: strengthOf(since?.difference) },
    covered: compared.parts ? (beside?.covered ?? null) : null,
    similar: similar && {
      asTheyAre: similar.them && toldOf(similar.them),
      verdict: verdictOf(similar.asTheyAre),
      alike: similar.alike,
      alikeVerdict: verdictOf(similar.likeOurs),
      alikeStrength: strengthOf(similar.likeOurs),
    },
  }
}

/** The other schools, or our own before, as they are or as they would be with pupils like ours. */
function compareWith(
  own: Counted | null,
  { key, reading, least }: { key: string; reading: Reading; least: number },
  compared: Compared,
  whom: 'everybody' | 'before',
): Adjusted | null {
  const counted = (group: GroupFigures | undefined) => countedIn(group?.figures[key], reading)
  const rest = (figures: Counted | null, ours: Counted | null) =>
    whom === 'everybody' ? others(figures, ours, least) : figures
  const { parts } = compared
  if (parts)
    return adjustedTo(
      own,
      parts.map(
        (part): Part => ({ own: counted(part.own), rest: rest(counted(part[whom]), counted(part.own)) }),
      ),
    )
  const found = rest(counted(compared[whom]), own)
  const difference = differenceOf(own, found)
  // Ours before is shown also where ours now is hidden.
  if (found && !difference && whom === 'before')
    return { others: toldOf(found), difference: null, covered: 1 }
  return found && difference ? { others: toldOf(found), difference, covered: 1 } : null
}

function withSimilar(
  own: Counted | null,
  variable: Variable,
  reading: Reading,
  similar: Similar,
): Comparison['similar'] {
  const them = countedIn(similarFigure(similar, variable), reading)
  const alike = similar.alike[variable.key] ?? null
  // What is frozen is an interval; how rarely chance goes so far follows from it.
  const likeOurs = alike && { ...alike.difference, p: chanceIn(alike.difference) }
  return { them, alike, asTheyAre: differenceOf(own, them), likeOurs }
}

function verdictIn(called: ReadonlySet<Difference>, difference: Difference | null): Verdict {
  if (!difference) return null
  if (!called.has(difference)) return 'same'
  return difference.value > 0 ? 'higher' : 'lower'
}

const strengthIn = (called: ReadonlySet<Difference>, difference: Difference | null): number =>
  difference && called.has(difference)
    ? Math.abs(difference.value) / Math.max(1e-9, (difference.high - difference.low) / 2)
    : 0

/** How many differences these rows say something of, and how many of them are called. */
export function comparisonsIn(rows: readonly Row[]): { made: number; called: number } {
  const said = rows.flatMap(({ besideOthers, sinceBefore, similar }) =>
    [besideOthers, sinceBefore, similar?.verdict, similar?.alikeVerdict].filter((verdict) => !!verdict),
  )
  return { made: said.length, called: said.filter((verdict) => verdict !== 'same').length }
}

/** Whether a difference is to the good, whichever end of the scale is better. */
export const isGood = (verdict: Verdict, { reading, better }: Pick<Row, 'reading' | 'better'>): boolean =>
  (verdict === 'higher') === (reading.kind === 'share' || better === 'higher')

/** What a domain is called; a word that is none of the nine stands as it is. */
export const domainName = (domain: string): string => domains[domain as Domain] ?? domain

const feelings: readonly string[] = ['meaning', 'self', 'emotions']

/** How pupils feel, and what shapes it: each domain with its rows, the one that stands for it first. */
export type DomainRows = { domain: string; name: string; rows: Row[] }

/** The rows by domain, in the order of the nine, in two parts. */
export function byDomain(rows: readonly Row[]): { title: string; domains: DomainRows[] }[] {
  const order = [...Object.keys(domains), ...new Set(rows.map(({ domain }) => domain))]
  const found = [...new Set(order)].flatMap((domain) => {
    const own = rows.filter((row) => row.domain === domain)
    return own.length > 0 ? [{ domain, name: domainName(domain), rows: own }] : []
  })
  const parts = [
    { title: 'How pupils feel', domains: found.filter(({ domain }) => feelings.includes(domain)) },
    { title: 'What shapes it', domains: found.filter(({ domain }) => !feelings.includes(domain)) },
  ]
  return parts.filter((part) => part.domains.length > 0)
}

/** The one that stands for its domain: a share before a mean, and then what was asked first. */
export const headlineOf = ({ rows }: DomainRows): Row | undefined =>
  rows.find(({ reading }) => reading.kind === 'share') ?? rows[0]
