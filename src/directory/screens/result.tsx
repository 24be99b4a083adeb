import { Icon, Said } from '../../ui/index.ts'
import { type DateOnly, en } from '../../words/index.ts'
import { addressLine, agesOf, firstWords } from '../facts.ts'
import type { Fit, FoundService } from '../finding/find-services.ts'
import { nextTime, scheduleLine, spokenNext, timesOf } from '../when.ts'
import { Drawing, isDrawing } from './drawings.tsx'

const { find, service: page, times } = en.directory

/** One result: its name as the one link, when and where, and why it is there. */
export function Result({
  result,
  number,
  today,
  age,
}: {
  result: FoundService
  number: number
  today: DateOnly
  age?: number
}) {
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
        {where && <p>{addressLine(where)}</p>}
        {!where && result.providerName && <p>{page.by({ provider: result.providerName })}</p>}
        <ul class="app-reasons">
          {result.fits.map((fit) => (
            <Reason yes={fit.fits !== 'no'} said={fit.said} text={reasonOf(fit, result)} />
          ))}
          {age !== undefined && <AgeReason result={result} age={age} />}
          {result.vanished && <Reason yes={false} text={page.notChecked} />}
          {result.status === 'temporarily closed' && <Reason yes={false} text={page.closedForNow} />}
        </ul>
        {result.justTurnUp && (
          <p class="app-result__door">
            <Icon name="arrow-right-circle" />
            <span>
              <strong>{find.justTurnUp}</strong> {result.door}
            </span>
          </p>
        )}
      </div>
    </li>
  )
}

function When({ result, today }: { result: FoundService; today: DateOnly }) {
  const next = nextTime(result.schedules, today)
  if (next) {
    const day = spokenNext(next.day, today)
    const line = [day.charAt(0).toUpperCase() + day.slice(1), timesOf(next.schedule)]
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

function Reason({ yes, said, text }: { yes: boolean; said?: string; text: string }) {
  return (
    <li class={yes ? undefined : 'app-reasons__no'}>
      <span class="app-reasons__mark" aria-hidden="true">
        {yes ? <Icon name="tick" /> : '–'}
      </span>
      <span>
        <span class="nhsuk-u-visually-hidden">{yes ? find.fits : find.doesNotSay}: </span>
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

function AgeReason({ result, age }: { result: FoundService; age: number }) {
  const ages = agesOf(result)
  const yes = result.forAge === true && ages !== undefined
  return <Reason yes={yes} said={times.ages({ age })} text={yes ? find.ageFits({ ages }) : find.ageNotSaid} />
}

function reasonOf({ fits, excerpt }: Fit, result: FoundService): string {
  if (fits === 'name') return find.inTheName
  if (fits === 'text') return excerpt ?? find.aboutIt
  if (fits === 'free') return page.free
  if (fits === 'no') return find.notAboutIt
  const lines = result.schedules.filter(({ days }) => days.length > 0).map(scheduleLine)
  return lines.map((line) => `${firstWords(line, 90)}${line.endsWith('.') ? '' : '.'}`).join(' ')
}
