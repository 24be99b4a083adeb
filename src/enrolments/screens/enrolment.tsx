import type { Group } from '../../groups/index.ts'
import { AddList, BackLink, type Content, PageHeading, SummaryList } from '../../ui/index.ts'
import { dateInLondon, plainDate, spokenDay } from '../../words/index.ts'
import { type Enrolment, stateWords } from '../enrolment.ts'
import type { EnrolmentChange } from '../store.ts'

const actWords: Record<string, string> = {
  joined: 'Was given a place on the list',
  offered: 'Was offered a place',
  said_yes: 'Said yes',
  said_no: 'Said no',
  taken_back: 'The offer was taken back',
  began: 'Came for the first time',
  moved_group: 'Changed to another group',
  completed: 'Went the whole way',
  stopped: 'Stopped',
}

const hints: Record<string, string> = {
  yes: 'They told you so.',
  no: 'They told you so. The place is free again.',
  'taking-back': 'Nobody answered. They wait again.',
  completion: 'They came to what it has.',
  stopping: 'The place is free again.',
}

export type EnrolmentPageProps = {
  enrolment: Enrolment
  name: string
  group: Group | null
  changes: readonly EnrolmentChange[]
  acts: readonly { key: string; heading: string }[]
  /** What the programme asks of them and when. */
  timetable: Content
}

/** One person's part in a programme, for those who run it and for their link worker. */
export function EnrolmentPage({ enrolment, name, group, changes, acts, timetable }: EnrolmentPageProps) {
  return (
    <>
      {group && <BackLink href={`/groups/${group.id}`} text={group.name} />}
      <PageHeading heading={name} below={stateWords[enrolment.state]} />
      <SummaryList
        rows={[
          ...(group ? [{ key: 'Group', value: group.name }] : []),
          { key: 'Waiting since', value: plainDate(dateInLondon(enrolment.waitingSince)) },
          ...(enrolment.answerBy ? [{ key: 'Says by', value: spokenDay(enrolment.answerBy) }] : []),
          ...(enrolment.beganOn ? [{ key: 'Came first', value: plainDate(enrolment.beganOn) }] : []),
          ...(enrolment.override ? [{ key: 'Why all the same', value: enrolment.override }] : []),
          ...(enrolment.referralId
            ? [
                {
                  key: 'What was agreed',
                  value: <a href={`/referrals/${enrolment.referralId}`}>What {name} agreed that you know</a>,
                },
              ]
            : []),
        ]}
      />
      {acts.length > 0 && (
        <>
          <h2>What you can do</h2>
          <AddList
            items={acts.map(({ key, heading }) => ({
              text: heading,
              href: `/enrolments/${enrolment.id}/${key}`,
              note: hints[key] ?? '',
            }))}
          />
        </>
      )}
      {timetable}
      <h2>What happened</h2>
      <ul class="nhsuk-list">
        {changes.map(({ act, at, reason, group: where }) => (
          <li>
            {plainDate(dateInLondon(at))}: {actWords[act] ?? act}
            {where ? `, ${where}` : ''}
            {reason ? `. ${reason}` : ''}
          </li>
        ))}
      </ul>
    </>
  )
}
