import { type DateOnly, en } from '../../words/index.ts'
import { inCalendar } from '../calendar/calendar.ts'
import { type Service, serviceCan } from '../entry.ts'

const { sharing: words } = en

/** Ways to hand this page on. The button to copy shows itself where there is script; nothing tells on anybody. */
export function Share({ service, today, origin }: { service: Service; today: DateOnly; origin: string }) {
  const page = `/services/${service.id}`
  const hasCalendar = inCalendar(service, today).length > 0
  const toldInWords = !hasCalendar && service.schedules.length > 0 && serviceCan.beAsked(service)
  return (
    <section class="app-hand-on" aria-labelledby="share">
      <h2 id="share">{words.heading}</h2>
      <p>
        <label for="address">{words.address}</label>
        <span class="app-hand-on__address">
          <input class="nhsuk-input" id="address" readonly value={`${origin}${page}`} />
          <button
            type="button"
            class="nhsuk-button nhsuk-button--secondary"
            data-copy="address"
            data-copied={words.copied}
            hidden
          >
            {words.copy}
          </button>
        </span>
      </p>
      <ul>
        <li>
          <a href={`${page}/card`}>{words.card}</a>
        </li>
        {hasCalendar && (
          <li>
            <a href={`${page}/calendar.ics`}>{words.calendar}</a>
          </li>
        )}
        <li>
          <a href={`/services/embed?show=${encodeURIComponent(page)}`}>{words.embed}</a>
        </li>
      </ul>
      <p class="app-small">
        {toldInWords && `${words.noCalendar} `}
        {words.nothingFollows}
      </p>
    </section>
  )
}
