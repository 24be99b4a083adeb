import type { Content } from '../options.ts'

export type WeekDay = {
  /** 'Mon 23' */
  label: Content
  slots: number
  filled: number
  /** '5 of 6 done', '2 free', 'Full' */
  words: Content
  /** The same for a phone: '5/6'. */
  shortWords?: Content
  today?: boolean
  past?: boolean
}

export type WeekStripProps = {
  label: string
  days: WeekDay[]
  /** '22 young people', 'with you, room for 3' */
  load?: { text: Content; note: Content; filled: number; of: number }
}

/** The week and how full it is, in one thin strip. The words say what the bars show. */
export function WeekStrip({ label, days, load }: WeekStripProps) {
  return (
    <section class="app-week" aria-label={label}>
      <ol>
        {days.map((day) => (
          <li
            class={day.today ? 'app-week__today' : day.past ? 'app-week__past' : undefined}
            aria-current={day.today ? 'date' : undefined}
          >
            <span class="app-week__label">{day.label}</span>
            <span class="app-week__bars" aria-hidden="true">
              {Array.from({ length: day.slots }, (_, slot) => (
                <i class={slot < day.filled ? 'app-week__filled' : undefined} />
              ))}
            </span>
            <span class="app-week__words">{day.words}</span>
            {day.shortWords && (
              <span class="app-week__short" aria-hidden="true">
                {day.shortWords}
              </span>
            )}
          </li>
        ))}
      </ol>
      {load && <Load {...load} />}
    </section>
  )
}

function Load({ text, note, filled, of }: NonNullable<WeekStripProps['load']>) {
  const share = of > 0 ? Math.min(1, Math.max(0, filled / of)) : 0
  return (
    <p class="app-week__load">
      <strong>{text}</strong>
      <svg
        class="app-week__gauge"
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect width={share * 100} height="8" />
      </svg>
      <span>{note}</span>
    </p>
  )
}
