import { ChangeChart } from '../../ui/index.ts'
import { type Comparison, changeSentence, scoreFigure, whatItMeans } from '../comparing.ts'

export type ChangeSectionProps = {
  comparisons: readonly Comparison[]
  heading?: string
}

/** Before and after for one support: drawn, with its table and what it means; where it is not paired, only that. */
export function ChangeSection({ comparisons, heading = 'Before and after' }: ChangeSectionProps) {
  return (
    <section>
      <h2>{heading}</h2>
      {comparisons.length === 0 && <p>Nothing was filled in yet, so there is nothing to compare.</p>}
      {comparisons.map((comparison) =>
        comparison.paired ? <Drawn comparison={comparison} /> : <p>{comparison.because}</p>,
      )}
    </section>
  )
}

function Drawn({ comparison }: { comparison: Comparison & { paired: true } }) {
  const { measure, scores } = comparison
  const figures = scores.flatMap(({ before, after }) => [before, after])
  return (
    <ChangeChart
      title={`${measure.name}, before and after`}
      rows={scores.map(({ score, before, after }) => ({
        label: score.name,
        before: { value: before },
        after: { value: after },
      }))}
      scale={{
        min: Math.min(...scores.map(({ score }) => score.from)),
        max: Math.max(...scores.map(({ score }) => score.to)),
      }}
      decimals={figures.every((figure) => scoreFigure(figure) === String(figure)) ? 0 : 2}
      says={{ lead: scores.map(changeSentence).join(' '), text: whatItMeans(comparison) }}
      table="visible"
    />
  )
}
