import { personNote, supporterRole } from '../../people/index.ts'
import { SummaryList } from '../../ui/index.ts'
import {
  type DateOnly,
  dateOnly,
  formatPhone,
  plainDate,
  spokenDay,
  spokenMoment,
} from '../../words/index.ts'
import type { ContactLine, OpenRecord, ReferralLine, SupportLine } from '../record-store.ts'

type Props = OpenRecord & { today: DateOnly; now: Date }

const facts = (pairs: readonly (readonly [string, string | null | undefined])[]) =>
  pairs.flatMap(([key, value]) => (value ? [{ key, value }] : []))

/** One young person's record, to be read in an emergency and not written to. */
export function UnderGlass({ person, supporters, referrals, supports, today, now }: Props) {
  return (
    <>
      <h1>{person.name}</h1>
      <p>{personNote(person, today)}</p>
      <SummaryList
        rows={facts([
          ['Called', person.preferred_name],
          ['Date of birth', person.date_of_birth && plainDate(dateOnly(person.date_of_birth))],
          ['NHS number', person.nhs_number],
          ['Phone', person.phone && formatPhone(person.phone)],
          ['Address', [person.address, person.postcode].filter(Boolean).join(', ')],
          ['About contacting them', person.contact_note],
          ['Language', person.language],
          ['What helps them talk', person.communication_needs],
          ['Practice', person.practice_organisation ?? person.practice_name],
        ])}
      />
      <h2>People beside them</h2>
      {supporters.length === 0 && <p>Nobody is written down.</p>}
      <ul>
        {supporters.map((one) => (
          <li>
            {one.name}, {supporterRole(one)}
            {one.phone ? `, ${formatPhone(one.phone)}` : ''}
          </li>
        ))}
      </ul>
      {supports.map((support) => (
        <Support support={support} now={now} />
      ))}
      <h2>Referrals</h2>
      {referrals.length === 0 && <p>There is none.</p>}
      <ul>
        {referrals.map((one) => (
          <Referral referral={one} now={now} />
        ))}
      </ul>
    </>
  )
}

function Referral({ referral, now }: { referral: ReferralLine; now: Date }) {
  const { from, to, state, why, sentAt } = referral
  return (
    <li>
      {spokenMoment(sentAt, now)}: from {from ?? 'the young person or their family'} to {to ?? 'a service'},{' '}
      {state}.{why ? ` “${why}”` : ''}
    </li>
  )
}

function Support({ support, now }: { support: SupportLine; now: Date }) {
  const { team, worker, phone, email, state } = support
  return (
    <section>
      <h2>
        Support by {team} ({state})
      </h2>
      <SummaryList
        rows={facts([
          ['Link worker', [worker, phone && formatPhone(phone), email].filter(Boolean).join(', ')],
          ['What matters to them', support.matters],
          ['What they are good at', support.strengths],
          ['How to meet', support.meeting],
          ['Goals', support.goals.join('; ')],
          [
            'Steps agreed',
            support.steps.map(({ what, dueOn }) => `${what}, by ${spokenDay(dateOnly(dueOn))}`).join('; '),
          ],
        ])}
      />
      {support.contacts.length > 0 && <h3>Contacts</h3>}
      <ul>
        {support.contacts.map((one) => (
          <Contact contact={one} now={now} />
        ))}
      </ul>
    </section>
  )
}

const contactWords: Readonly<Record<string, string>> = {
  meeting: 'Met',
  call: 'Called',
  message: 'Wrote',
  video: 'Met by video',
  visit: 'Visited',
  with_others: 'Spoke with others',
}

function Contact({ contact, now }: { contact: ContactLine; now: Date }) {
  const { at, kind, reached, note, by } = contact
  return (
    <li>
      {spokenMoment(at, now)}, {by}: {contactWords[kind] ?? kind}
      {reached ? '' : ', and did not reach them'}.{note ? ` “${note}”` : ''}
    </li>
  )
}
