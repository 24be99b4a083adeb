import { Button, Input, Select } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import type { Asked } from './asked.ts'

const { find } = en.directory

const ages = Array.from({ length: 26 }, (_, age) => String(age))

/** The question and what narrows it: one form that asks by address, so that a search can be kept and shared. */
export function FindForm({ asked }: { asked: Asked }) {
  return (
    <form class="app-find" action="/services" method="get" role="search">
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
      <div class="app-find__narrow">
        <Select
          name="day"
          label={find.dayLabel}
          value={asked.day}
          items={[
            { value: '', text: find.anyDay },
            ...en.dates.weekdays.map((day, index) => ({ value: String(index + 1), text: day })),
          ]}
        />
        <Select
          name="age"
          label={find.ageLabel}
          value={asked.age}
          items={[{ value: '', text: find.anyAge }, ...ages.map((age) => ({ value: age, text: age }))]}
        />
        <Select
          name="cost"
          label={find.costLabel}
          value={asked.cost}
          items={[
            { value: '', text: find.anyCost },
            { value: 'free', text: find.onlyFree },
          ]}
        />
      </div>
    </form>
  )
}
