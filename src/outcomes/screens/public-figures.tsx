import { InsetText, Table } from '../../ui/index.ts'
import { en, figure } from '../../words/index.ts'
import { assumedSaid, figureSaid, rangeSaid } from '../said.ts'
import type { ToldFigure } from '../told.ts'

type PublicFiguresProps = { outcomes: readonly ToldFigure[]; hidden: number; notice: string | null }

const words = en.programmes

/** The figures that anybody may read, each with its interval and how many it is about. */
export function PublicFigures({ outcomes, hidden, notice }: PublicFiguresProps) {
  if (outcomes.length === 0) return null
  const assumptions = outcomes.flatMap((one) => one.assumptions ?? [])
  return (
    <section>
      <h2>{words.shown}</h2>
      <p>{words.shownLead}</p>
      {notice && <InsetText>{words.invented({ notice })}</InsetText>}
      <Table
        caption={{ text: words.shown, hidden: true }}
        head={[words.what, words.howMuch, words.ofWhom]}
        rows={outcomes.map((one) => [
          one.text,
          words.figure({
            value: figureSaid(one.value, one.unit),
            range: rangeSaid(one, one.unit),
          }),
          words.about({ n: figure(one.n), missing: one.missing }),
        ])}
        firstCellIsHeader
        responsive
      />
      {assumptions.length > 0 && <p>{words.assumptions}</p>}
      {assumptions.length > 0 && (
        <ul>
          {assumptions.map((one) => (
            <li>
              {words.assumed({ name: one.name, ...assumedSaid(one) })}{' '}
              <span class="app-muted">{one.from}.</span>
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 && <p class="app-muted">{words.hidden({ count: hidden })}</p>}
    </section>
  )
}
