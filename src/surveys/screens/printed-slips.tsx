import { InsetText, Table } from '../../ui/index.ts'
import { countOf, plainDate } from '../../words/index.ts'
import { codeOnPaper } from '../codes/code.ts'
import type { Slip } from '../codes/code-store.ts'
import { type Round, yearGroupsLine } from '../round.ts'
import type { RoundSchool } from '../schools/school-store.ts'

export type PrintedSlipsProps = {
  school: RoundSchool
  round: Round
  slips: readonly Slip[]
  /** Where a code is typed. */
  address: string
}

/** Slips to cut apart, class by class, and the class list of a survey that has a key. Shown once. */
export function PrintedSlips({ school, round, slips, address }: PrintedSlipsProps) {
  const classes = Map.groupBy(slips, (slip) => classOf(slip))
  return (
    <>
      <h1>{countOf(slips.length, 'slip')} to print</h1>
      <InsetText>
        <p>
          Print this page now: it is shown once, and the codes are kept nowhere.{' '}
          {slips.some(({ name }) => name)
            ? 'The class list says whose slip is whose. Keep it locked away, and shred it once the slips are given out.'
            : 'Put the slips of each class in a bag, and let pupils draw.'}
        </p>
      </InsetText>
      {[...classes].map(([named, these]) => (
        <section class="app-slips">
          <h2>
            {school.name}, {named}
          </h2>
          {these.some(({ name }) => name) && (
            <Table
              caption={{ text: `Class list of ${named}` }}
              head={['Pupil', 'Code']}
              rows={these.map(({ name, code }) => [name ?? '', codeOnPaper(code)])}
              firstCellIsHeader
              compact
            />
          )}
          <ul class="app-slips__cut">
            {these.map(({ code, name }) => (
              <li>
                {name && <span>{name}</span>}
                <strong>{codeOnPaper(code)}</strong>
                <span>{address}</span>
                {round.closesOn && <span>until {plainDate(round.closesOn)}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

const classOf = ({ yearGroup, class: named }: Slip): string =>
  [yearGroup === null ? '' : yearGroupsLine([yearGroup]), named].filter(Boolean).join(', ')
