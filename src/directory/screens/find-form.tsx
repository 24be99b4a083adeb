import { nearMeField } from '../../geography/index.ts'
import { Button, Details, Input, Select } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import { type Asked, distances, isNarrowed } from '../finding/asked.ts'
import type { Counts } from '../finding/counts.ts'
import { Narrow } from './narrow.tsx'

const { find } = en.directory
const { form } = en.finding

const ages = Array.from({ length: 26 }, (_, age) => String(age))

/** The question and what narrows it: one form that asks by address, so that a search can be kept and shared. */
export function FindForm({ asked, counts }: { asked: Asked; counts: Counts | null }) {
  return (
    <form class="app-find" action="/services" method="get" role="search">
      {asked.view !== 'list' && <input type="hidden" name="view" value={asked.view} />}
      <div class="app-find__words">
        <Input
          name="words"
          type="search"
          label={{ text: find.wordsLabel, classes: 'nhsuk-u-visually-hidden' }}
          value={asked.words}
          large
          attributes={{ maxlength: 200, placeholder: find.wordsHint }}
        />
        <Button
          text={find.search}
          variant="reverse"
          classes="app-find__go"
          icon={{ name: 'search', placement: 'start' }}
        />
      </div>
      <FindFilters asked={asked} counts={counts} clear="/services" />
    </form>
  )
}

type FiltersProps = {
  asked: Asked
  counts: Counts | null
  /** Where the same question stands with nothing that narrows it. */
  clear: string
  /** For a worker who looks with somebody: in their words, and from that person's home where no other place is typed. */
  forThem?: { where: string; whereHint: string; age: string; anyDistance: string; anyDistanceChosen: boolean }
}

/** All that narrows a search, for everybody who looks for something: where and how far, what age, and more choices. */
export function FindFilters({ asked, counts, clear, forThem }: FiltersProps) {
  const far = distances.map((miles) => ({
    value: String(miles),
    text: miles === 1 ? form.walkable : form.mile({ miles }),
  }))
  return (
    <>
      <div class="app-find__near">
        <Input
          name="where"
          label={forThem?.where ?? form.where}
          value={asked.where}
          attributes={{
            maxlength: 100,
            placeholder: forThem?.whereHint ?? form.whereHint,
            ...(forThem ? { autocomplete: 'off' } : { autocomplete: 'postal-code', ...nearMeField }),
          }}
        />
        <Select
          name="miles"
          label={form.miles}
          value={forThem?.anyDistanceChosen ? '' : String(asked.miles)}
          items={forThem ? [{ value: '', text: forThem.anyDistance }, ...far] : far}
        />
        <Select
          name="age"
          label={forThem?.age ?? form.age}
          value={asked.age === null ? '' : String(asked.age)}
          items={[{ value: '', text: find.anyAge }, ...ages.map((age) => ({ value: age, text: age }))]}
        />
      </div>
      <Details summary={form.more} classes="app-find__more" open={false}>
        <Narrow asked={asked} counts={counts} />
        <Button text={form.show} />
        {isNarrowed(asked) && (
          <p class="app-small">
            <a href={clear}>{form.clear}</a>
          </p>
        )}
      </Details>
    </>
  )
}
