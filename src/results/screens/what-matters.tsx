import { IntervalStrip, StripScale, Table } from '../../ui/index.ts'
import { en, figure } from '../../words/index.ts'
import type { Row } from '../row.ts'
import type { WhatMatters } from '../what-matters.ts'
import { Figure, type Names, rangeSaid, said, scaleFor } from './figures.tsx'

const words = en.results

/** What matters most, as those who were asked picked it: the most picked first, drawn and in figures. */
export function WhatMattersMost({ asked, names }: { asked: readonly WhatMatters[]; names: Names }) {
  if (asked.length === 0) return null
  return (
    <section aria-labelledby="what-matters">
      <h2 id="what-matters">{words.matters({ who: names.own })}</h2>
      {asked.map((one) => (
        <Question asked={one} names={names} />
      ))}
    </section>
  )
}

function Question({ asked, names }: { asked: WhatMatters; names: Names }) {
  const { question, most, who, things } = asked
  if (!who)
    return (
      <>
        <p>{question}</p>
        <p>{words.mattersHidden}</p>
      </>
    )
  const scale = { ...scaleFor(things), min: 0 }
  return (
    <>
      <p>
        {words.mattersAsked({ question, most })}{' '}
        {words.mattersWho({ n: figure(who.n), missing: figure(who.missing) })}
      </p>
      <div class="app-results__sheet" role="group" tabindex={0} aria-label={words.figures}>
        <Table
          caption={{ text: words.mattersPicked({ question }), size: 's' }}
          firstCellIsHeader
          responsive
          compact
          head={[
            words.mattersThing,
            {
              text: (
                <>
                  <span class="nhsuk-u-visually-hidden">{words.drawn}</span>
                  <StripScale scale={scale} said={(value) => `${Math.round(value * 100)}%`} />
                </>
              ),
            },
            names.own,
            ...(names.others ? [names.others] : []),
            words.lastTime,
          ]}
          rows={things.map((row) => cellsOf(row, scale, names))}
        />
      </div>
    </>
  )
}

function cellsOf(row: Row, scale: { min: number; max: number }, names: Names) {
  const { name, own, others, before } = row
  const label = own
    ? `${name}. ${names.own} ${said(own.value, row)}, between ${rangeSaid(own, row)}.`
    : `${name}. ${words.hidden}.`
  return [
    { text: name },
    {
      classes: 'app-results__drawn',
      text: <IntervalStrip {...{ label, scale, own, others, before }} />,
    },
    { text: <Figure shown={own} row={row} /> },
    ...(names.others ? [{ text: <Figure shown={others} row={row} absent="not there" /> }] : []),
    { text: <Figure shown={before} row={row} /> },
  ]
}
