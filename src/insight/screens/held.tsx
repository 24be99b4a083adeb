import { tallies } from '../../registers/index.ts'
import { Table } from '../../ui/index.ts'
import { firstCapital } from '../../words/index.ts'
import { shownCount } from '../counts.ts'
import type { Held } from '../groups.ts'

export type HeldProps = { held: readonly Held[]; ages: readonly { age: string; said: number }[] }

const parts = [
  { aspect: 'team', title: 'By who holds it, where nobody is named', head: 'Who' },
  {
    aspect: 'deprivation',
    title: 'By deprivation of where it is held, 1 the most',
    head: 'The area it is held in',
  },
] as const

/** Whom sessions reach where nobody signs in: who holds them, where, and what those who came said of themselves. */
export function HeldTables({ held, ages }: HeldProps) {
  return (
    <>
      {parts.map(({ aspect, title, head }) => {
        const groups = held.filter((one) => one.aspect === aspect)
        return (
          groups.length > 0 && (
            <Table
              caption={{ text: title, size: 's' }}
              responsive
              firstCellIsHeader
              head={[head, 'Sessions held', 'How often somebody came', 'Came for the first time']}
              rows={groups.map(({ value, sessions, visits, newcomers }) => [
                firstCapital(value),
                String(sessions),
                ...[visits, newcomers].map(shownCount),
              ])}
            />
          )
        )
      })}
      {ages.length > 0 && (
        <Table
          caption={{ text: 'By how old they said they are: nobody has to say', size: 's' }}
          responsive
          firstCellIsHeader
          head={['Age', 'How often somebody said so']}
          rows={tallies.map(({ key, label }) => [
            label,
            shownCount(ages.find(({ age }) => age === key)?.said ?? 0),
          ])}
        />
      )}
    </>
  )
}
