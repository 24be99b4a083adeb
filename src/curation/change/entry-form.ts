import { accessFeatures, helpsWith, type Service } from '../../directory/index.ts'
import type { Form, Question } from '../../ui/questions/index.ts'
import { en } from '../../words/index.ts'

const { edit: words, fields, yes, no } = en.keeping

/** How many times and places the form asks for: those that are there and an empty one, within reason. */
export const asksFor = ({ schedules, locations }: Pick<Service, 'schedules' | 'locations'>) => ({
  times: Math.min(schedules.length + 1, 8),
  places: Math.min(locations.length + 1, 4),
})

const yesOrNo = (name: string, label: string): Question => ({
  ...{ kind: 'one', name, label, inline: true },
  options: [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ],
})

const line = (name: string, label: string, more: object = {}): Question => ({
  kind: 'line',
  name,
  label,
  ...more,
})
const text = (name: string, label: string, more: object = {}): Question => ({
  ...{ kind: 'words', name, label, rows: 4, max: 4000 },
  ...more,
})

const timesAsked = (nth: number): Question[] => [
  {
    ...{ kind: 'many', name: `days_${nth}`, label: words.days({ nth }), columns: true },
    options: en.dates.weekdays.map((day, at) => ({ value: String(at + 1), label: day })),
  },
  line(`opens_${nth}`, words.opens, { width: 5, hint: words.timeHint, max: 10 }),
  line(`closes_${nth}`, words.closes, { width: 5, hint: words.timeHint, max: 10 }),
  line(`note_${nth}`, words.timeNote, { max: 300 }),
]

const placeAsked = (nth: number): Question[] => [
  line(`place_${nth}`, words.placeName({ nth })),
  line(`address_${nth}`, words.address, { max: 300 }),
  line(`postcode_${nth}`, words.postcode, { as: 'postcode', width: 10 }),
  text(`way_${nth}`, words.gettingThere, { rows: 2, max: 1000 }),
  text(`steps_${nth}`, words.accessNotes, { rows: 2, max: 1000 }),
]

const each = (most: number, asked: (nth: number) => Question[]): Question[] =>
  Array.from({ length: most }, (_, at) => asked(at + 1)).flat()

const about: Question[] = [
  line('name', fields.name, { required: words.nameMissing, max: 200 }),
  line('summary', fields.summary, { hint: words.summaryHint, max: 200 }),
  text('description', fields.description, { max: 10_000, rows: 6 }),
]
const welcome: Question[] = [
  text('walk_in', fields.walk_in, { hint: words.walkInHint, rows: 6 }),
  text('who_you_meet', fields.who_you_meet, { hint: words.whoHint }),
  yesOrNo('turn_up', words.turnUp),
  line('door', words.door, { max: 300 }),
]
const who: Question[] = [
  line('from', words.from, { as: 'number', most: 120, width: 3 }),
  line('to', words.to, { as: 'number', most: 120, width: 3 }),
  text('who_for', words.whoFor, { rows: 3 }),
  yesOrNo('free', words.freeQuestion),
  text('fees', words.fees, { rows: 2, max: 1000 }),
  {
    ...{ kind: 'many', name: 'good_for', label: fields.good_for, columns: true },
    options: helpsWith.map((value) => ({ value, label: en.finding.helps[value] })),
  },
  {
    ...{ kind: 'many', name: 'access', label: fields.access, columns: true },
    options: accessFeatures.map((value) => ({ value, label: en.finding.access[value] })),
  },
]
const reach: Question[] = [
  yesOrNo('refer_self', words.referSelf),
  text('joining', fields.joining, { rows: 3, max: 1000 }),
  line('waiting', fields.waiting, { max: 200 }),
  line('places_free', words.placesFree, { as: 'number', most: 10_000, width: 4 }),
  line('phone', words.phone, { as: 'phone', hint: words.phoneHint, width: 20 }),
  {
    ...{ kind: 'many', name: 'phone_ours', label: words.phoneIfMobile },
    options: [{ value: 'yes', label: words.phoneOurs }],
  },
  line('email', words.email, { as: 'email', hint: words.emailHint, max: 254 }),
  line('url', words.url, { max: 500 }),
  text('note', words.note, { rows: 2, max: 1000 }),
]

/** Everything on the page of this entry, in one form. */
export function entryForm(service: Pick<Service, 'schedules' | 'locations'>): Form {
  const { times, places } = asksFor(service)
  return {
    sections: [
      { title: words.about, questions: about },
      { title: words.welcome, questions: welcome },
      { title: words.when, questions: [...each(times, timesAsked), ...each(places, placeAsked)] },
      { title: words.who, questions: who },
      { title: words.reach, questions: reach },
    ],
  }
}
