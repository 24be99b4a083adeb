import { Icon } from '../../ui/index.ts'
import { en, firstCapital } from '../../words/index.ts'
import type { Asked } from '../finding/asked.ts'
import type { Counts } from '../finding/counts.ts'

const { chips, times, helps, access } = en.finding

type Chosen = { text: string; without: Partial<Asked> }
type Quick = { text: string; count: number; change: Partial<Asked> }

type ChipsProps = {
  asked: Asked
  counts: Counts | null
  /** What the place is called that was typed. */
  where: string | null
  /** The address of the same search with a change. */
  way: (change: Partial<Asked>) => string
}

/** What narrows the search now, each a link that takes it away, and a few that would narrow it well. */
export function Chips({ asked, counts, where, way }: ChipsProps) {
  const chosen = chosenIn(asked, where)
  const quick = quickFor(asked, counts)
  if (chosen.length + quick.length === 0) return <></>
  return (
    <div class="app-chips">
      {chosen.length > 0 && (
        <ul aria-label={chips.chosen}>
          {chosen.map(({ text, without }) => (
            <li>
              <a class="app-chip app-chip--chosen" href={way(without)}>
                <span class="nhsuk-u-visually-hidden">{chips.remove({ what: text })}</span>
                <span aria-hidden="true">{text}</span>
                <Icon name="cross" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {quick.length > 0 && (
        <ul class="app-chips__add" aria-label={chips.add}>
          {quick.map(({ text, count, change }) => (
            <li>
              <a class="app-chip" href={way(change)}>
                {text}
                <span class="app-chip__count">
                  <span class="nhsuk-u-visually-hidden">: {chips.wouldLeave({ count })}</span>
                  <span aria-hidden="true">{count}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function chosenIn(asked: Asked, where: string | null): Chosen[] {
  const { days, age, language } = asked
  return [
    ...(where === null
      ? []
      : [{ text: chips.within({ miles: asked.miles, where }), without: { where: '' } }]),
    ...(age === null ? [] : [{ text: chips.age({ age }), without: { age: null } }]),
    ...days.map((day) => ({
      text: en.dates.weekdays[day - 1] ?? '',
      without: { days: days.filter((one) => one !== day) },
    })),
    ...asked.times.map((time) => ({
      text: times[time],
      without: { times: asked.times.filter((one) => one !== time) },
    })),
    ...(asked.free ? [{ text: chips.free, without: { free: false } }] : []),
    ...(asked.turnUp ? [{ text: chips.turnUp, without: { turnUp: false } }] : []),
    ...(asked.myself ? [{ text: chips.myself, without: { myself: false } }] : []),
    ...(asked.places ? [{ text: chips.places, without: { places: false } }] : []),
    ...asked.helps.map((help) => ({
      text: firstCapital(helps[help]),
      without: { helps: asked.helps.filter((one) => one !== help) },
    })),
    ...asked.access.map((feature) => ({
      text: access[feature],
      without: { access: asked.access.filter((one) => one !== feature) },
    })),
    ...(language ? [{ text: language, without: { language: '' } }] : []),
  ]
}

// A few that many want, where they would leave something.
function quickFor(asked: Asked, counts: Counts | null): Quick[] {
  if (counts === null) return []
  const add = (text: string, chosen: boolean, count: number | undefined, change: Partial<Asked>): Quick[] =>
    chosen || !count ? [] : [{ text, count, change }]
  const { times: parts, access: needs } = asked
  return [
    ...add(chips.free, asked.free, counts.free, { free: true }),
    ...add(chips.turnUp, asked.turnUp, counts.turnUp, { turnUp: true }),
    ...add(times.after_school, parts.length > 0, counts.times.after_school, { times: ['after_school'] }),
    ...add(access.step_free, needs.includes('step_free'), counts.access.step_free, {
      access: [...needs, 'step_free'],
    }),
    ...add(access.quiet_space, needs.includes('quiet_space'), counts.access.quiet_space, {
      access: [...needs, 'quiet_space'],
    }),
  ]
}
