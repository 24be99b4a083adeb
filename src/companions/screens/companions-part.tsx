import { Button } from '../../ui/index.ts'
import { type DateOnly, isBefore, spokenDay } from '../../words/index.ts'
import { type Companion, companionCan, meetingPlaces, withdrawnWords } from '../companion.ts'

type PartProps = {
  companions: readonly Companion[]
  called: string
  referralId: string
  mayChoose: boolean
  today: DateOnly
}

const where = (meets: Companion['meets']): string =>
  meetingPlaces.find(({ value }) => value === meets)?.label.toLowerCase() ?? meets

/** Who goes along, who went, and who was to and does not. */
export function CompanionsPart({ companions, called, referralId, mayChoose, today }: PartProps) {
  return (
    <section id="companions">
      <h2>Going along</h2>
      {companions.length === 0 && <p>Nobody goes along with {called}.</p>}
      {companions.length > 0 && (
        <ul class="app-add">
          {companions.map((one) => (
            <li>
              {one.worker}
              <p>
                {said(one, today)}, {spokenDay(one.onDate)}, {where(one.meets)}. Chosen by {one.assignedBy}.
              </p>
              {companionCan.beWithdrawn(one, { mine: mayChoose, today }) && (
                <form method="post" action={`/companions/${one.id}/withdrawal`}>
                  <Button variant="secondary" small preventDoubleClick>
                    {one.worker} does not go
                    <span class="nhsuk-u-visually-hidden"> on {spokenDay(one.onDate)}</span>
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChoose && (
        <Button
          href={`/prescriptions/${referralId}/companions/new`}
          text="Somebody goes along"
          variant="secondary"
          small
        />
      )}
    </section>
  )
}

function said({ withdrawnBecause, onDate }: Companion, today: DateOnly): string {
  if (withdrawnBecause) return `Was to go along, and does not (${withdrawnWords[withdrawnBecause]})`
  return isBefore(onDate, today) ? 'Went along' : 'Goes along'
}
