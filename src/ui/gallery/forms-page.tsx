import { Button, ButtonGroup, LinkButton, StartButton } from '../components/button.tsx'
import { DangerNote } from '../components/callouts.tsx'
import { Checkboxes } from '../components/checkboxes.tsx'
import { DateInput } from '../components/date-input.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Input } from '../components/input.tsx'
import { Radios } from '../components/radios.tsx'
import { Select } from '../components/select.tsx'
import { Textarea } from '../components/textarea.tsx'
import { KeptNote } from '../patterns/notes.tsx'
import { longText, longWord, Specimen } from './specimen.tsx'

/** Every button in every state. */
export function ButtonsPage() {
  return (
    <>
      <Specimen name="Buttons">
        <ButtonGroup>
          <Button text="Send the referral" />
          <Button text="Ring Folake" variant="secondary" />
          <Button text="Read and acknowledge" variant="warning" />
          <Button text="Open her plan" href="#" variant="secondary" />
          <LinkButton text="Finish later, kept for 14 days" />
        </ButtonGroup>
      </Specimen>
      <Specimen name="Start">
        <StartButton text="Start now" href="#" />
      </Specimen>
      <Specimen name="Small and disabled">
        <ButtonGroup>
          <Button text="Change" variant="secondary" small />
          <Button text="Sending" disabled />
        </ButtonGroup>
      </Specimen>
      <Specimen name="Long text">
        <Button text={longText} />
      </Specimen>
    </>
  )
}

const noticed = [
  'Low or worried',
  'Often alone',
  'Missing school',
  'Changes at home',
  'Anger or fights',
  'Not sleeping',
]

/** Every form element: empty, filled in, with much text. */
export function FieldsPage() {
  return (
    <form method="post" action="#">
      <DangerNote lead="Is somebody in danger today?">
        Don’t use this form. Find your safeguarding lead, or ring 999.
      </DangerNote>
      <Input name="name" label="Full name" hint="As they would like to be called" autocomplete="off" />
      <Input name="filled" label="Postcode" width={10} value="SM4 1AB" />
      <Input name="minutes" label="How long" width={3} suffix="minutes" inputmode="numeric" value="15" />
      <Input name="off" label="A field that cannot be used" disabled value="Not now" />
      <DateInput
        id="born"
        name="born"
        fieldset={{ legend: 'When was he born?' }}
        hint="For example, 14 9 2012"
      />
      <Textarea
        name="why"
        label="In your own words"
        hint="Two or three sentences. Taz may read this."
        rows={3}
      />
      <Textarea
        name="says"
        label="What does Taz say would be good?"
        hint="His words if you have them. Leave it empty if you have not asked."
        rows={2}
        value="“Somewhere that isn’t loud. I miss having a thing on Mondays.”"
        ownWords
      />
      <Select
        name="year"
        label="School year"
        value="9"
        items={['7', '8', '9', '10', '11'].map((value) => ({ value, text: `Year ${value}` }))}
      />
      <ChoiceFields />
      <Button text="Carry on" />
      <KeptNote>Kept at 10:42. Nobody else can see it until you send it.</KeptNote>
    </form>
  )
}

function ChoiceFields() {
  return (
    <>
      <Checkboxes
        name="noticed"
        fieldset={{ legend: 'What made you think of a link worker?' }}
        hint="Choose all that fit."
        values={['Often alone', 'Missing school']}
        columns
        items={noticed.map((text) => ({ value: text, text }))}
      />
      <Checkboxes
        name="needs"
        fieldset={{ legend: 'What would make it easier to come?' }}
        items={[
          { value: 'quiet', text: 'Somewhere quiet' },
          {
            value: 'other',
            text: 'Something else',
            conditional: <Input name="otherNeed" label="What would help?" />,
          },
          { divider: 'or' },
          { value: 'none', text: 'None of these', exclusive: true },
        ]}
      />
      <Radios
        name="yes"
        fieldset={{ legend: 'Does Taz know, and who decided?' }}
        hint="Nothing is sent without a yes."
        value="parent"
        items={[
          { value: 'self', text: 'Taz has said yes himself', hint: 'He understands what will be shared.' },
          {
            value: 'parent',
            text: 'His mum or dad has said yes',
            hint: 'He is not able to decide this for himself.',
            conditional: <Input name="who" label="Who said yes?" />,
          },
          { divider: 'or' },
          { value: 'not-yet', text: longText },
        ]}
      />
      <Radios
        name="small"
        small
        inline
        fieldset={{ legend: 'Small, on one line' }}
        items={[
          { value: 'y', text: 'Yes' },
          { value: 'n', text: 'No' },
        ]}
      />
    </>
  )
}

const errors = [
  { href: '#wrong-name', text: 'Enter their name' },
  { href: '#wrong-born-month', text: 'Enter the month Taz was born' },
  { href: '#wrong-why', text: 'Say in a sentence what you have noticed' },
  { href: '#wrong-yes', text: 'Choose who has said yes to this referral' },
]

/** Every form element with something to put right. */
export function ErrorsPage() {
  return (
    <form method="post" action="#">
      <ErrorSummary errorList={errors} />
      <Input name="wrong-name" label="Full name" errorMessage="Enter their name" value={longWord} />
      <DateInput
        id="wrong-born"
        name="wrong-born"
        fieldset={{ legend: 'When was he born?' }}
        hint="For example, 14 9 2012"
        values={{ day: 27, year: 2013 }}
        errorMessage="Enter the month Taz was born"
        wrongParts={['month']}
      />
      <Textarea
        name="wrong-why"
        label="In your own words"
        hint="Taz may read this."
        rows={3}
        errorMessage="Say in a sentence what you have noticed"
      />
      <Select
        name="wrong-year"
        label="School year"
        errorMessage="Choose a school year"
        items={[{ value: '', text: 'Choose' }]}
      />
      <Radios
        name="wrong-yes"
        fieldset={{ legend: 'Does Taz know, and who decided?' }}
        errorMessage="Choose who has said yes to this referral"
        items={[
          { value: 'self', text: 'Taz has said yes himself', hint: 'He can decide this.' },
          { value: 'not-yet', text: 'Not asked yet', hint: 'We keep this page for you for 14 days.' },
        ]}
      />
      <Checkboxes
        name="wrong-noticed"
        fieldset={{ legend: 'What made you think of a link worker?' }}
        errorMessage="Choose at least one"
        items={[
          { value: 'low', text: 'Low or worried' },
          { value: 'alone', text: 'Often alone' },
        ]}
      />
      <Button text="Send the referral" />
    </form>
  )
}
