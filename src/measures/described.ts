import {
  choicesFor,
  domains,
  isSourced,
  type Measure,
  type MeasureFact,
  type MeasureItem,
  type MeasureScore,
  saidIn,
} from '../blueprint/index.ts'
import { listOf } from '../words/index.ts'

export const agesOf = ({ ages }: Pick<Measure, 'ages'>): string =>
  ages.to === undefined ? `${ages.from}+` : `${ages.from} to ${ages.to}`

/** Whether we read the source of a fact ourselves. */
export const isRead = ({ checked }: Pick<MeasureFact, 'checked'>): boolean => checked === 'read'

/** What a file says about a measure, line by line. What was not read at its source says so. */
export function describe(measure: Measure): string[] {
  const { licence, choices, askedWith } = measure
  return [
    `${measure.fullName} (${measure.name}), version ${measure.version}`,
    measure.about,
    ...(measure.domains.length > 0 ? [`About: ${listOf(measure.domains.map((one) => domains[one]))}`] : []),
    `Ages: ${agesOf(measure)}. ${measure.ages.note ?? ''}`.trim(),
    `Answered by: ${listOf(measure.informants.map(({ who }) => who))}`,
    ...(askedWith ? [`Asked beside a ${askedWith.who} only. ${askedWith.because}`] : []),
    `Licence: ${licence.name}, ${licence.holder}. ${licence.terms}`,
    `To cite: ${licence.cite}`,
    '',
    `Items, each answered from ${choices.from} to ${choices.to}${choices.step < 1 ? ' to one decimal' : ''}:`,
    ...measure.items.map((item) => `  ${itemLine(measure, item)}`),
    '',
    'Scores:',
    ...measure.scores.map((score) => `  ${scoreLine(score)}`),
    ...bandLines(measure),
    '',
    'How we know:',
    ...measure.facts.map((fact) => `  ${sourceLine(fact, fact.says)}`),
  ]
}

function itemLine(measure: Measure, item: MeasureItem): string {
  const { id, words, reverse, askedFromAge, askedOf, optional, riskAnswers } = item
  const { from, to } = choicesFor(measure, item)
  const notes = [
    ...(item.choices ? [`from ${from} to ${to}`] : []),
    ...(reverse ? ['reversed'] : []),
    ...(askedFromAge === undefined ? [] : [`asked from age ${askedFromAge}`]),
    ...(askedOf ? [`asked of ${listOf(askedOf)}`] : []),
    ...(optional ? ['may be left out'] : []),
    ...(riskAnswers.length > 0 ? [`a person reads ${riskAnswers.join(', ')} at once`] : []),
  ].map((note) => ` (${note})`)
  return `${id}  ${words ? saidIn(words) : '(wording under your own licence)'}${notes.join('')}`
}

function scoreLine(score: MeasureScore): string {
  const { key, name, from, to, better, change } = score
  const missing =
    'needs' in score && score.needs !== 'every item'
      ? `; needs ${score.needs} answers${'rounded' in score && score.rounded ? ', scaled up and rounded' : ''}`
      : ''
  const counts = change && isRead(change) ? `; a change of ${change.points} counts` : ''
  return `${key}  ${name}, ${from} to ${to}, ${better} is better${missing}${counts}`
}

function bandLines({ bands }: Measure): string[] {
  if (bands.length === 0) return []
  return [
    '',
    'Bands:',
    ...bands.map((set) => {
      const whom = [set.for.informant, set.for.sex, set.for.ages && `ages ${agesOf({ ages: set.for.ages })}`]
      const named = [set.set, ...whom.filter((one) => one !== undefined)].join(', ')
      return `  ${sourceLine(set, `${named}: ${listOf(set.names)}${isSourced(set) ? '' : '. Never used to tell anybody anything'}.`)}`
    }),
  ]
}

const sourceLine = (source: Pick<MeasureFact, 'checked' | 'from' | 'address'>, says: string): string =>
  `${isRead(source) ? '' : `NOT VERIFIED (${source.checked}): `}${says} (${source.from}${source.address ? `, ${source.address}` : ''})`
