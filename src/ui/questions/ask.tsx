import { Checkboxes } from '../components/checkboxes.tsx'
import { DateInput } from '../components/date-input.tsx'
import { Input } from '../components/input.tsx'
import { Radios } from '../components/radios.tsx'
import { Select } from '../components/select.tsx'
import { Textarea } from '../components/textarea.tsx'
import {
  type Choice,
  type DateQuestion,
  everyQuestion,
  type Form,
  type LineQuestion,
  type ManyQuestion,
  type OneQuestion,
  type Problems,
  type Question,
  type Typed,
  typedList,
  typedText,
} from './question.ts'

export type AskProps = { questions: readonly Question[]; typed: Typed; problems?: Problems }

/** The fields of these questions, with what was typed still in them and each problem beside its field. */
export function Ask({ questions, typed, problems = {} }: AskProps) {
  return (
    <>
      {questions.map((question) => (
        <AskOne question={question} typed={typed} problems={problems} />
      ))}
    </>
  )
}

type OneProps<Q> = { question: Q; typed: Typed; problems: Problems }

function AskOne({ question, typed, problems }: OneProps<Question>) {
  const shared = { name: question.name, hint: question.hint, errorMessage: problems[question.name] }
  switch (question.kind) {
    case 'line':
      return <AskLine question={question} typed={typed} problems={problems} />
    case 'words':
      return (
        <Textarea
          {...shared}
          label={{ text: question.label, size: 's' }}
          rows={question.rows ?? 4}
          value={typedText(typed, question.name)}
          ownWords={question.own}
        />
      )
    case 'date':
      return <AskDate question={question} typed={typed} problems={problems} />
    case 'pick':
      return (
        <Select
          {...shared}
          label={{ text: question.label, size: 's' }}
          items={[
            { value: '', text: 'Choose' },
            ...question.options.map((option) => ({ value: option.value, text: option.label })),
          ]}
          value={typedText(typed, question.name)}
        />
      )
    case 'one':
      return (
        <Radios
          {...shared}
          fieldset={{ legend: { text: question.label, size: 's' } }}
          inline={question.inline}
          items={choices(question, typed, problems)}
        />
      )
    case 'many':
      return (
        <Checkboxes
          {...shared}
          fieldset={{ legend: { text: question.label, size: 's' } }}
          columns={question.columns}
          items={choices(question, typed, problems)}
        />
      )
  }
}

function choices(question: OneQuestion | ManyQuestion, typed: Typed, problems: Problems) {
  const chosen = question.kind === 'one' ? [typedText(typed, question.name)] : typedList(typed, question.name)
  return question.options.map((option: Choice) => ({
    value: option.value,
    text: option.label,
    hint: option.hint,
    checked: chosen.includes(option.value),
    conditional: option.reveals && <Ask questions={option.reveals} typed={typed} problems={problems} />,
  }))
}

const lineTypes = { email: 'email', phone: 'tel' } as const
const lineModes = { 'nhs-number': 'numeric', number: 'numeric', phone: 'tel', email: 'email' } as const

function AskLine({ question, typed, problems }: OneProps<LineQuestion>) {
  const as = question.as ?? 'text'
  return (
    <Input
      name={question.name}
      label={{ text: question.label, size: 's' }}
      hint={question.hint}
      errorMessage={problems[question.name]}
      value={typedText(typed, question.name)}
      type={as === 'email' || as === 'phone' ? lineTypes[as] : 'text'}
      inputmode={as in lineModes ? lineModes[as as keyof typeof lineModes] : undefined}
      width={question.width}
      autocomplete={question.autocomplete ?? 'off'}
      spellcheck={as === 'text' ? undefined : false}
    />
  )
}

function AskDate({ question, typed, problems }: OneProps<DateQuestion>) {
  const value = (part: string) => typedText(typed, `${question.name}-${part}`)
  return (
    <DateInput
      id={question.name}
      name={question.name}
      fieldset={{ legend: { text: question.label, size: 's' } }}
      hint={question.hint}
      errorMessage={problems[question.name]}
      values={{ day: value('day'), month: value('month'), year: value('year') }}
      autocomplete={question.birthday ? 'bday' : undefined}
    />
  )
}

/** The items of the error summary, in the order the form asks, each pointing at its field. */
export function problemList(form: Form, problems: Problems): { text: string; href: string }[] {
  const order = everyQuestion(form)
  return Object.entries(problems)
    .map(([name, text]) => ({ name, text, at: order.findIndex((question) => question.name === name) }))
    .sort((first, second) => first.at - second.at)
    .map(({ name, text, at }) => ({
      text,
      href: order[at]?.kind === 'date' ? `#${name}-day` : `#${name}`,
    }))
}
