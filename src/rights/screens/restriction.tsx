import { Button, InsetText } from '../../ui/index.ts'
import { dateInLondon, plainDate } from '../../words/index.ts'
import { type Restriction, restrictionCan } from '../restriction.ts'

type Props = { personId: string; called: string; restriction: Restriction | null; workerId: string }

/** Whether the record is kept and not used, on the page of how it is kept. */
export function Restricted({ personId, called, restriction, workerId }: Props) {
  const at = `/young-people/${personId}/restriction`
  if (!restriction)
    return (
      <>
        <h2>Restriction</h2>
        <p>
          The record is used as agreed. <a href={`${at}/new`}>Restrict it</a> where it should be kept and not
          used.
        </p>
      </>
    )
  return (
    <>
      <h2>Restriction</h2>
      <p>
        Since {plainDate(dateInLondon(restriction.setAt))} the record is kept and not used.{' '}
        {restriction.setByName ?? called} asked for it: {restriction.reason}
      </p>
      {restriction.liftAskedByName && (
        <p>
          {restriction.liftAskedByName} asks that it be lifted: {restriction.liftBecause} It stands until
          somebody else agrees.
        </p>
      )}
      {restrictionCan.haveItsLiftingAsked(restriction) && (
        <p>
          <a href={`${at}/lifting`}>Ask that the record may be used again</a>
        </p>
      )}
      {restrictionCan.beLifted(restriction, workerId) && (
        <form method="post" action={`${at}/ending`}>
          <Button text="Agree, and lift the restriction" variant="warning" preventDoubleClick />
        </form>
      )}
    </>
  )
}

/** The line on the record, for whoever opens it. */
export const RestrictedBeside = ({ restriction }: { restriction: Restriction }) => (
  <InsetText>
    <p>
      <strong>This record is kept and not used.</strong> You can read it and go on with what was agreed.
      Nothing new is shared from it: no place, other team or agency can be asked now, and no programme begun.{' '}
      <a href={`/young-people/${restriction.youngPersonId}/keeping`}>Why, and how that is lifted</a>
    </p>
  </InsetText>
)
