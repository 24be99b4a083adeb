import { Select } from '../../ui/index.ts'
import { en, firstCapital } from '../../words/index.ts'
import { accessFeatures, helpsWith } from '../facets.ts'
import type { Asked } from '../finding/asked.ts'
import type { Counts } from '../finding/counts.ts'
import { timesOfDay } from '../finding/times-of-day.ts'

const { form, chips, times, helps, access } = en.finding

type Pick = { name: string; value: string; text: string; chosen: boolean; count: number | undefined }

/** Everything that narrows a search, each choice with how many there would be. */
export function Narrow({ asked, counts }: { asked: Asked; counts: Counts | null }) {
  const counted = (count: number | undefined) => (counts === null ? undefined : (count ?? 0))
  const can = (value: string, text: string, chosen: boolean, count: number | undefined): Pick => ({
    ...{ name: 'can', value, text, chosen },
    count: counted(count),
  })
  return (
    <>
      <Picks
        legend={form.days}
        picks={en.dates.weekdays.map((text, at) => {
          const day = asked.days.find((one) => one === at + 1)
          const count = Object.entries(counts?.days ?? {}).find(([one]) => one === String(at + 1))?.[1]
          return {
            name: 'day',
            value: String(at + 1),
            text,
            chosen: day !== undefined,
            count: counted(count),
          }
        })}
      />
      <Picks
        legend={form.times}
        picks={timesOfDay.map((time) => ({
          ...{ name: 'time', value: time, text: times[time], chosen: asked.times.includes(time) },
          count: counted(counts?.times[time]),
        }))}
      />
      <Picks
        legend={form.ways}
        picks={[
          { ...can('free', chips.free, asked.free, counts?.free), name: 'cost' },
          can('turn-up', chips.turnUp, asked.turnUp, counts?.turnUp),
          can('refer-myself', chips.myself, asked.myself, counts?.myself),
          can('start-now', chips.places, asked.places, counts?.places),
        ]}
      />
      <Picks
        legend={form.helps}
        picks={helpsWith.map((help) => ({
          ...{
            name: 'good',
            value: help,
            text: firstCapital(helps[help]),
            chosen: asked.helps.includes(help),
          },
          count: counted(counts?.helps[help]),
        }))}
      />
      <Picks
        legend={form.access}
        picks={accessFeatures.map((feature) => ({
          ...{
            name: 'access',
            value: feature,
            text: access[feature],
            chosen: asked.access.includes(feature),
          },
          count: counted(counts?.access[feature]),
        }))}
      />
      <Languages asked={asked} counts={counts} />
    </>
  )
}

function Picks({ legend, picks }: { legend: string; picks: readonly Pick[] }) {
  return (
    <fieldset class="app-picks">
      <legend>{legend}</legend>
      <div class="app-picks__all">
        {picks.map(({ name, value, text, chosen, count }) => (
          <label class={count === 0 && !chosen ? 'app-pick app-pick--none' : 'app-pick'}>
            <input type="checkbox" name={name} value={value} checked={chosen} />
            <span>{text}</span>
            {count !== undefined && (
              <span class="app-pick__count">
                <span class="nhsuk-u-visually-hidden">, {chips.wouldLeave({ count })}</span>
                <span aria-hidden="true">{count}</span>
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Languages({ asked, counts }: { asked: Asked; counts: Counts | null }) {
  const known = Object.entries(counts?.languages ?? {})
  const chosen = asked.language
  const all =
    chosen === '' || known.some(([name]) => name === chosen) ? known : [[chosen, 0] as const, ...known]
  if (all.length === 0) return <></>
  return (
    <Select
      name="language"
      label={form.language}
      value={chosen}
      items={[
        { value: '', text: form.anyLanguage },
        ...all.map(([name, count]) => ({ value: name, text: `${name} (${count})` })),
      ]}
    />
  )
}
