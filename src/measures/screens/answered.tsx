import type { Measure } from '../../blueprint/index.ts'
import { Details, SummaryList } from '../../ui/index.ts'
import { dateInLondon, plainDate } from '../../words/index.ts'
import type { AnswerSet } from '../answer-store.ts'
import { occasionWords } from '../ask.ts'
import { answerInWords, type Questions } from '../asked-wording.ts'
import type { Banded } from '../bands.ts'
import { scoreFigure } from '../comparing.ts'

/** One filling-in with the words it was asked in. */
export type Answered = { set: AnswerSet; measure: Measure; banded: readonly Banded[]; asked: Questions }

const by = (set: AnswerSet, { kind }: Measure): string => {
  if (kind === 'counted') return `written down by ${set.recordedByName}`
  if (set.answeredBy === 'together') return `together with ${set.recordedByName}`
  return set.answeredBy === 'young_person' ? 'by link' : 'by link, on a parent’s or carer’s phone'
}

/** What somebody answered: the scores first, each answer when asked for. */
export function AnsweredSets(props: {
  answered: readonly Answered[]
  name: string
  /** Who has read an urgent answer and when, by the id of what was asked. */
  read: ReadonlyMap<string, string>
}) {
  const { answered, name, read } = props
  return (
    <section>
      <h2>What {name} answered</h2>
      {answered.length === 0 && <p>Nothing yet.</p>}
      {answered.map((one) => (
        <OneSet {...one} read={read.get(one.set.askId) ?? null} />
      ))}
    </section>
  )
}

function OneSet({ set, measure, banded, asked, read }: Answered & { read: string | null }) {
  const scores = measure.scores.filter(({ key }) => typeof set.score[key] === 'number')
  return (
    <article>
      <h3>
        {measure.name}, {plainDate(dateInLondon(set.answeredAt))}
      </h3>
      <p class="app-muted app-small">
        {occasionWords[set.occasion]}, {by(set, measure)}.{missingWords(set, asked.questions.length)}
      </p>
      {set.risk.length > 0 && (
        <p>
          <strong>There is an answer here that has to be read at once.</strong> {read}
        </p>
      )}
      {scores.length === 0 ? (
        <p>There is no score: too few of the answers that {measure.name} needs are there.</p>
      ) : (
        <SummaryList
          rows={scores.map(({ key, name, from, to, better }) => ({
            key: name,
            value: (
              <>
                <strong>{scoreFigure(set.score[key] ?? 0)}</strong>{' '}
                <span class="app-muted app-small">
                  from {from} to {to}, {better} is better
                  {banded
                    .filter(({ score }) => score.key === key)
                    .map(({ set: { set: called }, band }) => `; ${band} (${called})`)}
                </span>
              </>
            ),
          }))}
        />
      )}
      <Details summary="Each answer">
        <SummaryList
          rows={asked.questions.map((question) => {
            const answer = set.answers[question.id]
            return {
              key: question.words,
              value: answer === undefined ? 'Skipped' : answerInWords(question, answer),
            }
          })}
        />
        <p class="app-muted app-small">{asked.cite}</p>
      </Details>
    </article>
  )
}

const missingWords = ({ missing }: AnswerSet, asked: number): string =>
  missing === 0 ? '' : missing === asked ? ' Every question was skipped.' : ` ${missing} of ${asked} skipped.`
