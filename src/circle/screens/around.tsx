import { calledName, type YoungPerson } from '../../people/index.ts'
import { type AvatarTone, Rings, ShareList } from '../../ui/index.ts'
import type { DateOnly } from '../../words/index.ts'
import { type Entry, isAsked, ringOf, seesWords, sinceWords } from '../entry.ts'

function toneOf(entry: Entry): AvatarTone {
  if (entry.opens === 'support') return 'fern'
  if (!entry.workerId && !entry.teamId) return 'plum'
  return entry.organisationKind === 'practice' || entry.organisationKind === 'trust' ? 'sky' : 'slate'
}

export type AroundProps = {
  person: YoungPerson
  entries: readonly Entry[]
  today: DateOnly
  /** Who is responsible now: said beside their name. */
  responsible?: string | null
  since?: boolean
}

/** The circle, drawn and in words: nearer sees more. */
export function Around({ person, entries, today, responsible, since }: AroundProps) {
  const called = calledName(person)
  const drawn = entries.flatMap((entry) => {
    const ring = ringOf(entry)
    return ring === null ? [] : [{ name: entry.name, ring, tone: toneOf(entry), asked: isAsked(entry) }]
  })
  return (
    <>
      {drawn.length > 0 && (
        <Rings
          centre={called}
          title={`Who is around ${called}`}
          rings={['Everything', 'What they need', 'A little']}
          people={drawn}
        />
      )}
      <ShareList
        people={entries.map((entry) => ({
          name: entry.name,
          role: responsible && entry.workerId === responsible ? <strong>responsible now</strong> : entry.role,
          sees: seesWords(entry, today),
          since: since ? sinceWords(entry) : undefined,
          tone: toneOf(entry),
          asked: isAsked(entry),
        }))}
      />
    </>
  )
}
