import { Icon, Said, TierMark } from '../../ui/index.ts'
import { type DateOnly, en, firstCapital } from '../../words/index.ts'
import { addressLine, firstWords } from '../facts.ts'
import { distanceWords } from '../finding/distance.ts'
import type { FoundService } from '../finding/find-services.ts'
import type { Reason } from '../finding/reasons.ts'
import { nextTime, scheduleLine, spokenNext, timesOf } from '../when.ts'
import { Drawing, isDrawing } from './drawings.tsx'
import { tierMarks, tierWords } from './tier-words.ts'

const { find, service: page } = en.directory

/** `withTiers` is for signed-in workers only (rule 11). */
export type ResultProps = {
  result: FoundService
  reasons: readonly Reason[]
  number: number
  today: DateOnly
  withTiers: boolean
}

/** One result: its name as the one link, when and where, and why it is there. */
export function Result({ result, reasons, number, today, withTiers }: ResultProps) {
  const where = result.locations[0]
  return (
    <li class={isDrawing(result.picture) ? 'app-result' : 'app-result app-result--plain'}>
      <div class="app-result__picture">
        <Drawing name={result.picture} size={124} />
        <span class="app-result__number" aria-hidden="true">
          {number}
        </span>
      </div>
      <div class="app-result__words">
        <h2 class="app-result__name">
          <a href={`/services/${result.id}`}>{result.name}</a>
        </h2>
        <p dir="auto">{result.summary ?? firstWords(result.description)}</p>
        <When result={result} today={today} />
        {where && <p>{placeLine(where, result.metres)}</p>}
        {!where && result.providerName && <p>{page.by({ provider: result.providerName })}</p>}
        {reasons.length > 0 && (
          <ul class="app-reasons">
            {reasons.map((reason) => (
              <Why {...reason} />
            ))}
          </ul>
        )}
        {result.justTurnUp && (
          <p class="app-result__door">
            <Icon name="arrow-right-circle" />
            <span>
              <strong>{find.justTurnUp}</strong> {result.door}
            </span>
          </p>
        )}
        {withTiers && result.tiers.length > 0 && (
          <p class="app-result__tiers">
            {result.tiers.map((tier) => (
              <TierMark tier={tierMarks[tier]} word={tierWords[tier]} />
            ))}
          </p>
        )}
      </div>
    </li>
  )
}

// With a distance the name of the place is enough; its address is on its page.
function placeLine(where: FoundService['locations'][number], metres: number | null): string {
  if (metres === null) return addressLine(where)
  return [where.name ?? addressLine(where), distanceWords(metres)].join(', ')
}

function When({ result, today }: { result: FoundService; today: DateOnly }) {
  const next = nextTime(result.schedules, today)
  if (next) {
    const line = [firstCapital(spokenNext(next.day, today)), timesOf(next.schedule)]
      .filter(Boolean)
      .join(', ')
    return (
      <p>
        <strong>{line}</strong>
      </p>
    )
  }
  const [first] = result.schedules
  return first ? <p>{firstWords(scheduleLine(first), 120)}</p> : <></>
}

function Why({ fits, said, text }: Reason) {
  return (
    <li class={fits ? undefined : 'app-reasons__no'}>
      <span class="app-reasons__mark" aria-hidden="true">
        {fits ? <Icon name="tick" /> : '–'}
      </span>
      <span>
        <span class="nhsuk-u-visually-hidden">{fits ? find.fits : find.doesNotSay}: </span>
        {said && (
          <>
            <Said words={said} />{' '}
          </>
        )}
        {text}
      </span>
    </li>
  )
}
