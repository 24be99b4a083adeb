import {
  Button,
  type Content,
  Details,
  ErrorSummary,
  OwnWords,
  SummaryList,
  Timeline,
} from '../../../ui/index.ts'
import { Ask, type Form, problemList } from '../../../ui/questions/index.ts'
import { dateInLondon, dateOnly, newId, shortDay, spokenDay } from '../../../words/index.ts'
import { saidIn } from '../../asked-for.ts'
import { isOpen, reasonWords } from '../../referral.ts'
import { Answering, type Doing, WhatYouWrote } from '../../screens/answering.tsx'
import { type Notice, NoticeBanner } from '../../screens/notice.tsx'
import type { PastAct, ReferralWithNames } from '../../store.ts'
import type { Attended } from '../attendance-store.ts'
import { type Failed, outOfDate } from '../out-of-date.ts'
import type { Shared } from '../prescription.ts'
import { writtenAbout } from '../provider-form.ts'
import { AttendedList } from './attended.tsx'
import { SharedList } from './shared-list.tsx'
import { placeStands } from './standing.ts'

/** A small form of this page, where it posts to, and what came back to be put right. */
export type PlaceAct = {
  act: string
  summary: string
  form: Form
  button: string
  note?: string
  warning?: boolean
}

export type PrescriptionProps = {
  referral: ReferralWithNames
  called: string
  service: string
  acts: readonly PastAct[]
  attended: readonly Attended[]
  shared: Shared | null
  responsible: { name: string; isYou: boolean } | null
  doings: readonly Doing[]
  places: readonly PlaceAct[]
  mayCorrect: boolean
  maySendLink: boolean
  failed: Failed | null
  notice: Notice | null
  /** What rooms to the right have to say of it. */
  beside?: Content
}

/** A place that a link worker asked for: how it stands, who came, what those who run it know, and what can be done. */
export function PrescriptionPage(props: PrescriptionProps) {
  const { referral, called, service, failed } = props
  const form = props.places.find(({ act }) => act === failed?.act)?.form
  const items = [
    ...(failed?.outOfDate ? [{ text: outOfDate }] : []),
    ...(form && failed ? problemList(form, failed.problems) : []),
  ]
  const written = failed?.outOfDate && !form ? writtenAbout(failed.typed) : []
  const own = referral.typed?.why
  return (
    <>
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <NoticeBanner notice={props.notice} />
      <h1>
        {called} and {service}
      </h1>
      <p class="nhsuk-body-l">{placeStands(service, referral, called)}.</p>
      <Responsible {...props} />
      <Said {...props} />
      <WhatYouWrote written={written} />
      <Answering
        referral={referral}
        doings={props.doings}
        typed={{}}
        problems={{}}
        actInError={null}
        formInError={null}
      />
      <hr class="app-rule" />
      <div class="app-columns app-columns--even">
        <div>
          {typeof own === 'string' && own && <OwnWords label={`What ${called} said about it`} words={own} />}
          <Answered {...props} />
          <Known {...props} />
          {props.beside}
        </div>
        <div>
          <Came {...props} />
          <section>
            <h2>What has happened</h2>
            <Past {...props} />
          </section>
        </div>
      </div>
    </>
  )
}

function Responsible({ referral, responsible }: PrescriptionProps) {
  if (!responsible || !isOpen(referral)) return null
  return (
    <p>
      <strong>{responsible.isYou ? 'You’re responsible' : `${responsible.name} is responsible`}</strong> until
      this is settled{referral.dueOn ? `; the next thing is due ${spokenDay(dateOnly(referral.dueOn))}` : ''}.
    </p>
  )
}

/** What those who run it said with their answer. */
function Said({ acts, referral }: PrescriptionProps) {
  const last = acts.toReversed().find(({ act }) => act === 'accepted' || act === 'declined')
  if (!last || (referral.state !== 'accepted' && referral.state !== 'declined')) return null
  return (
    <>
      {last.metBy && (
        <p>
          <strong>Who is there to meet them:</strong> <span dir="auto">{last.metBy}</span>
        </p>
      )}
      {last.act === 'accepted' && last.words && (
        <p>
          <strong>The first time:</strong> <span dir="auto">{last.words}</span>
        </p>
      )}
    </>
  )
}

/** What those who run it ask about everybody, as whoever asked answered it. */
function Answered({ referral }: PrescriptionProps) {
  const said = saidIn(referral.typed ?? {})
  if (said.length === 0) return null
  return (
    <section>
      <h2>What is asked about everybody</h2>
      <SummaryList
        rows={said.map(({ label, text }) => ({ key: label, value: <span dir="auto">{text}</span> }))}
      />
    </section>
  )
}

function Known({ referral, called, shared, mayCorrect }: PrescriptionProps) {
  return (
    <section>
      <h2>What they know</h2>
      <p>
        {referral.state === 'accepted'
          ? `Since their yes, the first name and what is below. ${called} can take this back at any time.`
          : `The first name, ${called}. What is below only after a yes.`}
      </p>
      {shared && <SharedList shared={shared} nothing={`Nothing more than the first name was agreed.`} />}
      {mayCorrect && (
        <p>
          <a href={`/prescriptions/${referral.id}/sharing`}>Change what they know</a>
        </p>
      )}
    </section>
  )
}

function Came({ referral, called, attended, places, maySendLink, failed }: PrescriptionProps) {
  if (referral.state !== 'accepted' && attended.length === 0 && places.length === 0) return null
  return (
    <section>
      <h2>Who came</h2>
      {attended.length > 0 ? (
        <AttendedList attended={attended} />
      ) : (
        <p>Nobody has told us yet whether {called} came.</p>
      )}
      {maySendLink && (
        <form method="post" action={`/prescriptions/${referral.id}/new-link`}>
          <input type="hidden" name="once" value={newId()} />
          <Button text="Send them a new link to tell who came" variant="secondary" small preventDoubleClick />
        </form>
      )}
      {places.map((place) => (
        <PlaceDoing place={place} referral={referral} failed={failed} />
      ))}
    </section>
  )
}

function PlaceDoing({
  place,
  referral,
  failed,
}: { place: PlaceAct } & Pick<PrescriptionProps, 'referral' | 'failed'>) {
  const wrong = failed?.act === place.act
  return (
    <Details summary={place.summary} open={wrong}>
      <form method="post" action={`/prescriptions/${referral.id}/${place.act}`} novalidate>
        {place.note && <p>{place.note}</p>}
        <input type="hidden" name="seen" value={referral.decisionId} />
        {place.form.sections.map(({ questions }) => (
          <Ask
            questions={questions}
            typed={wrong && failed ? failed.typed : {}}
            problems={wrong && failed ? failed.problems : {}}
          />
        ))}
        <Button text={place.button} variant={place.warning ? 'warning' : 'secondary'} preventDoubleClick />
      </form>
    </Details>
  )
}

const actWords: Record<string, string> = {
  sent: 'Asked for a place',
  accepted: 'They said yes',
  declined: 'They said no',
  returned: 'No answer by the date',
  withdrawn: 'Taken back',
  asked_again: 'Asked again',
  acknowledged: 'Seen',
  closed: 'Over',
  handed_on: 'Handed on with the support',
}

function Past({ acts, service }: PrescriptionProps) {
  return (
    <Timeline
      items={acts.toReversed().map((act) => ({
        when: shortDay(dateInLondon(act.at)),
        title: [actWords[act.act] ?? act.act, whoSaid(act, service)].filter(Boolean).join(', '),
        ring: act.act === 'sent' || act.act === 'asked_again',
        tone: act.act === 'accepted' ? 'leaf' : 'slate',
        children: (
          <>
            {act.reason && act.reason !== 'no_answer' && <p>{reasonWords(act.reason)}</p>}
            {act.words && <p dir="auto">{act.words}</p>}
            {act.alternatives && <p dir="auto">What else might suit: {act.alternatives}</p>}
          </>
        ),
      }))}
    />
  )
}

const whoSaid = ({ workerName, saidBy }: PastAct, service: string): string | null =>
  saidBy ? `${saidBy} at ${service}` : workerName
