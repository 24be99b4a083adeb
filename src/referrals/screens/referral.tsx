import {
  type Content,
  Details,
  ErrorSummary,
  NotificationBanner,
  OwnWords,
  SummaryList,
  Timeline,
} from '../../ui/index.ts'
import { type Problems, problemList } from '../../ui/questions/index.ts'
import { type DateOnly, dateInLondon, dateOnly, shortDay, spokenDay } from '../../words/index.ts'
import type { Written } from '../forms/answering.ts'
import { reasonWords } from '../referral.ts'
import type { PastAct, ReferralWithNames } from '../store.ts'
import { Answering, type AnsweringProps, WhatYouWrote } from './answering.tsx'
import { type LetterRow, letterRows } from './letter-rows.ts'
import { type Notice, NoticeBanner } from './notice.tsx'
import { standing, whoIsIt } from './standing.ts'

export type ReferralPageProps = AnsweringProps & {
  referral: ReferralWithNames
  acts: readonly PastAct[]
  today: DateOnly
  responsible: string | null
  youAreResponsible: boolean
  matches: readonly { youngPersonId: string | null; likeness: string; name: string | null }[]
  problems: Problems
  notice: Notice | null
  /** What rooms to the right have to say of it. */
  beside: Content
  /** Why what was sent was not taken, and what had been written where its form is not there any more. */
  stopped: string | null
  written: readonly Written[]
}

const actWords: Record<string, string> = {
  sent: 'Sent',
  accepted: 'Said yes',
  declined: 'Said no',
  returned: 'No answer by the date: back with the sender',
  went_up: 'No answer by the date: up to the manager',
  withdrawn: 'Taken back',
  asked_again: 'Asked again',
  passed_on: 'Passed on',
  handed_on: 'Handed on with the support',
  acknowledged: 'Seen by a manager or the sender',
  closed: 'Settled another way',
  first_contact: 'First meeting held',
  ended: 'Support ended',
}

// What somebody said is said of them: 'Maryam Siddiqui said yes'.
const saidWords: Record<string, string> = { accepted: 'said yes', declined: 'said no' }

function titleOf({ act, toTeamName, workerName }: PastAct): string {
  const said = saidWords[act]
  if (said && workerName) return `${workerName} ${said}`
  return [actWords[act] ?? act, toTeamName && `to ${toTeamName}`, workerName && `by ${workerName}`]
    .filter(Boolean)
    .join(' ')
}

function Past({ acts }: { acts: readonly PastAct[] }) {
  return (
    <Timeline
      items={acts.toReversed().map((act) => ({
        when: shortDay(dateInLondon(act.at)),
        title: titleOf(act),
        ring: act.act === 'sent' || act.act === 'asked_again' || act.act === 'passed_on',
        tone: act.act === 'accepted' ? 'leaf' : 'slate',
        children: (
          <>
            {act.reason && act.reason !== 'no_answer' && <p>{reasonWords(act.reason)}</p>}
            {act.words && <p>{act.words}</p>}
            {act.alternatives && <p>What else might suit: {act.alternatives}</p>}
          </>
        ),
      }))}
    />
  )
}

function Matches({ matches }: Pick<ReferralPageProps, 'matches'>) {
  if (matches.length === 0) return null
  return (
    <NotificationBanner title="Have you met before?">
      {matches.map(({ youngPersonId, likeness, name }) => (
        <p>
          {youngPersonId && name ? (
            <>
              You may know them: <a href={`/young-people/${youngPersonId}`}>{name}</a> has the {likeness}.
            </>
          ) : (
            <>
              Another team may know them: there is a record with the {likeness}. Ask the young person, or
              whoever referred them.
            </>
          )}
        </p>
      ))}
    </NotificationBanner>
  )
}

function Letter({ referral }: { referral: ReferralWithNames }) {
  const rows: LetterRow[] = referral.typed ? letterRows(referral.typed) : []
  const own = referral.typed?.what_matters
  return (
    <section>
      <h2>What {referral.senderName ?? 'they'} wrote</h2>
      {typeof own === 'string' && own && <OwnWords label="What would be good" words={own} />}
      <SummaryList rows={rows.map(({ label, text }) => ({ key: label, value: text }))} />
    </section>
  )
}

/** One referral: who has it, what was written, what happened, and what can be done now. */
export function ReferralPage(props: ReferralPageProps) {
  const { referral, problems } = props
  const { stopped } = props
  const items = [
    ...(stopped ? [{ text: stopped }] : []),
    ...problemList(props.formInError ?? { sections: [] }, problems),
  ]
  return (
    <>
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <NoticeBanner notice={props.notice} />
      <h1>{whoIsIt(referral)}</h1>
      <p class="nhsuk-body-l">{standing(referral)}.</p>
      {props.responsible && (
        <p>
          {props.youAreResponsible ? (
            <strong>You’re responsible</strong>
          ) : (
            <strong>{props.responsible} is responsible</strong>
          )}{' '}
          until somebody says yes
          {referral.dueOn ? `; the next thing is due ${spokenDay(dateOnly(referral.dueOn))}` : ''}.
        </p>
      )}
      {props.beside}
      <WhatYouWrote written={props.written} />
      <Matches matches={props.matches} />
      <Answering {...props} />
      <div class="app-columns app-columns--even">
        <Letter referral={referral} />
        <section>
          <h2>What has happened</h2>
          <Past acts={props.acts} />
          <Details summary="Who can see this">
            <p>
              Whoever sent it and their manager, and the team it was sent to. Nobody else. Each look is
              written down.
            </p>
          </Details>
        </section>
      </div>
    </>
  )
}
