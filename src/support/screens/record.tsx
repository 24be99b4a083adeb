import { Around, type Entry } from '../../circle/index.ts'
import { RecordHead, RecordTabs } from '../../people/index.ts'
import {
  AddList,
  type AddListProps,
  type Content,
  NextBar,
  NextThing,
  NotificationBanner,
  OwnWords,
  Timeline,
} from '../../ui/index.ts'
import { dateInLondon, nearDay } from '../../words/index.ts'
import type { About } from '../act.ts'
import { type NextThingWords } from '../due.ts'
import type { Handover } from '../journey.ts'
import { endingReasonWords } from '../support.ts'
import { type Happened, tell } from '../timeline.ts'
import { Journey } from './journey.tsx'

export type RecordProps = {
  about: About
  whatMatters: string
  next: NextThingWords | null
  journey: readonly Handover[]
  circle: readonly Entry[]
  timeline: readonly Happened[]
  /** The address of what is earlier. */
  earlier: string | null
  /** Whether this page begins at an earlier thing. */
  later: boolean
  add: AddListProps['items']
  /** What other rooms show between the journey and the timeline. */
  more?: Content
  notice?: string
}

/** A young person's record: who they are and what matters to them, then what is next, then everything else. */
export function Record(props: RecordProps) {
  const { about } = props
  const { person, today, called, support } = about
  return (
    <div class="app-record">
      {props.notice && <NotificationBanner title="Saved" text={props.notice} />}
      <div class="app-columns app-columns--record">
        <div>
          <RecordHead person={person} today={today} />
          {props.whatMatters && <OwnWords label="What matters to me" words={props.whatMatters} />}
        </div>
        <Next {...props} />
      </div>
      <RecordTabs person={person} current="record" />
      <div class="app-columns app-columns--record">
        <section>
          <h2>{called}’s journey</h2>
          <p class="app-muted">{responsibleWords(about)}</p>
          <Journey called={called} handovers={props.journey} today={today} />
          {props.more}
        </section>
        <section>
          <h2>{called}’s circle</h2>
          <p class="app-muted">Nearer means more is open to them</p>
          <Around person={person} entries={props.circle} today={today} responsible={support.workerId} />
        </section>
      </div>
      <div class="app-columns app-columns--record">
        <Happenings {...props} />
        {props.add.length > 0 && (
          <section>
            <h2>Add</h2>
            <AddList items={props.add} />
          </section>
        )}
      </div>
      {props.next && <NextBar title={props.next.title} action={props.next.action} />}
    </div>
  )
}

function responsibleWords({ support, today }: About): string {
  if (support.state !== 'ended') return `${support.workerName} is responsible.`
  const day = support.endedAt ? nearDay(dateInLondon(support.endedAt), today) : ''
  return `Support ended ${day}. ${endingReasonWords(support.endingReason)}.`
}

function Next({ next, add }: RecordProps) {
  if (!next) return null
  const { label, title, text, action } = next
  // What is done most is one press away, whatever is due.
  const [most] = add.filter(({ href }) => href !== action.href)
  return <NextThing label={label} title={title} text={text} actions={most ? [action, most] : [action]} />
}

function Happenings({ about, timeline, earlier, later }: RecordProps) {
  return (
    <section id="timeline">
      <h2>{later ? 'Earlier' : 'What happened'}</h2>
      {timeline.length === 0 && <p>Nothing is written down yet.</p>}
      <Timeline
        items={timeline.map((happened) => {
          const told = tell(happened, about.called)
          return {
            when: nearDay(dateInLondon(happened.at), about.today),
            kind: told.kind,
            title: told.title,
            tone: told.tone,
            ring: told.ring,
            children: (
              <>
                {told.own && <OwnWords words={told.own} size="line" />}
                {told.text && <p dir="auto">{told.text}</p>}
                {told.readers && <p class="app-muted app-small">{told.readers}</p>}
                {told.href && (
                  <p>
                    <a href={told.href.to}>{told.href.text}</a>
                  </p>
                )}
              </>
            ),
          }
        })}
        more={earlier ? { text: 'Earlier', href: earlier } : undefined}
      />
    </section>
  )
}
