import { IntervalStrip, StripScale, Table } from '../../ui/index.ts'
import { countOf, figure } from '../../words/index.ts'
import type { Outcome } from '../outcome.ts'
import { assumedSaid, figureSaid, rangeSaid } from '../said.ts'
import { Invented } from './invented.tsx'

type OutcomesProps = { people: number; outcomes: readonly Outcome[]; notice: string | null }
type Made = Outcome & { value: number }

// Of fewer not even how many: whoever knows one of them would know of them all.
const FEWEST = 5

const HUNDRED = { min: 0, max: 100 }

/** What the records show: each figure drawn with its interval, and said beside it. */
export function Outcomes({ people, outcomes, notice }: OutcomesProps) {
  const made = outcomes.filter((one): one is Made => one.value !== null)
  const shares = made.filter(({ unit }) => unit === '%')
  const others = made.filter(({ unit }) => unit !== '%')
  return (
    <section>
      <h2 id="records">What its records show</h2>
      <p>
        From records of{' '}
        {people < FEWEST ? `fewer than ${FEWEST} people` : countOf(people, 'person', 'people')}.
        {made.length > 0 &&
          ' The dot is the figure. The line is its range: how far off it may be by chance, 95 times in 100, or by what is assumed.'}
      </p>
      <Invented notice={notice} />
      {shares.length > 0 && <Figures caption="Of a hundred people" outcomes={shares} scale={HUNDRED} />}
      {others.length > 0 && (
        <Figures
          caption={
            shares.length > 0 ? 'Other figures, each on its own scale' : 'Figures, each on its own scale'
          }
          outcomes={others}
        />
      )}
      <NoFigures outcomes={outcomes} />
      <Assumptions outcomes={made} />
    </section>
  )
}

type Scale = { min: number; max: number }

function Figures({
  caption,
  outcomes,
  scale,
}: {
  caption: string
  outcomes: readonly Made[]
  scale?: Scale
}) {
  return (
    <div class="app-results__sheet" role="group" tabindex={0} aria-label={caption}>
      <Table
        caption={{ text: caption, size: 's' }}
        firstCellIsHeader
        responsive
        head={[
          'What',
          {
            text: (
              <>
                <span class="nhsuk-u-visually-hidden">Drawn</span>
                {scale && <StripScale scale={scale} said={String} />}
              </>
            ),
          },
          'Figure',
        ]}
        rows={outcomes.map((one) => [
          {
            text: (
              <span>
                {one.text}
                <span class="app-results__gloss app-small">{one.method}</span>
              </span>
            ),
          },
          {
            classes: 'app-results__drawn',
            text: (
              <>
                {!scale && <StripScale scale={scaleOf(one)} said={String} />}
                <IntervalStrip label={sentenceOf(one)} scale={scale ?? scaleOf(one)} own={one} />
              </>
            ),
          },
          {
            text: (
              <span>
                <strong>{figureSaid(one.value, one.unit)}</strong>{' '}
                <span class="app-results__range">{rangeOf(one)}</span>{' '}
                <span class="app-results__range app-small">{peopleOf(one)}</span>
              </span>
            ),
          },
        ])}
      />
    </div>
  )
}

const peopleOf = ({ n, missing }: Made): string =>
  `${countOf(n, 'person', 'people')}, ${missing > 0 ? figure(missing) : 'none'} missing`

const rangeOf = (one: Made): string => rangeSaid(one, one.unit)

const sentenceOf = (one: Made): string =>
  `${one.text}: ${figureSaid(one.value, one.unit)}, between ${rangeOf(one).replace(' to ', ' and ')}.`

/** From nought to a little past the figure's interval, so that one sees on which side of nought it lies. */
function scaleOf({ low, high }: Made): Scale {
  const beyond = (Math.max(high, 0) - Math.min(low, 0)) / 10 || 1
  return { min: low < 0 ? low - beyond : 0, max: high > 0 ? high + beyond : 0 }
}

function NoFigures({ outcomes }: { outcomes: readonly Outcome[] }) {
  const none = outcomes.flatMap((one) => (one.value === null ? [one] : []))
  if (none.length === 0) return null
  return (
    <>
      <h3>No figure yet</h3>
      <ul>
        {none.map(({ text, because }) => (
          <li>
            {text}. {because}
          </li>
        ))}
      </ul>
    </>
  )
}

function Assumptions({ outcomes }: { outcomes: readonly Made[] }) {
  const valued = outcomes.filter(({ assumptions }) => assumptions)
  if (valued.length === 0) return null
  return (
    <>
      <h3>What is assumed</h3>
      <ul>
        {valued
          .flatMap(({ assumptions }) => assumptions ?? [])
          .map((one) => ({ ...one, ...assumedSaid(one) }))
          .map(({ name, likely, low, high, says, from }) => (
            <li>
              {name}: {likely}, from {low} to {high}. {says} <span class="app-muted">{from}.</span>
            </li>
          ))}
      </ul>
    </>
  )
}
