import { en, firstCapital } from '../../words/index.ts'
import { addressLine } from '../facts.ts'
import type { OnTheDay, Timetable } from '../finding/timetable.ts'
import { scheduleLine, timesOf } from '../when.ts'

const { week: words } = en.finding

/** A week of what was found, day by day; what is not every week and what gives no times stand apart. */
export function Week({ timetable }: { timetable: Timetable }) {
  const { days, apart, untold } = timetable
  return (
    <>
      <div class="app-week-of">
        {days.map(({ day, entries }) => (
          <section>
            <h2>{en.dates.weekdays[day - 1]}</h2>
            {entries.length === 0 ? <p class="app-muted">{words.nothing}</p> : <ul>{entries.map(OnDay)}</ul>}
          </section>
        ))}
      </div>
      {apart.length > 0 && (
        <section class="app-week-apart">
          <h2>{words.apart}</h2>
          <p>{words.apartLead}</p>
          <ul>
            {apart.map(({ result, schedule }) => (
              <li>
                <a href={`/services/${result.id}`}>{result.name}</a>: {scheduleLine(schedule)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {untold.length > 0 && (
        <section class="app-week-apart">
          <h2>{words.untold}</h2>
          <p>{words.untoldLead}</p>
          <ul>
            {untold.map((result) => (
              <li>
                <a href={`/services/${result.id}`}>{result.name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function OnDay({ result, schedule }: OnTheDay) {
  const [where] = result.locations
  return (
    <li>
      <p class="app-week-of__time">{firstCapital(timesOf(schedule) ?? words.noTime)}</p>
      <p>
        <a href={`/services/${result.id}`}>{result.name}</a>
      </p>
      {where && <p class="app-muted">{where.name ?? addressLine(where)}</p>}
      {schedule.words && <p class="app-muted">{schedule.words}</p>}
    </li>
  )
}
