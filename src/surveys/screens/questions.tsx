import { type Measure } from '../../blueprint/index.ts'
import { Button, Details, EmptyState, Select, SummaryList } from '../../ui/index.ts'
import { countOf } from '../../words/index.ts'
import { agesLine, type LocalQuestion, lengthOfParts, type Part } from '../part.ts'
import { type Domain, domains } from '../questionnaire.ts'
import type { WholeRound } from '../setting-up/hindrances.ts'
import { type Problem, ProblemAbove, saidAt } from './problem.tsx'

/** A measure that a survey might ask: how many questions it is, and why it may not be here. */
export type Offered = { measure: Measure; items: number; why: string | null }

export type QuestionsPageProps = WholeRound & {
  offered: readonly Offered[]
  locals: readonly LocalQuestion[]
  problem: Problem | undefined
}

/** What a survey asks, by domain, with what can be added and why something cannot. */
export function QuestionsPage({ round, parts, lost, offered, locals, problem }: QuestionsPageProps) {
  const { items, minutes } = lengthOfParts(parts)
  const path = `/surveys/${round.id}`
  return (
    <>
      <ProblemAbove problem={problem} />
      <h1>What is asked</h1>
      <p>
        <strong>
          {countOf(items, 'question')}, about {countOf(minutes, 'minute')}.
        </strong>{' '}
        Pupils can skip any of them.
      </p>
      {lost.map((one) => (
        <p>{one.lost}</p>
      ))}
      {parts.length === 0 && (
        <EmptyState heading="Nothing is asked yet">
          <p>Choose from the measures below, or write a question of your own.</p>
        </EmptyState>
      )}
      {(Object.keys(domains) as Domain[]).map((domain) => (
        <Chosen domain={domain} parts={parts.filter((part) => part.domain === domain)} path={path} />
      ))}
      <h2 id="add">Add something</h2>
      <Button href={`${path}/questions/new`} text="Write a question of your own" variant="secondary" small />
      {locals.length > 0 && (
        <>
          <h3>Questions of your own from before</h3>
          <ul class="app-add">
            {locals.map((local) => (
              <FromBefore local={local} path={path} />
            ))}
          </ul>
        </>
      )}
      <h3>Measures</h3>
      <ul class="app-add">
        {offered
          .filter(({ why }) => why === null)
          .map((one) => (
            <MayAdd {...one} path={path} problem={problem} />
          ))}
      </ul>
      <Details summary="Measures that cannot be in this survey">
        <ul>
          {offered
            .filter(({ why }) => why !== null)
            .map(({ measure, why }) => (
              <li>
                <a href={`/measures/${measure.key}`}>{measure.name}</a>: {why}
              </li>
            ))}
        </ul>
      </Details>
    </>
  )
}

function FromBefore({ local, path }: { local: LocalQuestion; path: string }) {
  return (
    <li>
      {local.words.en}
      <p>{domains[local.domain]}</p>
      <form method="post" action={`${path}/parts`}>
        <input type="hidden" name="what" value={local.id} />
        <AddButton what={local.words.en ?? ''} />
      </form>
      <Details
        summary={
          <>
            Do not offer it any more
            <span class="nhsuk-u-visually-hidden">: {local.words.en}</span>
          </>
        }
      >
        <form method="post" action={`${path}/questions/${local.id}/ending`}>
          <p>
            It goes from this list for everybody here and does not come back. A survey that asks it goes on
            asking it, and its results stay.
          </p>
          <Button variant="secondary" small preventDoubleClick>
            Take it from the list
            <span class="nhsuk-u-visually-hidden">: {local.words.en}</span>
          </Button>
        </form>
      </Details>
    </li>
  )
}

function Chosen({ domain, parts, path }: { domain: Domain; parts: readonly Part[]; path: string }) {
  if (parts.length === 0) return null
  return (
    <section>
      <h2>{domains[domain]}</h2>
      <SummaryList
        rows={parts.map((part) => {
          const name = part.measure ? part.measure.name : (part.local.words.en ?? '')
          return {
            key: name,
            value: (
              <>
                <p>{part.measure ? measureLine(part) : localLine(part.local)}</p>
                <form method="post" action={`${path}/parts/${part.id}/removal`}>
                  <Button variant="secondary" small preventDoubleClick>
                    Take out<span class="nhsuk-u-visually-hidden"> {name}</span>
                  </Button>
                </form>
              </>
            ),
          }
        })}
      />
    </section>
  )
}

const measureLine = ({ measure, words }: Part & { measure: Measure }): string =>
  `${countOf(words.questions.length, 'question')}, about ${countOf(measure.minutes, 'minute')}. ${measure.licence.name}.`

const localLine = (local: LocalQuestion): string =>
  `${local.most === null ? '' : `Up to ${local.most} of: `}${local.choices.en?.join(', ')}. Shaped by ${local.shapedWith}.${local.sensitive ? ' Sensitive.' : ''}`

function MayAdd({ measure, items, path, problem }: Offered & { path: string; problem: Problem | undefined }) {
  return (
    <li>
      <a href={`/measures/${measure.key}`}>{measure.name}</a>
      <p>
        {measure.about} {countOf(items, 'question')}, about {countOf(measure.minutes, 'minute')},{' '}
        {agesLine(measure)}. {measure.licence.name}.
      </p>
      <form method="post" action={`${path}/parts`}>
        <input type="hidden" name="what" value={measure.key} />
        <Select
          name="domain"
          id={`domain-${measure.key}`}
          label={`What ${measure.name} is about here`}
          errorMessage={saidAt(problem, `domain-${measure.key}`)}
          items={[
            { value: '', text: 'Choose' },
            ...Object.entries(domains).map(([value, text]) => ({ value, text })),
          ]}
        />
        <AddButton what={measure.name} />
      </form>
    </li>
  )
}

const AddButton = ({ what }: { what: string }) => (
  <Button variant="secondary" small preventDoubleClick>
    Add<span class="nhsuk-u-visually-hidden"> {what}</span>
  </Button>
)
