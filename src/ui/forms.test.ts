import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formValues } from './form-body.ts'
import { choices, errorItems, type FormState, field, fieldErrors, isWrong } from './forms.ts'

const schema = z.object({
  name: z.string().min(1, 'Enter their name').max(200, 'Use 200 characters or fewer'),
  email: z
    .string()
    .min(1, 'Enter an email address')
    .includes('@', { message: 'Enter a whole email address' }),
})

describe('what is wrong with a form', () => {
  it('is one sentence a field: the first', () => {
    const { error } = schema.safeParse({ name: '', email: '' })
    expect(error && fieldErrors(error)).toEqual({ name: 'Enter their name', email: 'Enter an email address' })
  })

  it('is under “form” when it is about no field alone', () => {
    const together = schema.refine(() => false, 'These two do not go together')
    const { error } = together.safeParse({ name: 'Taz', email: 'taz@example.org' })
    expect(error && fieldErrors(error)).toEqual({ form: 'These two do not go together' })
  })

  it('is listed in the order of the page, each with a link to its field', () => {
    const errors = { born: 'Enter the month', name: 'Enter their name', form: 'Somebody else changed this' }
    expect(errorItems(errors, ['name', 'born'], { born: 'born-month' })).toEqual([
      { text: 'Enter their name', href: '#name' },
      { text: 'Enter the month', href: '#born-month' },
      { text: 'Somebody else changed this' },
    ])
  })
})

describe('a form that comes back', () => {
  const form: FormState<{ name: string; needs: string[] }> = {
    values: { name: 'Taz', needs: 'quiet' },
    errors: { name: 'Enter their whole name' },
  }

  it('gives a field what was typed and what is wrong', () => {
    expect(field(form, 'name')).toEqual({
      name: 'name',
      id: 'name',
      value: 'Taz',
      errorMessage: 'Enter their whole name',
    })
    expect(isWrong(form)).toBe(true)
  })

  it('gives several choices as a list, though only one was made', () => {
    expect(choices(form, 'needs').values).toEqual(['quiet'])
  })
})

describe('the values of a body', () => {
  it('keep a name that comes again as a list, and everything else as it was typed', () => {
    expect(formValues('name=+Taz+&needs=quiet&needs=step-free&needs=&why=a%0D%0Ab')).toEqual({
      name: ' Taz ',
      needs: ['quiet', 'step-free', ''],
      why: 'a\nb',
    })
  })

  it('leave out names that reach into an object’s workings', () => {
    const values = formValues('__proto__=x&constructor=y&prototype=z&name=Taz')
    expect(Object.keys(values)).toEqual(['name'])
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  })

  it('lose nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (typed) => {
        const body = new URLSearchParams(typed.map((text) => ['words', text]))
        const kept = formValues(body.toString()).words ?? []
        expect([kept].flat()).toEqual(
          [...new URLSearchParams(body.toString()).values()].map((text) => text.replaceAll('\r\n', '\n')),
        )
      }),
    )
  })
})
