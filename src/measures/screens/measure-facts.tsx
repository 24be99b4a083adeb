import {
  choicesFor,
  domains,
  hasRisk,
  type Informant,
  isSourced,
  type Measure,
  type MeasureBands,
  type MeasureFact,
  type MeasureScore,
} from '../../blueprint/index.ts'
import { Details, SummaryList, Table, Tag } from '../../ui/index.ts'
import { countOf, firstCapital, listOf } from '../../words/index.ts'
import { changeThatCounts } from '../bands.ts'
import { agesOf } from '../described.ts'

const unread: Record<MeasureFact['checked'], string> = {
  read: '',
  'second-hand': 'Not verified: second-hand',
  'from memory': 'Not verified: from memory',
  'not found': 'Not found',
}

/** The label of whatever was not read at its source; nothing where it was. */
export const NotVerified = ({ checked }: Pick<MeasureFact, 'checked'>) =>
  unread[checked] ? <Tag text={unread[checked]} colour="yellow" /> : null

const people: Record<Informant, string> = {
  self: 'the young person',
  parent: 'a parent or carer',
  teacher: 'a teacher',
}

function answered(measure: Measure): string {
  const { from, to, step } = measure.choices
  const others = measure.items.some((item) => choicesFor(measure, item) !== measure.choices)
  const each = `each from ${from} to ${to}${step < 1 ? ', to one decimal' : ''}`
  return `${countOf(measure.items.length, 'answer')}, ${others ? 'most ' : ''}${each}`
}

function Score({ score }: { score: MeasureScore }) {
  const counts = changeThatCounts(score)
  const scaled = 'needs' in score && score.needs !== 'every item' ? score.needs : null
  return (
    <li>
      {score.name}: {score.from} to {score.to}, {score.better} is better.
      {scaled !== null && ` Worked out when at least ${countOf(scaled, 'answer')} are there.`}
      {counts !== undefined && ` A change of ${counts} or more counts for one person.`}
    </li>
  )
}

/** What a measure is, in short: who answers, how, under which licence, and what comes of it. */
export function MeasureFacts({ measure }: { measure: Measure }) {
  const { licence } = measure
  return (
    <SummaryList
      rows={[
        { key: 'Short name', value: measure.name },
        { key: 'About', value: listOf(measure.domains.map((one) => domains[one])) },
        { key: 'Ages', value: [agesOf(measure), measure.ages.note].filter(Boolean).join('. ') },
        { key: 'Who answers', value: listOf(measure.informants.map(({ who }) => people[who])) },
        { key: 'Licence', value: `${licence.name}. ${licence.terms}` },
        { key: 'To cite', value: licence.cite },
        { key: 'Answers', value: answered(measure) },
        ...(hasRisk(measure) ? [{ key: 'Urgent answers', value: urgentWords(measure) }] : []),
        {
          key: 'Scores',
          value: (
            <ul>
              {measure.scores.map((score) => (
                <Score score={score} />
              ))}
            </ul>
          ),
        },
        { key: 'Version', value: String(measure.version) },
      ]}
    />
  )
}

function urgentWords({ items }: Measure): string {
  const numbers = items.flatMap(({ riskAnswers }, at) => (riskAnswers.length > 0 ? [String(at + 1)] : []))
  const which = numbers.length === 1 ? `question ${numbers[0]}` : `questions ${listOf(numbers)}`
  return `A person reads some answers to ${which} at once.`
}

/** The bands of each score, a table for each set; a set from memory says that nothing is told by it. */
export function Bands({ measure }: { measure: Measure }) {
  if (measure.bands.length === 0) return null
  return (
    <section>
      <h2>Bands</h2>
      {measure.bands.map((set) => (
        <Details summary={titleOf(set)}>
          <p>
            {set.address ? <a href={set.address}>{set.from}</a> : set.from}{' '}
            <NotVerified checked={set.checked} />
          </p>
          {!isSourced(set) && <p>Nobody is told anything by these bands.</p>}
          <Table
            caption={{ text: titleOf(set), hidden: true }}
            head={['Score', ...headsOf(set)]}
            rows={measure.scores.flatMap((score) => {
              const cuts = set.cuts[score.key]
              return cuts
                ? [[score.name, ...cuts.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`))]]
                : []
            })}
            firstCellIsHeader
          />
        </Details>
      ))}
    </section>
  )
}

// Where higher is better, the same band is called lowered and not raised.
const headsOf = ({ names, namesWhereHigherIsBetter = names }: MeasureBands): string[] =>
  names.map((one, at) => {
    const other = namesWhereHigherIsBetter[at] ?? one
    return other === one ? one : `${one}, or ${other}`
  })

function titleOf(set: MeasureBands): string {
  const { informant, ages } = set.for
  const whom = [informant && `answered by ${people[informant]}`, ages && `ages ${agesOf({ ages })}`]
  return firstCapital([set.set, ...whom.filter((one) => one !== undefined)].join(', '))
}
