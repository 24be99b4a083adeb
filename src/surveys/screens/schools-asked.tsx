import { Button, ErrorSummary, Table, Textarea } from '../../ui/index.ts'
import { dateInLondon, plainDate } from '../../words/index.ts'
import { roundCan } from '../round.ts'
import type { Progress } from '../schools/progress-store.ts'
import type { RoundSchool } from '../schools/school-store.ts'
import type { WholeRound } from '../setting-up/hindrances.ts'

export type SchoolsAskedPageProps = WholeRound & {
  asked: readonly RoundSchool[]
  progress: ReadonlyMap<string, Progress>
  typed: string
  problem?: string | undefined
}

/** The schools a survey asks, what each said, and how far it is: never a pupil. */
export function SchoolsAskedPage({ round, asked, progress, typed, problem }: SchoolsAskedPageProps) {
  const path = `/surveys/${round.id}/schools`
  return (
    <>
      {problem && <ErrorSummary errorList={[{ text: problem, href: '#urns' }]} />}
      <h1>Schools</h1>
      {asked.length > 0 && (
        <Table
          caption={{ text: 'Schools that were asked', hidden: true }}
          head={['School', 'URN', 'What it said', 'Pupils on roll', 'Slips', 'Finished', 'Invitation']}
          rows={asked.map((school) => [
            school.name,
            school.urn ?? '',
            answerLine(school),
            school.onRoll ?? '',
            progress.get(school.id)?.codes ?? 0,
            progress.get(school.id)?.finished ?? 0,
            { text: school.answer === null ? <TakeBack school={school} path={path} /> : '' },
          ])}
          firstCellIsHeader
          responsive
        />
      )}
      {roundCan.inviteSchools(round) && (
        <form method="post" action={path} novalidate>
          <Textarea
            name="urns"
            label={{ text: 'Schools to ask, by URN', size: 's' }}
            hint="One on each line. A column copied from a spreadsheet will do."
            value={typed}
            errorMessage={problem}
          />
          <Button text="Ask these schools" preventDoubleClick />
        </form>
      )}
      {round.openedAt === null && <p>They see the invitation once the survey is opened.</p>}
    </>
  )
}

function answerLine({ answer, answeredAt, invitedAt }: RoundSchool): string {
  const on = answeredAt ? `, ${plainDate(dateInLondon(answeredAt))}` : ''
  if (answer === 'takes_part') return `Takes part${on}`
  return answer === 'declined'
    ? `Does not take part${on}`
    : `Asked ${plainDate(dateInLondon(invitedAt))}, no answer yet`
}

const TakeBack = ({ school, path }: { school: RoundSchool; path: string }) => (
  <form method="post" action={`${path}/${school.id}/removal`}>
    <Button variant="secondary" small preventDoubleClick>
      Take back<span class="nhsuk-u-visually-hidden"> the invitation of {school.name}</span>
    </Button>
  </form>
)
