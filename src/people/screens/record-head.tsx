import { BackLink, type Content, PageHeading, TabLinks } from '../../ui/index.ts'
import type { DateOnly } from '../../words/index.ts'
import { calledName, personLine, type YoungPerson } from '../person.ts'

/** The pages of a record, in the order of their tabs. */
export type RecordTab = 'record' | 'plan' | 'details' | 'circle' | 'looks'

const tabs: readonly { tab: RecordTab; text: string; path: string }[] = [
  { tab: 'record', text: 'Record', path: '' },
  { tab: 'plan', text: 'Plan and goals', path: '/plan' },
  { tab: 'details', text: 'Details', path: '/details' },
  { tab: 'circle', text: 'Circle and sharing', path: '/circle' },
  { tab: 'looks', text: 'Who looked', path: '/looks' },
]

export type RecordHeadProps = {
  person: YoungPerson
  current: RecordTab
  today: DateOnly
  /** The next thing in two lines, to the right of the name. */
  end?: Content
}

/** The top of every page of a record: the name first, then the line under it. */
export function RecordHead({ person, today, end }: Omit<RecordHeadProps, 'current'>) {
  return (
    <>
      <BackLink href="/young-people" text="Young people" />
      <PageHeading heading={person.name} below={personLine(person, today)} end={end} />
    </>
  )
}

/** The row of pages that make up a record. */
export function RecordTabs({ person, current }: Pick<RecordHeadProps, 'person' | 'current'>) {
  return (
    <TabLinks
      label={`${calledName(person)}’s record`}
      items={tabs.map(({ tab, text, path }) => ({
        text,
        href: `/young-people/${person.id}${path}`,
        current: tab === current,
      }))}
    />
  )
}
