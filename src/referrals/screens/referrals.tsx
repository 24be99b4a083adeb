import { Button, EmptyState, NotificationBanner, Table, Tag } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, dateOnly, shortDay } from '../../words/index.ts'
import type { Draft } from '../drafts.ts'
import { formCalled } from '../forms/index.ts'
import type { ReferralWithNames } from '../store.ts'
import { standing, whoIsIt } from './standing.ts'

export type ReferralsProps = {
  waiting: readonly ReferralWithNames[]
  sent: readonly ReferralWithNames[]
  drafts: readonly Draft[]
  today: DateOnly
  receives: boolean
  workerId: string
  notice: string | null
}

const due = (referral: ReferralWithNames, today: DateOnly) => {
  const by = dateOnly(referral.dueOn ?? referral.answerBy)
  return by < today ? (
    <Tag colour="pink">Was due {shortDay(by)}</Tag>
  ) : by === today ? (
    <Tag colour="yellow">Due today</Tag>
  ) : (
    shortDay(by)
  )
}

function Waiting({ waiting, today }: ReferralsProps) {
  return (
    <section>
      <h2>Waiting for your team’s answer</h2>
      {waiting.length === 0 ? (
        <EmptyState heading="Nobody is waiting for an answer.">
          <p>When somebody refers a young person to your team, it is here, oldest first.</p>
        </EmptyState>
      ) : (
        <Table
          caption={{ text: 'Referrals waiting for your team, oldest first', hidden: true }}
          responsive
          firstCellIsHeader
          head={['Who', 'From', 'Sent', 'Answer by', 'Next']}
          rows={waiting.map((referral) => [
            { text: whoIsIt(referral) },
            { text: fromWhom(referral) },
            { text: shortDay(dateInLondon(referral.sentAt)) },
            { text: due(referral, today) },
            {
              text: (
                <a href={`/referrals/${referral.id}`}>
                  Read and answer<span class="nhsuk-u-visually-hidden"> about {whoIsIt(referral)}</span>
                </a>
              ),
            },
          ])}
        />
      )}
    </section>
  )
}

const fromWhom = (referral: ReferralWithNames): string =>
  referral.senderName
    ? `${referral.senderName}, ${referral.fromOrganisationName}`
    : referral.wayIn === 'young_person'
      ? 'Themselves'
      : 'A parent or carer'

const cameTo = ({ holderWorkerId, fromWorkerId }: ReferralWithNames, workerId: string): boolean =>
  holderWorkerId === workerId && fromWorkerId !== workerId

/** What came back or went up to somebody who had not sent it. */
function WithYouNow({ sent, workerId }: ReferralsProps) {
  const come = sent.filter((referral) => cameTo(referral, workerId))
  if (come.length === 0) return null
  return (
    <section>
      <h2>With you now</h2>
      <Standings caption="Referrals that came to you, newest first" referrals={come} />
    </section>
  )
}

function Standings({ caption, referrals }: { caption: string; referrals: readonly ReferralWithNames[] }) {
  return (
    <Table
      caption={{ text: caption, hidden: true }}
      responsive
      firstCellIsHeader
      head={['Who', 'Sent', 'How it stands']}
      rows={referrals.map((referral) => [
        { text: <a href={`/referrals/${referral.id}`}>{whoIsIt(referral)}</a> },
        { text: shortDay(dateInLondon(referral.sentAt)) },
        { text: standing(referral) },
      ])}
    />
  )
}

function SentList({ sent: all, workerId }: ReferralsProps) {
  const sent = all.filter((referral) => !cameTo(referral, workerId))
  return (
    <section>
      <h2>Sent by you and your team</h2>
      {sent.length === 0 ? (
        <EmptyState heading="You have not referred anybody yet.">
          <p>
            Noticed a young person who might like some company or something to do?{' '}
            <a href="/refer">Refer a young person</a>.
          </p>
        </EmptyState>
      ) : (
        <Standings caption="Referrals sent by you and your team, newest first" referrals={sent} />
      )}
    </section>
  )
}

/** What waits for an answer, what was sent, and what was begun. */
export function Referrals(props: ReferralsProps) {
  return (
    <>
      {props.notice && <NotificationBanner title="Done">{props.notice}</NotificationBanner>}
      <div class="app-heading">
        <h1>Referrals</h1>
        <Button href="/refer" text="Refer a young person" />
      </div>
      <WithYouNow {...props} />
      {props.receives && <Waiting {...props} />}
      <SentList {...props} />
      {props.drafts.length > 0 && (
        <section>
          <h2>Begun and not sent</h2>
          <ul class="nhsuk-list">
            {props.drafts.map((draft) => (
              <li>
                <a href={`/refer/${draft.form}/${draft.id}`}>
                  {typeof draft.typed.name === 'string' && draft.typed.name
                    ? draft.typed.name
                    : (formCalled(draft.form)?.title ?? 'A form')}
                </a>
                , kept since {shortDay(dateInLondon(draft.savedAt))}. Nobody else can see it.
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
