import { BackLink, Button, EmptyState, Table } from '../../ui/index.ts'
import { dateInLondon, plainDate } from '../../words/index.ts'
import type { CouldMean, Tie } from '../tie-store.ts'

const since = ({ saidAt }: Tie): string => plainDate(dateInLondon(saidAt))

function says({ settledAt, hasWork }: Tie): string {
  if (hasWork) return 'They still have work that somebody else must take'
  return settledAt ? 'Settled' : 'Nobody has looked yet'
}

/** Somebody of one's own: what saying so does, and for a manager what was said by those they manage. */
export function Ties({ ties, manages, said }: { ties: readonly Tie[]; manages: boolean; said: boolean }) {
  return (
    <>
      <h1>Somebody you know personally</h1>
      {said && (
        <p>
          <strong>Thank you.</strong> If there is a record, it is not there for whoever knows them. Their
          manager is told that there is somebody, and not who. You will not read here what became of it.
        </p>
      )}
      <p>
        Say so when you are related to a young person, or know them or their family outside work. You see
        nothing of their record from then on, and whatever they need goes to a colleague. Say it also when
        there is no record yet.
      </p>
      <p>
        <Button text="Say that you know somebody" href="/ties/new" />
      </p>
      {manages && (
        <>
          <h2>Said by your workers</h2>
          {ties.length === 0 ? (
            <EmptyState heading="Nobody has said so">
              <p>Who has said that they know somebody stands here, without whom.</p>
            </EmptyState>
          ) : (
            <Table
              caption={{ text: 'Workers who know somebody', hidden: true }}
              head={['Who', 'Since', 'How it stands']}
              rows={ties.map((tie) => [
                { text: <a href={`/ties/${tie.id}`}>{tie.worker}</a> },
                since(tie),
                says(tie),
              ])}
              responsive
            />
          )}
        </>
      )}
    </>
  )
}

/** One tie for a manager: of the records open to them whom it could mean, and to whom the work has to go. */
export function OneTie({ tie, could }: { tie: Tie; could: readonly CouldMean[] }) {
  const meant = could.filter((one) => one.meant)
  const like = could.filter((one) => !one.meant)
  return (
    <div class="app-column--reading">
      <BackLink href="/ties" text="Somebody you know personally" />
      <h1>{tie.worker} knows a young person personally</h1>
      <p>
        Since {since(tie)} that record is not there for {tie.worker}, and they are given no work with it. You
        are told no more than you have to know: tell nobody who it is.
      </p>
      <h2>Records open to you</h2>
      {could.length === 0 && (
        <p>None of the records that are open to you is meant. There is nothing to do.</p>
      )}
      {meant.length > 0 && (
        <ul>
          {meant.map(({ youngPersonId, name, supportId, hasIt }) => (
            <li>
              <a href={`/young-people/${youngPersonId}`}>{name}</a>
              {hasIt && supportId && (
                <>
                  : {tie.worker} has the support.{' '}
                  <a href={`/supports/${supportId}/handing-on`}>Give it to somebody else</a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {like.map(({ youngPersonId, name }) => (
        <form method="post" action={`/ties/${tie.id}/meaning`}>
          <p>The name or the date of birth is nearly that of {name}.</p>
          <input type="hidden" name="person" value={youngPersonId} />
          <Button text={`${name} is meant`} variant="secondary" preventDoubleClick />
        </form>
      ))}
      <h2>When it is done</h2>
      {tie.settledAt === null && (
        <form method="post" action={`/ties/${tie.id}/settlement`}>
          <Button text="I have looked, and others have the work" preventDoubleClick />
        </form>
      )}
      <p>
        <a href={`/ties/${tie.id}/ending`}>There is no tie</a>
      </p>
    </div>
  )
}
