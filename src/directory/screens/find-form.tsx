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
      <div class="app-find__near">
        <Input
          name="where"
          label={form.where}
          value={asked.where}
          attributes={{
            maxlength: 100,
            placeholder: form.whereHint,
            autocomplete: 'postal-code',
            ...nearMeField,
          }}
        />
        <Select
          name="miles"
          label={form.miles}
          value={String(asked.miles)}
          items={distances.map((miles) => ({
            value: String(miles),
            text: miles === 1 ? form.walkable : form.mile({ miles }),
          }))}
        />
        <Select
          name="age"
          label={form.age}
          value={asked.age === null ? '' : String(asked.age)}
          items={[{ value: '', text: find.anyAge }, ...ages.map((age) => ({ value: age, text: age }))]}
        />
      </div>
      <Details summary={form.more} classes="app-find__more" open={false}>
        <Narrow asked={asked} counts={counts} />
        <Button text={form.show} />
        {isNarrowed(asked) && (
          <p class="app-small">
            <a href="/services">{form.clear}</a>
          </p>
        )}
      </Details>
    </form>
  )
}
